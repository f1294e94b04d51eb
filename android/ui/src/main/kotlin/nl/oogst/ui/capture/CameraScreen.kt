package nl.oogst.ui.capture

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.DarkColours
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface CameraActions : NoCameraActions {
    fun shutter()
    fun flash()
    fun turn()
    fun zoom(to: Float)
    fun last()
}

private val Black = Color(0xFF000000)
private val White = Color(0xFFFFFFFF)
private val Veil = Color(0xB3000000)

/** The camera: always dark, stays open after a shot. [viewfinder] is the platform's. While it films there is one button: stop. */
@Composable
fun CameraScreen(state: CameraState, on: CameraActions, viewfinder: @Composable BoxScope.() -> Unit) {
    val words = LocalWords.current
    if (state.refused) return NoCameraScreen(on)
    Column(Modifier.fillMaxSize().background(Black)) {
        Row(Modifier.fillMaxWidth().padding(4.dp), verticalAlignment = Alignment.CenterVertically) {
            OnBlack(Icons.close, words.close, on::back)
            Box(Modifier.weight(1f), contentAlignment = Alignment.Center) {
                Text(
                    words.taken(state.taken), style = LocalType.current.strong, color = White, textAlign = TextAlign.Center,
                    modifier = Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                )
            }
            if (state.canFlash && state.filmed == null) OnBlack(Icons.flash, if (state.flash) words.flashOff else words.flashOn, on::flash, if (state.flash) DarkColours.accent else White)
            else Box(Modifier.size(48.dp))
        }
        Box(Modifier.weight(1f).fillMaxWidth().clip(RoundedCornerShape(4.dp)), contentAlignment = Alignment.Center) {
            Box(Modifier.aspectRatio(state.ratio)) { viewfinder() }
            val shown by rememberUpdatedState(state)
            // Over the platform's picture, which would keep the fingers to itself.
            if (state.zoomMost > 1f) Box(Modifier.matchParentSize().pointerInput(Unit) { detectTransformGestures { _, _, by, _ -> if (by != 1f) on.zoom(shown.zoom * by) } })
            Column(Modifier.align(Alignment.BottomCenter).padding(12.dp), verticalArrangement = Arrangement.spacedBy(8.dp), horizontalAlignment = Alignment.CenterHorizontally) {
                state.fault?.let {
                    val (what, todo) = words.fault(it)
                    OnVeil("$what $todo", Icons.alert)
                }
                if (state.zoomMost > 1f) Zoom(state, on::zoom)
                if (state.kind == Kind.Video) Countdown(state)
            }
        }
        Row(Modifier.fillMaxWidth().padding(24.dp, 16.dp), horizontalArrangement = Arrangement.SpaceBetween, verticalAlignment = Alignment.CenterVertically) {
            if (state.last != null && state.filmed == null) Tile(state.last, Modifier.size(56.dp).clip(Corner).clickable(role = Role.Button, onClick = on::last), mark = false)
            else Box(Modifier.size(56.dp))
            Shutter(state, on::shutter)
            if (state.canTurn && state.filmed == null) OnBlack(Icons.turn, words.turnCamera, on::turn, modifier = Modifier.size(56.dp)) else Box(Modifier.size(56.dp))
        }
    }
}

@Composable
private fun Countdown(state: CameraState) {
    val words = LocalWords.current
    val left = state.limit - (state.filmed ?: 0)
    Column(
        Modifier.fillMaxWidth().clip(Corner).background(Veil).padding(12.dp).semantics(mergeDescendants = true) {},
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Text(
            if (state.filmed == null) words.videoAtMost(state.limit) else words.secondsLeft(left),
            style = LocalType.current.strong, color = White, textAlign = TextAlign.Center, modifier = Modifier.fillMaxWidth(),
        )
        if (state.silent) Text(words.silentFilm, style = LocalType.current.body, color = White, textAlign = TextAlign.Center, modifier = Modifier.fillMaxWidth())
        if (state.filmed != null) {
            val tint = if (left <= 10) DarkColours.clay else DarkColours.accent
            LinearProgressIndicator({ state.filmed.toFloat() / state.limit }, Modifier.fillMaxWidth(), color = tint, trackColor = Color(0x66FFFFFF), drawStopIndicator = {})
        }
    }
}

/** Two fingers zoom freely; with one thumb it is once or twice. */
@Composable
private fun Zoom(state: CameraState, onZoom: (Float) -> Unit) {
    val words = LocalWords.current
    Box(
        Modifier.size(48.dp).clip(CircleShape).background(Veil).clickable(role = Role.Button) { onZoom(if (state.zoom < ALMOST_TWICE) 2f else 1f) }
            .semantics { contentDescription = words.zoomed(state.zoom) },
        contentAlignment = Alignment.Center,
    ) {
        // No larger with large text: it has one place, and is read out.
        val size = with(LocalDensity.current) { 15.dp.toSp() }
        Text(words.times(state.zoom), style = LocalType.current.strong.copy(fontSize = size), color = White, modifier = Modifier.clearAndSetSemantics {})
    }
}

private const val ALMOST_TWICE = 1.5f

@Composable
private fun Shutter(state: CameraState, onClick: () -> Unit) {
    val words = LocalWords.current
    val filming = state.filmed != null
    val label = when {
        filming -> words.stopFilming
        state.kind == Kind.Video -> words.startFilming
        else -> words.takePhoto
    }
    Box(
        Modifier.size(80.dp).clip(CircleShape).border(4.dp, White, CircleShape).clickable(enabled = !state.saving, role = Role.Button, onClick = onClick)
            .semantics { contentDescription = label },
        contentAlignment = Alignment.Center,
    ) {
        when {
            state.saving -> CircularProgressIndicator(Modifier.size(32.dp), color = White)
            filming -> Box(Modifier.size(30.dp).clip(RoundedCornerShape(6.dp)).background(DarkColours.clay))
            state.kind == Kind.Video -> Box(Modifier.size(62.dp).clip(CircleShape).background(Color(0xFFD6453B)))
            else -> Box(Modifier.size(62.dp).clip(CircleShape).background(White))
        }
    }
}

/** One line that can be read over any picture. */
@Composable
fun OnVeil(text: String, icon: ImageVector? = null) {
    Row(Modifier.clip(Corner).background(Veil).padding(12.dp, 8.dp), horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
        if (icon != null) Icon(icon, contentDescription = null, tint = White, modifier = Modifier.size(20.dp))
        Text(text, style = LocalType.current.body, color = White)
    }
}

/** An icon on the camera's black. */
@Composable
fun OnBlack(icon: ImageVector, label: String, onClick: () -> Unit, tint: Color = White, modifier: Modifier = Modifier) {
    IconButton(onClick, modifier.size(48.dp)) { Icon(icon, contentDescription = label, tint = tint) }
}
