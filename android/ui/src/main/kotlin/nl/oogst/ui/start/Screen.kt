package nl.oogst.ui.start

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LARGE_TEXT
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.theme.Target
import nl.oogst.ui.words.LocalWords

/** What can be done from the start. */
interface StartActions {
    fun assignment()
    fun photo()
    fun video()
    fun document()
    fun cards()
    fun pupil()
    fun captures()
    fun capture(id: String)
    fun submit()
    fun outbox()
    fun inbox()
    fun settings()
    fun join()
    fun retry()
}

/** Start: the assignment now, and everything a thumb needs to catch something. */
@Composable
fun StartScreen(state: StartState, on: StartActions) {
    val words = LocalWords.current
    Column(Modifier.fillMaxSize().background(LocalColours.current.paper)) {
        Top(state, on)
        Column(
            Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(horizontal = Edge),
            verticalArrangement = Arrangement.SpaceBetween,
        ) {
            Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
                Now(state, on)
                if (state.updateNeeded) Trouble(Fault("team.update_needed"))
                if (state.diskFull) Notice(Icons.alert, LocalColours.current.clay, words.diskFull, words.diskFullTodo, words.freeSpace to on::settings)
                state.fault?.let { Trouble(it, on::retry) }
            }
            Column(Modifier.padding(top = 16.dp, bottom = 12.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
                Last(state, on)
                Outbox(state, on)
                Two(on)
            }
        }
        Catch(on)
    }
}

@Composable
private fun Top(state: StartState, on: StartActions) {
    val words = LocalWords.current
    Row(Modifier.fillMaxWidth().padding(start = Edge, end = 4.dp, top = 4.dp), verticalAlignment = Alignment.CenterVertically) {
        Text(state.team ?: words.appName, style = LocalType.current.body, color = LocalColours.current.quiet, modifier = Modifier.weight(1f), maxLines = 2)
        if (state.preparer) {
            Row(
                Modifier.clip(Corner).clickable(role = Role.Button, onClick = on::inbox).heightIn(min = Target).widthIn(min = Target).padding(horizontal = 8.dp)
                    .semantics { contentDescription = words.inboxWith(state.unopened) },
                verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterHorizontally),
            ) {
                Icon(Icons.inbox, contentDescription = null)
                if (state.unopened > 0) Text("${state.unopened}", style = LocalType.current.strong, color = LocalColours.current.accent)
            }
        }
        IconAction(Icons.settings, words.settings, on::settings)
    }
}

@Composable
private fun Now(state: StartState, on: StartActions) {
    val words = LocalWords.current
    val type = LocalType.current
    val colours = LocalColours.current
    val assignment = state.assignment
    when {
        state.loading -> Text(words.busy, style = type.body, color = colours.quiet)
        state.membership == Membership.None -> {
            Text(words.noTeamTitle, style = type.display, modifier = Modifier.semantics { heading() })
            Text(words.noTeamHint, style = type.body, color = colours.quiet)
            SideButton(words.join, on::join, Modifier.fillMaxWidth(), Icons.scan)
        }
        state.membership != Membership.In -> Notice(Icons.clock, colours.sky, words.membership(state.membership), words.membershipTodo(state.membership), words.open to on::join)
        assignment == null -> {
            Text(words.noAssignmentTitle, style = type.title, modifier = Modifier.semantics { heading() })
            Text(words.noAssignmentHint, style = type.body, color = colours.quiet)
        }
        else -> {
            Column(Modifier.clickable(onClickLabel = words.readAssignment, role = Role.Button, onClick = on::assignment), verticalArrangement = Arrangement.spacedBy(4.dp)) {
                Text(listOfNotNull(words.time(assignment.time), words.upTo(assignment).takeIf { assignment.time is Time.Running }).joinToString(" · "), style = type.strong, color = colours.accent)
                Text(assignment.title, style = type.display, modifier = Modifier.semantics { heading() })
                assignment.goal?.let { Text(it, style = type.large, color = colours.quiet) }
                assignment.forWhom?.let { Text(words.forWhom(it), style = type.body, color = colours.quiet) }
                Row(Modifier.heightIn(min = 32.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(4.dp)) {
                    Text(words.readAssignment, style = type.strong)
                    Icon(Icons.next, contentDescription = null, tint = colours.quiet, modifier = Modifier.size(18.dp))
                }
            }
        }
    }
    if (state.offline) {
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalAlignment = Alignment.CenterVertically) {
            Icon(Icons.offline, contentDescription = null, tint = colours.quiet, modifier = Modifier.size(18.dp))
            Text(words.offlineLine, style = type.body, color = colours.quiet)
        }
    }
}

@Composable
private fun Last(state: StartState, on: StartActions) {
    val words = LocalWords.current
    if (state.last.isEmpty()) return
    Column {
        Row(verticalAlignment = Alignment.CenterVertically) {
            WordButton(words.captures(state.captures), on::captures, colour = LocalColours.current.ink)
            Box(Modifier.weight(1f))
            if (state.membership == Membership.In) WordButton(words.submit, on::submit)
        }
        LazyRow(Modifier.clip(Corner), horizontalArrangement = Arrangement.spacedBy(2.dp)) {
            items(state.last, key = { it.id }) { thumb ->
                Tile(thumb, Modifier.size(84.dp).clickable(role = Role.Button) { on.capture(thumb.id) })
            }
        }
    }
}

@Composable
private fun Outbox(state: StartState, on: StartActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val line = state.outbox
    val (icon, tint) = when {
        line.attention > 0 -> Icons.alert to colours.clay
        line.sending > 0 -> Icons.sending to colours.sky
        line.waitingWifi > 0 -> Icons.wifi to colours.sky
        line.queued > 0 -> Icons.clock to colours.sky
        line.received > 0 -> Icons.cloud to colours.leaf
        else -> return
    }
    Column(Modifier.fillMaxWidth().clickable(role = Role.Button, onClick = on::outbox)) {
        HorizontalDivider(color = colours.line)
        Row(Modifier.heightIn(min = 48.dp).padding(vertical = 8.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            Icon(icon, contentDescription = null, tint = tint, modifier = Modifier.size(20.dp))
            Text(words.outboxLine(line), style = LocalType.current.body, modifier = Modifier.weight(1f))
            Icon(Icons.next, contentDescription = null, tint = colours.quiet, modifier = Modifier.size(20.dp))
        }
        if (line.sending > 0) LinearProgressIndicator({ line.percent / 100f }, Modifier.fillMaxWidth(), color = colours.sky, trackColor = colours.line, drawStopIndicator = {})
        else HorizontalDivider(color = colours.line)
    }
}

@Composable
private fun Two(on: StartActions) {
    val words = LocalWords.current
    if (LocalDensity.current.fontScale > LARGE_TEXT) {
        SideButton(words.readCards, on::cards, Modifier.fillMaxWidth(), Icons.cards)
        SideButton(words.pupilsTurn, on::pupil, Modifier.fillMaxWidth(), Icons.pupil)
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            SideButton(words.readCards, on::cards, Modifier.weight(0.95f), Icons.cards)
            SideButton(words.pupilsTurn, on::pupil, Modifier.weight(1.05f), Icons.pupil)
        }
    }
}

@Composable
private fun Catch(on: StartActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    HorizontalDivider(color = colours.line)
    Row(
        Modifier.fillMaxWidth().background(colours.surface).padding(8.dp, 10.dp),
        horizontalArrangement = Arrangement.SpaceEvenly, verticalAlignment = Alignment.CenterVertically,
    ) {
        Beside(Icons.video, words.video, on::video, Modifier.weight(1f))
        Box(
            Modifier.size(88.dp).clip(CircleShape).background(colours.accent).clickable(role = Role.Button, onClick = on::photo)
                .semantics { contentDescription = words.takePhoto },
            contentAlignment = Alignment.Center,
        ) { Icon(Icons.camera, contentDescription = null, tint = colours.onAccent, modifier = Modifier.size(40.dp)) }
        Beside(Icons.document, words.document, on::document, Modifier.weight(1f))
    }
}

@Composable
private fun Beside(icon: ImageVector, label: String, onClick: () -> Unit, modifier: Modifier) {
    Column(
        modifier.clip(Corner).clickable(role = Role.Button, onClick = onClick).heightIn(min = 64.dp).widthIn(min = 64.dp).padding(4.dp),
        horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.Center,
    ) {
        Icon(icon, contentDescription = null, modifier = Modifier.size(28.dp))
        Text(label, style = LocalType.current.small, textAlign = TextAlign.Center)
    }
}
