package nl.oogst.ui.cards

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.capture.NoCameraActions
import nl.oogst.ui.capture.NoCameraScreen
import nl.oogst.ui.capture.OnBlack
import nl.oogst.ui.capture.OnVeil
import nl.oogst.ui.parts.LessonField
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.theme.DarkColours
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.theme.Target
import nl.oogst.ui.words.LocalWords

interface ScanActions : NoCameraActions {
    fun shutter()
    fun naming(open: Boolean)
    fun lesson(text: String)
    fun done()
}

/** Reading cards: outlines on what is seen, one short advice, a shutter that turns leaf green when all is readable. */
@Composable
fun ScanScreen(state: ScanState, on: ScanActions, viewfinder: @Composable BoxScope.() -> Unit) {
    if (state.refused) return NoCameraScreen(on)
    val words = LocalWords.current
    Column(Modifier.fillMaxSize().background(Color.Black)) {
        Row(Modifier.fillMaxWidth().padding(4.dp), verticalAlignment = Alignment.CenterVertically) {
            OnBlack(Icons.close, words.close, on::back)
            Box(Modifier.weight(1f), contentAlignment = Alignment.Center) {
                Text(
                    if (state.outlines.isEmpty()) words.readCards else words.cardsSeen(state.outlines.size, state.allReadable),
                    style = LocalType.current.strong, color = Color.White, modifier = Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                )
            }
            OnBlack(Icons.grid, words.fromGallery, on::gallery)
        }
        LessonLine(state, on)
        Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.Center) {
            Box(Modifier.aspectRatio(state.ratio)) {
                viewfinder()
                Outlines(state.outlines)
            }
            Box(Modifier.align(Alignment.BottomCenter).padding(12.dp).semantics { liveRegion = LiveRegionMode.Polite }) {
                val fault = state.fault
                if (fault != null) words.fault(fault).let { (what, todo) -> OnVeil("$what $todo", Icons.alert) }
                else if (state.reading) OnVeil(words.readingCards)
                else words.advice(state.advice)?.let { OnVeil(it, if (state.advice == Advice.Good) Icons.check else null) }
            }
        }
        Row(Modifier.fillMaxWidth().padding(16.dp), horizontalArrangement = Arrangement.SpaceBetween, verticalAlignment = Alignment.CenterVertically) {
            Text(listOf(words.cardsRead(state.read), words.cardsMissed(state.missed)).filter { it.isNotEmpty() }.joinToString("\n"), style = LocalType.current.small, color = Color.White, modifier = Modifier.widthIn(max = 110.dp).weight(1f))
            Shutter(state, on::shutter)
            Box(Modifier.weight(1f), contentAlignment = Alignment.CenterEnd) {
                if (state.read > 0) TextButton(on::done) { Text(words.result, style = LocalType.current.strong, color = DarkColours.accent) }
            }
        }
    }
}

/** Which lesson the cards are of: one line, that opens to a field. */
@Composable
private fun LessonLine(state: ScanState, on: ScanActions) {
    val words = LocalWords.current
    if (!state.naming) {
        TextButton({ on.naming(true) }, Modifier.fillMaxWidth().heightIn(min = Target)) {
            Text(if (state.lesson.isBlank()) words.whichLesson else words.ofLesson(state.lesson), style = LocalType.current.strong, color = DarkColours.accent, maxLines = 2)
        }
        return
    }
    Column(Modifier.fillMaxWidth().background(LocalColours.current.paper).padding(16.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        LessonField(state.lesson, state.lessons, on::lesson)
        MainButton(words.ready, { on.naming(false) })
    }
}

@Composable
private fun Shutter(state: ScanState, onClick: () -> Unit) {
    val words = LocalWords.current
    val ready = state.allReadable
    Box(
        Modifier.size(80.dp).clip(CircleShape).border(4.dp, if (ready) DarkColours.leaf else Color.White, CircleShape)
            .clickable(enabled = !state.reading, role = Role.Button, onClick = onClick)
            .semantics { contentDescription = if (ready) words.shootCardsReady else words.shootCards },
        contentAlignment = Alignment.Center,
    ) {
        if (state.reading) CircularProgressIndicator(Modifier.size(32.dp), color = Color.White)
        else Box(Modifier.size(62.dp).clip(CircleShape).background(if (ready) DarkColours.leaf else Color.White))
    }
}

/** A full line where a card is readable, a broken one where it isn't yet: not colour alone. */
@Composable
private fun Outlines(outlines: List<Outline>) {
    Canvas(Modifier.fillMaxSize()) {
        val dash = androidx.compose.ui.graphics.PathEffect.dashPathEffect(floatArrayOf(10.dp.toPx(), 6.dp.toPx()))
        outlines.forEach { outline ->
            val path = Path()
            outline.corners.forEachIndexed { i, (x, y) -> if (i == 0) path.moveTo(x * size.width, y * size.height) else path.lineTo(x * size.width, y * size.height) }
            path.close()
            drawPath(
                path, if (outline.readable) DarkColours.leaf else DarkColours.accent,
                style = Stroke(3.dp.toPx(), pathEffect = if (outline.readable) null else dash),
            )
        }
    }
}
