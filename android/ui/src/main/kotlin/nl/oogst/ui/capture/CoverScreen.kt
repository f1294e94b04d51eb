package nl.oogst.ui.capture

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.gestures.detectDragGestures
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.OnOff
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.picture
import nl.oogst.ui.theme.DarkColours
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface CoverActions {
    /** A tap: chooses the rectangle there, or puts a new one. */
    fun tap(x: Float, y: Float)
    fun startDrag(x: Float, y: Float)
    /** Moves the rectangle, or its corner when that was taken hold of. */
    fun drag(dx: Float, dy: Float)
    fun larger()
    fun smaller()
    fun remove()
    fun undo()
    fun keepOriginal(keep: Boolean)
    fun burn()
    fun back()
}

/** Cover faces: rectangles moved by finger, then burnt in for good. */
@Composable
fun CoverScreen(state: CoverState, on: CoverActions) {
    val words = LocalWords.current
    Page(
        words.coverFaces, on::back,
        actions = { IconAction(Icons.undo, words.undo, on::undo, enabled = state.faces.isNotEmpty()) },
        bottom = {
            if (state.working) Progress(words.covering, null)
            else MainButton(words.coverNow(state.faces.size), on::burn, enabled = state.faces.isNotEmpty())
        },
    ) {
        Scrolling {
            Canvas(state, on)
            state.fault?.let { Trouble(it) }
            Text(if (state.looking) words.lookingForFaces else words.coverHint, style = LocalType.current.body, color = LocalColours.current.quiet)
            if (state.chosen != null) {
                FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    SideButton(words.smaller, on::smaller)
                    SideButton(words.larger, on::larger)
                    SideButton(words.takeAway, on::remove, icon = Icons.trash)
                }
            }
            OnOff(words.keepOriginal, words.keepOriginalHint, state.keepOriginal, on::keepOriginal)
        }
    }
}

@Composable
private fun Canvas(state: CoverState, on: CoverActions) {
    val words = LocalWords.current
    val bitmap = picture(state.picture)
    val actions by rememberUpdatedState(on)
    BoxWithConstraints(Modifier.fillMaxWidth().aspectRatio(state.ratio).background(LocalColours.current.line)) {
        if (bitmap != null) Image(bitmap, contentDescription = null, contentScale = ContentScale.FillBounds, modifier = Modifier.fillMaxSize())
        Canvas(
            Modifier.fillMaxSize()
                .semantics { contentDescription = words.coverCount(state.faces.size) }
                .pointerInput(Unit) { detectTapGestures { actions.tap(it.x / size.width, it.y / size.height) } }
                .pointerInput(Unit) {
                    detectDragGestures(onDragStart = { actions.startDrag(it.x / size.width, it.y / size.height) }) { change, by ->
                        change.consume()
                        actions.drag(by.x / size.width, by.y / size.height)
                    }
                },
        ) {
            state.faces.forEachIndexed { index, face ->
                val at = Offset(face.left * size.width, face.top * size.height)
                val by = Size((face.right - face.left) * size.width, (face.bottom - face.top) * size.height)
                drawRect(if (face.suggested) Color(0x99000000) else Color(0xFF1D2A24), at, by)
                val chosen = index == state.chosen
                drawRect(if (chosen) DarkColours.accent else Color.White, at, by, style = Stroke(if (chosen) 3.dp.toPx() else 1.5.dp.toPx()))
                if (chosen) drawCircle(DarkColours.accent, 9.dp.toPx(), Offset(at.x + by.width, at.y + by.height))
            }
        }
    }
}
