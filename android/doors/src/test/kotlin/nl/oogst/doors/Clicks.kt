@file:OptIn(ExperimentalTestApi::class)

package nl.oogst.doors

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toComposeImageBitmap
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeTimeoutException
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextClearance
import androidx.compose.ui.test.performTextInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.OogstApp
import nl.oogst.ui.core.Core
import nl.oogst.ui.parts.Pictures
import org.jetbrains.skia.Image

fun app(model: AppModel, what: ComposeUiTest.() -> Unit) = runDesktopComposeUiTest(720, 1520) {
    setContent {
        CompositionLocalProvider(LocalDensity provides Density(2f, 1f)) { OogstApp(model, Decoded(model.core), dark = false) }
    }
    what()
}

fun ComposeUiTest.see(text: String, substring: Boolean = false) = until("'$text' on the screen") { onAllNodes(hasText(text, substring = substring)).fetchSemanticsNodes().isNotEmpty() }

/** Waits; when it does not come, says what is on the screen. */
fun ComposeUiTest.until(what: String, so: () -> Boolean) = try {
    waitUntil(what, PATIENCE, so)
} catch (late: ComposeTimeoutException) {
    val all = onAllNodes(SemanticsMatcher("anything") { true }).fetchSemanticsNodes()
    val shown = all.flatMap { node -> node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text } + node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty() }
    throw AssertionError("not in time: $what. On the screen: $shown", late)
}

fun ComposeUiTest.gone(text: String) = until("'$text' gone") { onAllNodes(hasText(text)).fetchSemanticsNodes().isEmpty() }

fun ComposeUiTest.seeOneOf(vararg any: String) =
    until("one of ${any.toList()}") { any.any { onAllNodes(hasText(it, substring = true, ignoreCase = true)).fetchSemanticsNodes().isNotEmpty() } }

fun ComposeUiTest.tap(what: SemanticsMatcher) {
    val able = what and hasClickAction() and isEnabled()
    until("${what.description} to tap") { onAllNodes(able).fetchSemanticsNodes().isNotEmpty() }
    onAllNodes(able).onFirst().run {
        runCatching { performScrollTo() }
        performClick()
    }
    waitForIdle()
}

/** The last of them: what is asked at the bottom bears the name of what was tapped. */
fun ComposeUiTest.tapLast(what: SemanticsMatcher) {
    val able = what and hasClickAction() and isEnabled()
    until("${what.description} to tap") { onAllNodes(able).fetchSemanticsNodes().size > 1 }
    onAllNodes(able).onLast().performClick()
    waitForIdle()
}

fun ComposeUiTest.field(label: String): SemanticsMatcher {
    val field = hasSetTextAction() and hasText(label)
    until("field $label") { onAllNodes(field).fetchSemanticsNodes().isNotEmpty() }
    return field
}

fun ComposeUiTest.type(label: String, text: String) {
    onAllNodes(field(label)).onFirst().performTextInput(text)
    waitForIdle()
}

fun ComposeUiTest.clear(label: String) {
    onAllNodes(field(label)).onFirst().performTextClearance()
    waitForIdle()
}

fun ComposeUiTest.typeFirst(text: String) {
    until("a field") { onAllNodes(hasSetTextAction()).fetchSemanticsNodes().isNotEmpty() }
    onAllNodes(hasSetTextAction()).onFirst().performTextInput(text)
    waitForIdle()
}

/** Real previews, decoded. */
private class Decoded(private val core: Core) : Pictures {
    override fun ready(key: String): ImageBitmap? = null
    override suspend fun load(key: String): ImageBitmap? = runCatching { core.picture(key) }.getOrNull()?.let { Image.makeFromEncoded(it).toComposeImageBitmap() }
}

/** Two busy cores, a debug build and a hub: generous, and never slept through. */
private const val PATIENCE = 60_000L
