package nl.oogst.ui.inbox

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.oogst.ui.cards.Bars
import nl.oogst.ui.cards.Piles
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** A lesson's cards: how often each answer was given, and who got it where every card is told of. */
@Composable
internal fun CardsTold(told: Told.Cards) {
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Title(told.title, listOfNotNull(told.about, LocalWords.current.cardCount(told.count)).joinToString(" · "))
        (told.piles as? Piles.Sorted)?.let { Sorted(it) }
        told.questions.forEach { Bars(it) }
        HorizontalDivider(Modifier.padding(top = 4.dp), color = LocalColours.current.line)
    }
}

/** Where every card was told of: a pile to a line. */
@Composable
private fun Sorted(piles: Piles.Sorted) {
    val words = LocalWords.current
    listOf(words.gotIt to piles.gotIt, words.almost to piles.almost, words.notYet to piles.notYet).filter { it.second.isNotEmpty() }.forEach { (pile, cards) ->
        Text("$pile: ${cards.joinToString(", ") { it.number }}", style = LocalType.current.body)
    }
    if (piles.apart.isNotEmpty()) Text(words.apart(piles.apart.map { it.number }), style = LocalType.current.body, color = LocalColours.current.quiet)
}

/** How pupils say that it went: counts of everybody, and what single ones said, under their numbers. */
@Composable
internal fun RoundTold(told: Told.Round) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Column(verticalArrangement = Arrangement.spacedBy(12.dp)) {
        Title(told.about, words.tellsOf(0, told.pupils))
        told.questions.forEach { Bars(it) }
        told.help?.let { Text(words.helpOf(it, told.helpOf), style = LocalType.current.body) }
        told.minutes?.let { Text(words.minutesMiddle("$it"), style = LocalType.current.body, color = colours.quiet) }
        told.pieces.forEach { Said(it) }
        HorizontalDivider(Modifier.padding(top = 4.dp), color = colours.line)
    }
}

@Composable
private fun Said(piece: Piece) {
    val words = LocalWords.current
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        Text("${words.number(piece.number)}: ${words.piece(piece.about)}", style = LocalType.current.small, color = LocalColours.current.quiet)
        piece.photo?.let { Tile(it, Modifier.fillMaxWidth().aspectRatio(4f / 3f).clip(Corner), mark = false) }
        if (piece.text.isNotEmpty()) Text(words.pieceText(piece), style = LocalType.current.large)
    }
}

@Composable
private fun Title(title: String, under: String) {
    Column {
        Text(title, style = LocalType.current.title)
        if (under.isNotEmpty()) Text(under, style = LocalType.current.body, color = LocalColours.current.quiet)
    }
}
