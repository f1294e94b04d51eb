package nl.oogst.ui.submit

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.grid.GridCells
import androidx.compose.foundation.lazy.grid.GridItemSpan
import androidx.compose.foundation.lazy.grid.LazyVerticalGrid
import androidx.compose.foundation.lazy.grid.items
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.Icon
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Choice
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface SubmitActions {
    fun toggle(id: String)
    fun all()
    fun none()
    fun tell(what: Tell?)
    fun tally(on: Boolean)
    fun number(number: Int)
    fun piece(piece: Piece, on: Boolean)
    fun pupils(id: String, who: Pupils)
    fun everyPicture(who: Pupils)
    fun cover(id: String)
    fun prompt(prompt: Prompt, text: String)
    fun next()
    fun retry()
    fun back()
}

/** Submit: choose, say who is recognisable, answer five short prompts, send. */
@Composable
fun SubmitScreen(state: SubmitState, on: SubmitActions) {
    val words = LocalWords.current
    Page(words.submitTitle(state.step), on::back, bottom = { Bottom(state, on) }) {
        Loaded(state.load, on::retry) { thumbs ->
            when (state.step) {
                Step.Choose -> if (thumbs.isEmpty() && state.along.cards == null && state.along.round == null) Empty(Icons.camera, words.nothingToChoose, words.nothingToChooseHint) else Choose(thumbs, state, on)
                Step.Pupils -> Who(state, on)
                Step.Reflect -> Reflect(state, on)
                Step.Done -> Empty(Icons.check, if (state.amending) words.amended else if (state.sent == 0 && state.along.any) words.submittedAlong else words.submitted(state.sent), words.submittedHint)
            }
        }
    }
}

@Composable
private fun ColumnScope.Bottom(state: SubmitState, on: SubmitActions) {
    val words = LocalWords.current
    if (state.working) return Progress(words.submitting, null)
    when (state.step) {
        Step.Choose -> MainButton(if (state.picked.isNotEmpty()) words.nextWith(state.picked.size) else if (state.along.any) words.next else words.onlyReflection, on::next)
        Step.Pupils -> {
            if (state.unanswered > 0) Text(words.stillToSay(state.unanswered), style = LocalType.current.body, color = LocalColours.current.quiet)
            MainButton(words.next, on::next, enabled = state.unanswered == 0)
        }
        Step.Reflect -> MainButton(if (state.amending) words.amendNow else words.submit, on::next, icon = Icons.outbox, enabled = state.canSend)
        Step.Done -> MainButton(words.ready, on::back)
    }
}

@Composable
private fun ColumnScope.Choose(thumbs: List<nl.oogst.ui.parts.Thumb>, state: SubmitState, on: SubmitActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    LazyVerticalGrid(
        GridCells.Adaptive(104.dp), Modifier.weight(1f), contentPadding = PaddingValues(bottom = 16.dp),
        horizontalArrangement = Arrangement.spacedBy(2.dp), verticalArrangement = Arrangement.spacedBy(2.dp),
    ) {
        item(span = { GridItemSpan(maxLineSpan) }) {
            Column(Modifier.padding(horizontal = Edge)) {
                AlongTicks(state.along, on)
                if (thumbs.isNotEmpty()) Row(verticalAlignment = Alignment.CenterVertically) {
                    Text(words.chosenOf(state.chosen.size, thumbs.size), style = LocalType.current.body, color = colours.quiet, modifier = Modifier.weight(1f))
                    if (state.chosen.size < thumbs.size) WordButton(words.chooseAll, on::all) else WordButton(words.chooseNone, on::none)
                }
            }
        }
        items(thumbs, key = { it.id }) { thumb ->
            val chosen = thumb.id in state.chosen
            Box(Modifier.aspectRatio(1f).toggleable(chosen, role = Role.Checkbox) { on.toggle(thumb.id) }) {
                Tile(thumb, Modifier.aspectRatio(1f).then(if (chosen) Modifier.border(4.dp, colours.accent) else Modifier), mark = false)
                Box(
                    Modifier.align(Alignment.TopEnd).padding(8.dp).size(28.dp).clip(CircleShape).background(if (chosen) colours.accent else colours.surface).border(2.dp, if (chosen) colours.accent else colours.edge, CircleShape),
                    contentAlignment = Alignment.Center,
                ) { if (chosen) Icon(Icons.check, contentDescription = null, tint = colours.onAccent, modifier = Modifier.size(18.dp)) }
            }
        }
    }
}

@Composable
private fun ColumnScope.Who(state: SubmitState, on: SubmitActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    LazyColumn(Modifier.weight(1f), contentPadding = PaddingValues(Edge, 4.dp, Edge, 16.dp), verticalArrangement = Arrangement.spacedBy(20.dp)) {
        item {
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                Text(words.whoHint, style = LocalType.current.large)
                if (state.picked.size > 1) SideButton(words.nobodyAnywhere, { on.everyPicture(Pupils.None) }, Modifier.fillMaxWidth())
            }
        }
        items(state.picked, key = { it.id }) { thumb ->
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                Row(horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
                    Tile(thumb, Modifier.size(96.dp).clip(Corner), mark = false)
                    Column(Modifier.weight(1f)) {
                        Text(words.moment(thumb.at), style = LocalType.current.body, color = colours.quiet)
                        thumb.note?.let { Text(it, style = LocalType.current.body, maxLines = 3) }
                    }
                }
                FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    Pupils.entries.forEach { who -> Choice(words.pupils(who), state.pupils[thumb.id] == who, { on.pupils(thumb.id, who) }) }
                }
                if (state.pupils[thumb.id] == Pupils.Recognisable) {
                    Notice(Icons.info, colours.accent, words.recognisableNote, words.recognisableHint, if (thumb.kind == nl.oogst.ui.parts.Kind.Photo) words.coverFaces to { on.cover(thumb.id) } else null)
                }
            }
        }
    }
}

@Composable
private fun ColumnScope.Reflect(state: SubmitState, on: SubmitActions) {
    val words = LocalWords.current
    Scrolling {
        Text(words.reflectHint, style = LocalType.current.large)
        state.fault?.let { Trouble(it) }
        Prompt.entries.forEach { prompt ->
            Column(verticalArrangement = Arrangement.spacedBy(6.dp)) {
                Text(words.prompt(prompt), style = LocalType.current.strong)
                OutlinedTextField(
                    state.reflection[prompt].orEmpty(), { on.prompt(prompt, it) }, Modifier.fillMaxWidth(), placeholder = { Text(words.promptHint(prompt), color = LocalColours.current.quiet) },
                    minLines = 2, maxLines = 6, keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
                )
            }
        }
    }
}
