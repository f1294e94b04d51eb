package nl.oogst.ui.pupil

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.oogst.ui.cards.Bars
import nl.oogst.ui.parts.Choice
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface HandOverActions {
    fun choose(id: String)
    fun questions(id: String)
    /** An exit card to go with it; none with null. */
    fun card(id: String?)
    fun lesson(text: String)
    fun newClass()
    fun changeClass()
    fun form(form: ClassForm)
    fun keepClass()
    fun begin()
    fun result()
    fun retry()
    fun back()
}

/** The teacher begins pupil mode: which class, which lesson, which questions. */
@Composable
fun HandOverScreen(state: HandOverState, on: HandOverActions) {
    state.form?.let { return ClassFormScreen(it, on) }
    val words = LocalWords.current
    val here = (state.load as? Load.Here)?.value
    val ready = here?.chosenClass != null && state.lesson.isNotBlank() && !state.working
    Page(words.pupilsTurn, on::back, bottom = if (here != null && here.classes.isNotEmpty()) ({
        MainButton(words.handOver, on::begin, icon = Icons.lock, enabled = ready)
        SideButton(words.seeClass, on::result, Modifier.fillMaxWidth(), enabled = ready)
    }) else null) {
        Loaded(state.load, on::retry) { hand ->
            if (hand.classes.isEmpty()) return@Loaded Empty(Icons.people, words.noClass, words.noClassHint) { MainButton(words.newClass, on::newClass, icon = Icons.plus) }
            Scrolling {
                state.fault?.let { Trouble(it) }
                Heading(words.whichClass)
                FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    hand.classes.forEach { Choice(it.name, it.id == hand.chosenClass, { on.choose(it.id) }) }
                    SideButton(words.newClass, on::newClass, icon = Icons.plus)
                }
                if (hand.chosenClass != null) WordButton(words.changeClass, on::changeClass)
                OutlinedTextField(state.lesson, on::lesson, Modifier.fillMaxWidth(), label = { Text(words.lessonLabel) }, singleLine = true)
                Heading(words.whichQuestions)
                Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    hand.questions.forEach { Choice(it.name, it.id == hand.chosenQuestions, { on.questions(it.id) }, Modifier.fillMaxWidth()) }
                }
                if (hand.cards.isNotEmpty()) {
                    Heading(words.exitCardToo)
                    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                        Choice(words.noExitCard, hand.chosenCard == null, { on.card(null) })
                        hand.cards.forEach { Choice(it.name, it.id == hand.chosenCard, { on.card(it.id) }) }
                    }
                }
                if (state.lockable) Notice(Icons.lock, LocalColours.current.leaf, words.lockedHint) else Notice(Icons.alert, LocalColours.current.clay, words.noDeviceLock, words.noDeviceLockTodo)
            }
        }
    }
}

interface ClassActions {
    fun retry()
    fun submit()
    fun photo(id: String)
    fun back()
}

/** The class at once: who is done, who asks for help, a bar a question. Numbers only. */
@Composable
fun ClassScreen(state: ClassState, on: ClassActions) {
    val words = LocalWords.current
    val some = ((state.load as? Load.Here)?.value?.done ?: 0) > 0
    Page(words.classResult, on::back, bottom = if (some) ({ MainButton(words.takeAlong, on::submit, icon = Icons.outbox) }) else null) {
        Loaded(state.load, on::retry) { result ->
            if (result.done == 0) return@Loaded Empty(Icons.pupil, words.nobodyYet, words.nobodyYetHint)
            Scrolling {
                Column {
                    Text(words.doneOf(result.done, result.of), style = LocalType.current.display)
                    Text(result.lesson, style = LocalType.current.large, color = LocalColours.current.quiet)
                }
                if (result.help.isNotEmpty()) Notice(Icons.hand, LocalColours.current.clay, words.wantHelp(result.help.size), result.help.joinToString(", ") { words.number(it) })
                result.questions.forEach { Bars(it) }
                if (result.words.isNotEmpty()) {
                    Heading(words.whatTheyWrote)
                    result.words.forEach { (number, text) ->
                        Column {
                            Text(words.number(number), style = LocalType.current.strong)
                            Text(text, style = LocalType.current.body)
                        }
                    }
                }
                val photos = result.pieces.filter { it.photo != null }
                if (photos.isNotEmpty()) {
                    Heading(words.photosOfWork)
                    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                        photos.forEach { piece ->
                            val thumb = piece.photo ?: return@forEach
                            Column(Modifier.clickable(role = Role.Button) { on.photo(thumb.id) }) {
                                Tile(thumb, Modifier.size(104.dp).clip(Corner), mark = false)
                                Text(words.number(piece.number), style = LocalType.current.strong)
                            }
                        }
                    }
                }
                result.minutes?.let { Text(words.minutesMiddle(it), style = LocalType.current.body, color = LocalColours.current.quiet) }
            }
        }
    }
}
