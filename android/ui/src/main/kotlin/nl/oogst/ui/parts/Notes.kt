package nl.oogst.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.ExperimentalLayoutApi
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.Icon
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** What went wrong, what is safe, what to do. */
@Composable
fun Trouble(fault: Fault, onRetry: (() -> Unit)? = null) {
    val words = LocalWords.current
    val (what, todo) = words.fault(fault)
    Notice(Icons.alert, LocalColours.current.clay, what, todo, onRetry?.let { words.again to it })
}

/** A framed message with an icon. */
@Composable
fun Notice(icon: ImageVector, colour: Color, what: String, more: String? = null, action: Pair<String, () -> Unit>? = null) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().clip(Corner).background(colours.surface).border(1.dp, colours.line, Corner).padding(12.dp)
            .semantics { liveRegion = LiveRegionMode.Polite },
        horizontalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        Icon(icon, contentDescription = null, tint = colour)
        Column(Modifier.weight(1f)) {
            Text(what, style = LocalType.current.strong)
            if (more != null) Text(more, style = LocalType.current.body, color = colours.quiet)
            if (action != null) WordButton(action.first, action.second, Modifier.padding(top = 4.dp))
        }
    }
}

/** Something takes a moment. */
@Composable
fun ColumnScope.Busy() {
    val words = LocalWords.current
    Box(Modifier.weight(1f).fillMaxWidth(), contentAlignment = Alignment.Center) {
        Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(12.dp)) {
            CircularProgressIndicator(Modifier.size(32.dp))
            Text(words.busy, style = LocalType.current.body, color = LocalColours.current.quiet)
        }
    }
}

/** How far something has come: a bar with its words above it. */
@Composable
fun Progress(text: String, part: Float?) {
    Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
        Text(text, style = LocalType.current.body)
        val bar = Modifier.fillMaxWidth().heightIn(min = 6.dp)
        val colours = LocalColours.current
        if (part == null) LinearProgressIndicator(bar, color = colours.sky, trackColor = colours.line)
        else LinearProgressIndicator({ part }, bar, color = colours.sky, trackColor = colours.line, drawStopIndicator = {})
    }
}

/** The line at the bottom that goes by itself. With large text the way back stands under it. */
@OptIn(ExperimentalLayoutApi::class)
@Composable
fun SaidBar(said: Said, onUndo: () -> Unit) {
    val colours = LocalColours.current
    val words = LocalWords.current
    FlowRow(
        Modifier.fillMaxWidth().padding(12.dp).clip(Corner).background(colours.ink).padding(start = 14.dp, end = 6.dp, top = 4.dp, bottom = 4.dp)
            .semantics { liveRegion = LiveRegionMode.Assertive },
        horizontalArrangement = Arrangement.SpaceBetween, verticalArrangement = Arrangement.Center, itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        Row(Modifier.heightIn(min = 48.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            Icon(if (said is Said.Wrong) Icons.alert else Icons.check, contentDescription = null, tint = colours.paper)
            Text(words.said(said), style = LocalType.current.body, color = colours.paper)
        }
        if (said is Said.Removed || said is Said.Saved && said.undo != null) {
            val tint = if (colours.dark) nl.oogst.ui.theme.LightColours.accent else nl.oogst.ui.theme.DarkColours.accent
            WordButton(words.undo, onUndo, colour = tint)
        }
    }
}
