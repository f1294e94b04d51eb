package nl.oogst.ui.screens

import androidx.compose.foundation.layout.Box
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.graphics.asSkiaBitmap
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.captureToImage
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import java.io.File
import java.time.ZoneId
import nl.oogst.ui.parts.LocalPictures
import nl.oogst.ui.theme.OogstTheme
import nl.oogst.ui.words.Dutch
import nl.oogst.ui.words.English
import nl.oogst.ui.words.LocalWords
import nl.oogst.ui.words.Words
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** How it is looked at. */
internal data class Look(val words: Words, val dark: Boolean, val scale: Float) {
    val name get() = "${words.locale.language}-${if (dark) "dark" else "light"}-${(scale * 100).toInt()}"
}

/**
 * Every screen, drawn in both languages, light and dark, at 100 and 200 % text. The pictures are for people to look at
 * (target/screens); what a machine can see, it checks: no text is cut, nothing to touch is smaller than 48 dp or without a name.
 */
@OptIn(ExperimentalTestApi::class)
class ScreensTest {
    private val looks = listOf(Dutch, English).flatMap { words -> listOf(false, true).flatMap { dark -> listOf(1f, 2f).map { Look(words, dark, it) } } }
    private val out = File("target/screens")

    @Test
    fun everyScreenIsDrawnWithNothingCutSmallOrNameless() {
        val only = System.getProperty("oogst.screen")
        val all = (everyday + theRest).filter { only == null || it.name.startsWith(only) }
        val wrong = ArrayList<String>()
        looks.forEach { look ->
            look.words.zone = ZoneId.of("Europe/Amsterdam")
            val shots = drawAll(all, look, wrong)
            contactSheet(shots, File(out, "sheet-${look.name}.jpg"))
        }
        assertEquals("", wrong.joinToString("\n"))
    }

    private fun drawAll(all: List<Shown>, look: Look, wrong: MutableList<String>): List<Pair<String, Image>> {
        val shots = ArrayList<Pair<String, Image>>()
        runDesktopComposeUiTest((WIDTH * DENSITY).toInt(), (HEIGHT * DENSITY).toInt()) {
            var shown by mutableStateOf(all.first())
            setContent {
                CompositionLocalProvider(LocalDensity provides Density(DENSITY, look.scale), LocalWords provides look.words, LocalPictures provides Drawn) {
                    OogstTheme(look.dark, roboto) { key(shown.name) { Box { shown.content() } } }
                }
            }
            all.forEach { one ->
                shown = one
                waitForIdle()
                val image = Image.makeFromBitmap(onRoot().captureToImage().asSkiaBitmap())
                shots += one.name to image
                File(out, "${look.name}/${one.name}.png").apply { parentFile.mkdirs() }.writeBytes(image.encodeToData(EncodedImageFormat.PNG)!!.bytes)
                wrong += check(this).map { "${look.name}/${one.name}: $it" }
            }
        }
        return shots
    }

    private fun check(test: DesktopComposeUiTest): List<String> {
        val wrong = ArrayList<String>()
        val nodes = flat(test.onRoot(useUnmergedTree = true).fetchSemanticsNode())
        assertTrue("nothing on the screen", nodes.any { it.config.contains(SemanticsProperties.Text) })
        nodes.forEach { node ->
            val lines = ArrayList<TextLayoutResult>()
            node.config.getOrNull(SemanticsActions.GetTextLayoutResult)?.action?.invoke(lines)
            // What is being typed scrolls in its field, and an address has no place to be broken.
            if (!node.config.contains(SemanticsProperties.EditableText)) lines.forEach { wrong += cut(it) }
        }
        flat(test.onRoot().fetchSemanticsNode()).filter { it.config.contains(SemanticsActions.OnClick) && it.size.height > 0 }.forEach { node ->
            val name = node.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString() ?: node.config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }
                ?: node.config.getOrNull(SemanticsProperties.EditableText)?.text
            if (name.isNullOrBlank()) wrong += "nameless: ${node.config}"
            val bounds = node.touchBoundsInRoot
            // Rounding may take a pixel; what is scrolled half out of view is measured where it is whole.
            val least = 48 * DENSITY - 1
            if (node.size.height < least && bounds.height < least) wrong += "low: $name ${node.size}"
            if (node.size.width < least && bounds.width < least) wrong += "narrow: $name ${node.size}"
        }
        return wrong
    }

    /** Text outside its box, lines that were left out, and words broken in two (a phone hyphenates the very long ones). */
    private fun cut(layout: TextLayoutResult): List<String> {
        val text = layout.layoutInput.text.text
        val wrong = ArrayList<String>()
        val last = layout.lineCount - 1
        if ((0..last).any { layout.getLineRight(it) - layout.getLineLeft(it) > layout.size.width + 2 }) wrong += "wider than its box: $text"
        if (last >= 0 && layout.getLineBottom(last) > layout.size.height + 2) wrong += "higher than its box: $text"
        if (last >= 0 && layout.getLineEnd(last) < text.length) wrong += "not all of it: $text"
        for (line in 0 until last) {
            val end = layout.getLineEnd(line)
            val word = text.substring(0, end).takeLastWhile { it.isLetter() } + text.substring(end).takeWhile { it.isLetter() }
            if (end in 1 until text.length && text[end - 1].isLetter() && text[end].isLetter() && word.length <= LONG_WORD) wrong += "broken word: $word"
        }
        return wrong
    }

    private fun flat(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::flat)

    companion object {
        /** A small phone, in dp. */
        const val WIDTH = 360
        const val HEIGHT = 760
        const val DENSITY = 1.5f

        /** Letters from which a word may be broken at 200 % on a small screen. */
        const val LONG_WORD = 18

        /** What Android writes with, where it is installed. */
        val roboto: FontFamily = run {
            val folder = File("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF")
            val files = listOf("Roboto-Regular.ttf" to FontWeight.Normal, "Roboto-Bold.ttf" to FontWeight.SemiBold).map { (name, weight) -> File(folder, name) to weight }
            if (files.all { it.first.exists() }) FontFamily(files.map { (file, weight) -> Font(file, weight) }) else FontFamily.Default
        }
    }
}
