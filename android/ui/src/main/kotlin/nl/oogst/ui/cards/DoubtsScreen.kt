package nl.oogst.ui.cards

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Tick
import nl.oogst.ui.parts.picture
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface DoubtsActions {
    fun answer(option: String)
    fun tick(option: String)
    fun these()
    fun blank()
    fun skip()
    fun undo()
    fun retry()
    fun back()
}

/** What the machine wasn't sure of: one crop at a time, two large answers first. */
@Composable
fun DoubtsScreen(state: DoubtsState, on: DoubtsActions) {
    val words = LocalWords.current
    val doubt = (state.load as? Load.Here)?.value?.doubt
    Page(
        words.doubtsTitle, on::back,
        actions = { IconAction(Icons.undo, words.undo, on::undo, enabled = state.canUndo) },
        bottom = if (doubt == null) null else ({
            if (doubt.several) Several(doubt, state.ticked, on)
            else doubt.options.take(2).forEach { MainButton(words.answer(it), { on.answer(it.name) }) }
            FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                if (!doubt.several) doubt.options.drop(2).forEach { SideButton(words.answer(it), { on.answer(it.name) }) }
                SideButton(words.leftBlank, on::blank)
                SideButton(words.laterThis, on::skip)
            }
        }),
    ) {
        Loaded(state.load, on::retry) { doubts ->
            if (doubt == null) return@Loaded Empty(Icons.check, words.noDoubts, words.noDoubtsHint) { MainButton(words.toResult, on::back) }
            Scrolling {
                Progress(words.doubtAt(doubts.at, doubts.of), doubts.at.toFloat() / doubts.of)
                Column {
                    Text(words.cardNumber(doubt.card.number), style = LocalType.current.title)
                    Text(doubt.question, style = LocalType.current.large)
                }
                Paper(doubt.picture, words.cropOf(doubt.card.number, doubt.question), Modifier.fillMaxWidth().heightIn(min = 140.dp).height(190.dp))
                if (doubt.contradicted) Notice(Icons.info, LocalColours.current.clay, words.contradicted)
            }
        }
    }
}

/** More than one may be on the card: ticked, then said at once. */
@Composable
private fun Several(doubt: Doubt, ticked: Set<String>, on: DoubtsActions) {
    val words = LocalWords.current
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        doubt.options.forEach { Tick(words.answer(it), it.name in ticked, { on.tick(it.name) }) }
    }
    MainButton(words.theseAreOn, on::these, enabled = ticked.isNotEmpty())
}

/** A piece of a card. Paper stays paper, in the dark too: pencil on grey can't be judged. */
@Composable
internal fun Paper(key: String?, label: String, modifier: Modifier) {
    val bitmap = picture(key)
    Box(
        modifier.clip(Corner).background(Color.White).border(1.dp, LocalColours.current.edge, Corner).semantics { contentDescription = label },
        contentAlignment = Alignment.Center,
    ) {
        if (bitmap != null) Image(bitmap, contentDescription = null, contentScale = ContentScale.Fit, modifier = Modifier.fillMaxSize())
        else Icon(Icons.cards, contentDescription = null, tint = Color(0xFF55635C))
    }
}
