package nl.oogst.ui.submit

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Tick
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** What goes along beside captures. Counts tell of nobody; what one pupil said goes only when it is ticked. */
@Composable
internal fun AlongTicks(along: Along, on: SubmitActions) {
    val words = LocalWords.current
    val quiet = LocalColours.current.quiet
    Column(Modifier.padding(bottom = if (along.cards == null && along.round == null) 0.dp else 12.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
        along.cards?.let { Notice(Icons.cards, LocalColours.current.leaf, words.alongCards(it.count), it.title) }
        along.round?.let { round ->
            Heading(round.lesson)
            Tick(words.alongTally(round.done), if (round.enough) words.alongTallyHint else words.alongTooFew, along.tally, on::tally, enabled = round.enough)
            if (round.pieces.isNotEmpty()) {
                Heading(words.alongPieces)
                Text(words.alongPiecesHint, style = LocalType.current.body, color = quiet)
                round.pieces.forEach { piece ->
                    val picture: (@Composable () -> Unit)? = piece.photo?.let { { Tile(it, Modifier.size(64.dp).clip(Corner), mark = false) } }
                    Tick("${words.number(piece.number)}: ${words.piece(piece.about)}", piece.text.ifEmpty { null }, piece in along.pieces, { on.piece(piece, it) }, beside = picture)
                }
            }
        }
    }
}
