package nl.oogst.ui.cards

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Line
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LARGE_TEXT
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface ResultActions {
    fun doubts()
    fun read(question: String)
    fun right(option: String)
    fun more()
    fun submit()
    fun retry()
    fun back()
}

/** A lesson's cards: three piles, then a bar of counts under each question. */
@Composable
fun ResultScreen(state: ResultState, on: ResultActions) {
    val words = LocalWords.current
    val here = (state.load as? Load.Here)?.value
    Page(here?.title ?: words.cardsResult, on::back, bottom = if (here != null && here.cards > 0) ({
        if (here.doubts > 0) MainButton(words.lookAtDoubts(here.doubts), on::doubts, icon = Icons.scan) else MainButton(words.submitCards, on::submit, icon = Icons.outbox)
    }) else null) {
        Loaded(state.load, on::retry) { result ->
            if (result.cards == 0) return@Loaded Empty(Icons.cards, words.noCards, words.noCardsHint) { MainButton(words.readCards, on::more, icon = Icons.cards) }
            Scrolling {
                Column {
                    result.goal?.let { Text(it, style = LocalType.current.large, color = LocalColours.current.quiet) }
                    Text(words.cardCount(result.cards), style = LocalType.current.body, color = LocalColours.current.quiet)
                }
                state.fault?.let { Trouble(it) }
                when (val piles = result.piles) {
                    is Piles.Sorted -> Columns(piles)
                    is Piles.SayRight -> SayRight(piles, on)
                    Piles.None -> Unit
                }
                result.questions.forEach {
                    Bars(it)
                    if (it.written > 0 && it.key != null) Handwriting(it, it.key, state, on)
                }
                SideButton(words.readMore, on::more, Modifier.fillMaxWidth(), Icons.cards)
            }
        }
    }
}

@Composable
private fun SayRight(piles: Piles.SayRight, on: ResultActions) {
    val words = LocalWords.current
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(words.whichIsRight)
        Text(piles.question, style = LocalType.current.body)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
            piles.options.forEach { SideButton(words.answer(it), { on.right(it.name) }) }
        }
    }
}

@Composable
private fun Columns(piles: Piles.Sorted) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val columns = listOf(
        Triple(words.gotIt, piles.gotIt, Icons.check to colours.leaf),
        Triple(words.almost, piles.almost, Icons.clock to colours.accent),
        Triple(words.notYet, piles.notYet, Icons.hand to colours.clay),
    )
    val wide = LocalDensity.current.fontScale <= LARGE_TEXT
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        if (wide) Row(horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            columns.forEach { (name, cards, look) -> Pile(name, cards, look.first, look.second, Modifier.weight(1f)) }
        } else columns.forEach { (name, cards, look) -> Pile(name, cards, look.first, look.second, Modifier.fillMaxWidth()) }
        if (piles.apart.isNotEmpty()) Text(words.apart(piles.apart.map { it.number }), style = LocalType.current.body, color = colours.quiet)
    }
}

@Composable
private fun Pile(name: String, cards: List<Card>, icon: ImageVector, colour: Color, modifier: Modifier) {
    val colours = LocalColours.current
    Column(
        modifier.clip(Corner).background(colours.surface).border(1.dp, colours.line, Corner).padding(10.dp).semantics(mergeDescendants = true) {},
        verticalArrangement = Arrangement.spacedBy(8.dp),
    ) {
        Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
            Text("${cards.size}", style = LocalType.current.display, color = colour, modifier = Modifier.weight(1f))
            Icon(icon, contentDescription = null, tint = colour)
        }
        Text(name, style = LocalType.current.strong)
        FlowRow(horizontalArrangement = Arrangement.spacedBy(4.dp), verticalArrangement = Arrangement.spacedBy(4.dp)) {
            cards.forEach { card ->
                Box(Modifier.clip(androidx.compose.foundation.shape.RoundedCornerShape(6.dp)).background(colours.paper).border(1.dp, colours.line, androidx.compose.foundation.shape.RoundedCornerShape(6.dp)).widthIn(min = 27.dp).padding(3.dp, 2.dp), contentAlignment = Alignment.Center) {
                    Text(card.number, style = LocalType.current.small)
                }
            }
        }
    }
}

@Composable
internal fun Bars(question: Question) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val most = question.bars.maxOfOrNull { it.count }?.coerceAtLeast(1) ?: 1
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        Heading(question.text)
        question.bars.forEach { bar ->
            val label = bar.label.ifEmpty { words.face(bar.name) }
            val right = label == question.right
            Column(Modifier.semantics(mergeDescendants = true) { contentDescription = words.bar(label, bar.count, right) }) {
                Row(horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                    Text(label, style = LocalType.current.body, modifier = Modifier.weight(1f))
                    if (right) Icon(Icons.check, contentDescription = null, tint = colours.leaf)
                    Text("${bar.count}", style = LocalType.current.strong)
                }
                Box(Modifier.fillMaxWidth().height(8.dp).clip(Corner).background(colours.line)) {
                    Box(Modifier.fillMaxWidth(bar.count.toFloat() / most).height(8.dp).background(if (right) colours.leaf else colours.quiet))
                }
            }
        }
        val rest = listOfNotNull(
            words.written(question.written).takeIf { question.written > 0 },
            words.blank(question.blank).takeIf { question.blank > 0 },
            words.uncertain(question.uncertain).takeIf { question.uncertain > 0 },
        )
        if (rest.isNotEmpty()) Text(rest.joinToString(" · "), style = LocalType.current.body, color = colours.quiet)
    }
}

/** What children wrote, card by card, as it stands there: only pictures until somebody reads them. */
@Composable
private fun Handwriting(question: Question, key: String, state: ResultState, on: ResultActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val open = state.reading == key
    SideButton(if (open) words.closeWritten else words.readWritten(question.written), { on.read(key) }, Modifier.fillMaxWidth())
    if (!open) return
    val written = state.written ?: return Progress(words.busy, null)
    Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
        written.forEach { said ->
            Text(words.cardNumber(said.number), style = LocalType.current.small, color = colours.quiet)
            if (said.text != null) Text(said.text, style = LocalType.current.body)
            else Paper(said.picture, words.cropOf(said.number, question.text), Modifier.fillMaxWidth().height(110.dp))
        }
    }
}

interface LessonsActions {
    fun open(id: String)
    fun scan()
    fun retry()
    fun back()
}

/** Lessons whose cards were read. */
@Composable
fun LessonsScreen(state: LessonsState, on: LessonsActions) {
    val words = LocalWords.current
    Page(words.cards, on::back, bottom = { MainButton(words.readCards, on::scan, icon = Icons.cards) }) {
        Loaded(state.load, on::retry) { lessons ->
            if (lessons.isEmpty()) return@Loaded Empty(Icons.cards, words.noCards, words.noCardsHint)
            Scrolling {
                Column {
                    lessons.forEach { lesson ->
                        Line(
                            lesson.lesson ?: lesson.title,
                            listOfNotNull(lesson.title.takeIf { lesson.lesson != null }, words.cardCount(lesson.cards), words.doubts(lesson.doubts).takeIf { lesson.doubts > 0 }, words.moment(lesson.at)).joinToString(" · "),
                            Icons.cards, onClick = { on.open(lesson.id) },
                        )
                    }
                }
            }
        }
    }
}
