package nl.oogst.ui.pupil

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Busy
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LARGE_TEXT
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface PupilActions {
    fun choose(number: Int)
    fun answer(said: Said)
    fun photo()
    fun next()
    fun previous()
    fun done()
    fun undo()
    fun nextPupil()
    /** The teacher wants the device back: the platform asks for its lock. */
    fun leave()
}

/** Pupil mode: one question a screen. Everything that is not this pupil's is out of reach. */
@Composable
fun PupilScreen(state: PupilState, on: PupilActions) {
    Column(Modifier.fillMaxSize().background(LocalColours.current.paper)) {
        when (val stage = state.stage) {
            is Stage.Numbers -> Numbers(stage, state, on)
            is Stage.Question -> Asking(stage, state, on)
            is Stage.Review -> Review(stage, state, on)
            is Stage.Thanks -> Thanks(stage, on)
            Stage.Saving -> Busy()
        }
    }
}

@Composable
private fun ColumnScope.Numbers(stage: Stage.Numbers, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Row(Modifier.padding(start = Edge, end = 4.dp, top = 4.dp), verticalAlignment = Alignment.CenterVertically) {
        Text(state.lesson.orEmpty(), style = LocalType.current.body, color = colours.quiet, modifier = Modifier.weight(1f))
        IconAction(Icons.lock, words.leavePupilMode, on::leave)
    }
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(words.whichNumber, style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            stage.numbers.forEach { n ->
                val done = n in stage.done
                Box(
                    Modifier.size(if (LocalDensity.current.fontScale > LARGE_TEXT) 76.dp else 58.dp).clip(Corner).background(if (done) colours.line else colours.surface)
                        .border(1.dp, colours.edge, Corner).selectable(false, enabled = !done, role = Role.Button) { on.choose(n) }
                        .semantics(mergeDescendants = true) {},
                    contentAlignment = Alignment.Center,
                ) {
                    if (done) Icon(Icons.check, contentDescription = words.numberDone(n), tint = colours.quiet)
                    else Text("$n", style = LocalType.current.title)
                }
            }
        }
    }
}

@Composable
private fun Top(number: Int, at: Int?, of: Int) {
    val colours = LocalColours.current
    val words = LocalWords.current
    Row(Modifier.fillMaxWidth().padding(Edge, 12.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        Box(Modifier.clip(CircleShape).background(colours.leaf).padding(14.dp, 6.dp), contentAlignment = Alignment.Center) {
            Text(words.number(number), style = LocalType.current.heading, color = colours.onLeaf)
        }
        Row(Modifier.weight(1f).clearAndSetSemantics {}, horizontalArrangement = Arrangement.spacedBy(4.dp, Alignment.End)) {
            repeat(of) { i -> Box(Modifier.weight(1f).heightIn(min = 6.dp).clip(Corner).background(if (at != null && i > at) colours.line else colours.leaf)) }
        }
    }
}

@Composable
private fun ColumnScope.Asking(stage: Stage.Question, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    Top(stage.number, stage.at, stage.of)
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(stage.ask.text, style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
        when (stage.ask.how) {
            Answering.Faces, Answering.Steps -> Four(stage, on)
            Answering.Minutes -> Minutes(stage, on)
            Answering.Words -> Words(stage, on)
            Answering.Photo -> Photo(stage, on)
            Answering.Help -> Help(stage, on)
        }
    }
    Bottom {
        val answered = stage.said.given
        val next: @Composable (Modifier) -> Unit = { MainButton(if (answered || !stage.ask.optional) words.next else words.skip, on::next, it, enabled = answered || stage.ask.optional) }
        if (LocalDensity.current.fontScale > LARGE_TEXT) {
            next(Modifier)
            SideButton(words.previous, on::previous, Modifier.fillMaxWidth())
        } else Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            SideButton(words.previous, on::previous, Modifier.weight(1f))
            next(Modifier.weight(1f))
        }
    }
}

@Composable
private fun Four(stage: Stage.Question, on: PupilActions) {
    val labels = stage.ask.labels
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        labels.forEachIndexed { i, label ->
            val chosen = stage.said.step == i + 1
            Large(chosen, { on.answer(stage.said.copy(step = i + 1)) }) {
                if (stage.ask.how == Answering.Faces) Smiley(i, labels.size) else Steps(i + 1, labels.size)
                Text(label, style = LocalType.current.heading, modifier = Modifier.weight(1f))
            }
        }
    }
}

/** A large answer: at least 72 high, the whole width. */
@Composable
internal fun Large(chosen: Boolean, onClick: () -> Unit, content: @Composable androidx.compose.foundation.layout.RowScope.() -> Unit) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().clip(Corner).background(colours.surface).border(if (chosen) 3.dp else 1.dp, if (chosen) colours.accent else colours.edge, Corner)
            .selectable(chosen, role = Role.RadioButton, onClick = onClick).heightIn(min = 76.dp).padding(16.dp, 12.dp),
        verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(16.dp),
    ) {
        content()
        if (chosen) Icon(Icons.check, contentDescription = null, tint = colours.accent)
    }
}

@Composable
internal fun Bottom(content: @Composable ColumnScope.() -> Unit) {
    val colours = LocalColours.current
    HorizontalDivider(color = colours.line)
    Column(Modifier.fillMaxWidth().background(colours.surface).padding(Edge), verticalArrangement = Arrangement.spacedBy(8.dp), content = content)
}

@Composable
private fun ColumnScope.Review(stage: Stage.Review, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    Top(stage.number, null, stage.lines.size)
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Text(words.lookItOver, style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
        stage.lines.forEach { (question, answer) ->
            Column {
                Text(question, style = LocalType.current.body, color = LocalColours.current.quiet)
                Text(answer, style = LocalType.current.heading)
            }
        }
    }
    Bottom {
        MainButton(words.done, on::done, icon = Icons.check)
        SideButton(words.changeSomething, on::previous, Modifier.fillMaxWidth())
    }
}

@Composable
private fun ColumnScope.Thanks(stage: Stage.Thanks, on: PupilActions) {
    val words = LocalWords.current
    Column(Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterVertically), horizontalAlignment = Alignment.CenterHorizontally) {
        Icon(Icons.check, contentDescription = null, tint = LocalColours.current.leaf, modifier = Modifier.size(72.dp))
        Text(words.thanks(stage.number), style = LocalType.current.display, textAlign = TextAlign.Center, modifier = Modifier.semantics { heading() })
        Text(words.passItOn, style = LocalType.current.large, color = LocalColours.current.quiet, textAlign = TextAlign.Center)
    }
    Bottom {
        MainButton(words.nextPupil, on::nextPupil)
        if (stage.canUndo) SideButton(words.undo, on::undo, Modifier.fillMaxWidth(), Icons.undo)
    }
}
