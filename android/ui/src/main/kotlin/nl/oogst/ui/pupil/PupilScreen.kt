package nl.oogst.ui.pupil

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
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
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import nl.oogst.ui.capture.CameraActions
import nl.oogst.ui.capture.CameraScreen
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
    /** The number was done before, and says it again. */
    fun again()
    /** Of several: one more, or one less. */
    fun tick(name: String)
    fun type(text: String)
    /** Gives an answer, and goes on to the next screen. */
    fun answer(answer: Answer)
    /** Opens the camera over the question; [camera] is what can be done there. */
    fun photo()
    val camera: CameraActions
    fun previous()
    fun done()
    fun undo()
    fun nextPupil()
    /** The teacher wants the device back: the platform asks for its lock. */
    fun leave()
}

/** Pupil mode: one question a screen, one tap an answer. Everything that is not this pupil's is out of reach. */
@Composable
fun PupilScreen(state: PupilState, on: PupilActions, viewfinder: @Composable BoxScope.() -> Unit = {}) {
    state.camera?.let { return CameraScreen(it, on.camera, viewfinder) }
    Column(Modifier.fillMaxSize().background(LocalColours.current.paper)) {
        when (val stage = state.stage) {
            is Stage.Numbers -> Numbers(stage, state, on)
            is Stage.Question -> Asking(stage, state, on)
            is Stage.Finish -> Finish(stage, state, on)
            is Stage.Again -> Again(stage, on)
            is Stage.Thanks -> Thanks(stage, on)
            Stage.Wait -> Wait(state, on)
        }
    }
}

/** Before the first screen came; when it can't come, the teacher still gets out. */
@Composable
private fun ColumnScope.Wait(state: PupilState, on: PupilActions) {
    val fault = state.fault ?: return Busy()
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge)) { Trouble(fault, on::nextPupil) }
    Bottom { SideButton(LocalWords.current.leavePupilMode, on::leave, Modifier.fillMaxWidth(), Icons.lock) }
}

@Composable
private fun ColumnScope.Numbers(stage: Stage.Numbers, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val large = LocalDensity.current.fontScale > LARGE_TEXT
    Row(Modifier.padding(start = Edge, end = 4.dp, top = 4.dp), verticalAlignment = Alignment.CenterVertically) {
        Text(state.lesson.orEmpty(), style = LocalType.current.body, color = colours.quiet, modifier = Modifier.weight(1f))
        IconAction(Icons.lock, words.leavePupilMode, on::leave)
    }
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(words.whichNumber, style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            stage.pupils.forEach { pupil ->
                Column(
                    Modifier.size(if (large) 100.dp else 74.dp, if (large) 104.dp else 76.dp).clip(Corner).background(colours.surface)
                        .border(1.dp, colours.edge, Corner).selectable(false, role = Role.Button) { on.choose(pupil.number) }
                        .clearAndSetSemantics {
                            contentDescription = words.number(pupil.number)
                            role = Role.Button
                            onClick { on.choose(pupil.number); true }
                        },
                    horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.Center,
                ) {
                    Text(pupil.picture, style = LocalType.current.title)
                    Text("${pupil.number}", style = LocalType.current.heading)
                }
            }
        }
    }
}

@Composable
private fun Top(pupil: Pupil, at: Int?, of: Int) {
    val colours = LocalColours.current
    val words = LocalWords.current
    Row(Modifier.fillMaxWidth().padding(Edge, 12.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp)) {
        Row(
            Modifier.clip(CircleShape).background(colours.leaf).padding(14.dp, 6.dp).semantics(mergeDescendants = true) {},
            verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(8.dp),
        ) {
            Text(pupil.picture, style = LocalType.current.heading, modifier = Modifier.clearAndSetSemantics {})
            Text(words.number(pupil.number), style = LocalType.current.heading, color = colours.onLeaf)
        }
        Row(Modifier.weight(1f).clearAndSetSemantics {}, horizontalArrangement = Arrangement.spacedBy(4.dp, Alignment.End)) {
            repeat(of) { i -> Box(Modifier.weight(1f).heightIn(min = 6.dp).clip(Corner).background(if (at != null && i > at) colours.line else colours.leaf)) }
        }
    }
}

@Composable
private fun ColumnScope.Asking(stage: Stage.Question, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    val seen = stage.seen
    Top(seen.pupil, seen.at, seen.of)
    Column(Modifier.weight(1f).verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(seen.ask.text, style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
        when (seen.ask.how) {
            Answering.Faces, Answering.Steps, Answering.Plain -> One(stage, on)
            Answering.Several -> Several(stage, on)
            Answering.Minutes -> Minutes(stage, on)
            Answering.Words -> Words(stage, on)
            Answering.Photo -> Photo(stage, on)
            Answering.Help -> Help(stage, on)
        }
    }
    Bottom {
        val next: @Composable (Modifier) -> Unit = { modifier -> Next(stage, on, modifier) }
        if (LocalDensity.current.fontScale > LARGE_TEXT) {
            next(Modifier.fillMaxWidth())
            SideButton(words.previous, on::previous, Modifier.fillMaxWidth())
        } else Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            SideButton(words.previous, on::previous, Modifier.weight(1f))
            next(Modifier.weight(1f))
        }
    }
}

/** Gives what was filled in; where a tap on an answer does that, it goes on with what was said before, or passes over. */
@Composable
private fun Next(stage: Stage.Question, on: PupilActions, modifier: Modifier) {
    val words = LocalWords.current
    val answer = when (stage.seen.ask.how) {
        Answering.Words -> stage.words.takeIf { it.isNotBlank() }?.let(Answer::Words)
        // A new photo is given as soon as it is taken; the one that stands, by going on.
        Answering.Photo -> stage.seen.before.photo?.let(Answer::Photo)
        else -> stage.chosen.takeIf { it.isNotEmpty() }?.let { Answer.Chosen(it.toList()) }
    }
    if (answer != null) MainButton(words.next, { on.answer(answer) }, modifier)
    else SideButton(words.skip, { on.answer(Answer.Skip) }, modifier)
}

@Composable
private fun One(stage: Stage.Question, on: PupilActions) {
    val options = stage.seen.ask.options
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        options.forEachIndexed { i, option ->
            Large(option.name in stage.chosen, { on.answer(Answer.Chosen(listOf(option.name))) }) {
                if (option.mood != null) Smiley(option.mood) else if (stage.seen.ask.how == Answering.Steps) Steps(i + 1, options.size)
                Text(option.label, style = LocalType.current.heading, modifier = Modifier.weight(1f))
            }
        }
    }
}

@Composable
private fun Several(stage: Stage.Question, on: PupilActions) {
    Column(verticalArrangement = Arrangement.spacedBy(10.dp)) {
        stage.seen.ask.options.forEach { option ->
            Large(option.name in stage.chosen, { on.tick(option.name) }, Role.Checkbox) { Text(option.label, style = LocalType.current.heading, modifier = Modifier.weight(1f)) }
        }
    }
}

/** A large answer: at least 72 high, the whole width. */
@Composable
internal fun Large(chosen: Boolean, onClick: () -> Unit, role: Role = Role.RadioButton, content: @Composable androidx.compose.foundation.layout.RowScope.() -> Unit) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().clip(Corner).background(colours.surface).border(if (chosen) 3.dp else 1.dp, if (chosen) colours.accent else colours.edge, Corner)
            .selectable(chosen, role = role, onClick = onClick).heightIn(min = 76.dp).padding(16.dp, 12.dp),
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
private fun ColumnScope.Finish(stage: Stage.Finish, state: PupilState, on: PupilActions) {
    val words = LocalWords.current
    Top(stage.pupil, null, 1)
    Column(Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterVertically), horizontalAlignment = Alignment.CenterHorizontally) {
        Text(stage.pupil.picture, style = LocalType.current.display, modifier = Modifier.clearAndSetSemantics {})
        Text(words.everythingAnswered, style = LocalType.current.display, textAlign = TextAlign.Center, modifier = Modifier.semantics { heading() })
        state.fault?.let { Trouble(it) }
    }
    Bottom {
        MainButton(words.done, on::done, icon = Icons.check)
        SideButton(words.changeSomething, on::previous, Modifier.fillMaxWidth())
    }
}

/** This number was done before: a wrong number, or something to say anew. */
@Composable
private fun ColumnScope.Again(stage: Stage.Again, on: PupilActions) {
    val words = LocalWords.current
    Column(Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(Edge), verticalArrangement = Arrangement.spacedBy(12.dp, Alignment.CenterVertically)) {
        Text(words.doneBefore(stage.number), style = LocalType.current.display, modifier = Modifier.semantics { heading() })
        Text(words.doneBeforeHint, style = LocalType.current.large, color = LocalColours.current.quiet)
    }
    Bottom {
        MainButton(words.otherNumber, on::nextPupil)
        SideButton(words.sayAgain, on::again, Modifier.fillMaxWidth())
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
        SideButton(words.undo, on::undo, Modifier.fillMaxWidth(), Icons.undo)
    }
}
