package nl.oogst.ui.submit

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Choice
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Opener
import nl.oogst.ui.parts.Tick
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** What goes along beside captures. Counts tell of nobody; every card and what one pupil said go only when that is chosen. */
@Composable
internal fun AlongTicks(along: Along, on: SubmitActions) {
    val words = LocalWords.current
    Column(Modifier.padding(bottom = if (along.cards == null && along.round == null) 0.dp else 12.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        along.cards?.let { CardsAlong(it, along.told, on) }
        along.round?.let { round ->
            Heading(round.lesson)
            Tick(words.alongTally(round.done), if (round.enough) words.alongTallyHint else words.alongTooFew, along.tally, on::tally, enabled = round.enough)
            if (round.pieces.isNotEmpty()) Pieces(round, along, on)
        }
    }
}

@Composable
private fun CardsAlong(cards: Along.Cards, told: Tell?, on: SubmitActions) {
    val words = LocalWords.current
    val quiet = LocalColours.current.quiet
    Heading(cards.title)
    Text(words.alongOf(cards.count), style = LocalType.current.body, color = quiet)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        (listOf(null) + cards.tells).forEach { tell -> Choice(words.tell(tell), told == tell, { on.tell(tell) }) }
    }
    told?.let { Text(words.tellHint(it), style = LocalType.current.body, color = quiet) }
    if (!cards.enough) Text(words.countsTooFew, style = LocalType.current.body, color = quiet)
}

/** What single pupils said: a number first, then what that pupil said. */
@Composable
private fun Pieces(round: Along.Round, along: Along, on: SubmitActions) {
    val words = LocalWords.current
    Heading(words.alongPieces)
    Text(words.alongPiecesHint, style = LocalType.current.body, color = LocalColours.current.quiet)
    FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        round.pieces.map { it.number }.distinct().forEach { number ->
            val chosen = along.pieces.count { it.number == number }
            Opener(if (chosen == 0) words.number(number) else words.numberAlong(number, chosen), along.open == number, { on.number(number) })
        }
    }
    round.pieces.filter { it.number == along.open }.forEach { piece ->
        val picture: (@Composable () -> Unit)? = piece.photo?.let { { Tile(it, Modifier.size(64.dp).clip(Corner), mark = false) } }
        Tick("${words.number(piece.number)}: ${words.piece(piece.about)}", words.pieceText(piece).ifEmpty { null }, piece in along.pieces, { on.piece(piece, it) }, beside = picture)
    }
}
