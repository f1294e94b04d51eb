package nl.oogst.doors

import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.core.Arrival as CoreArrival
import nl.oogst.core.ArrivalItem
import nl.oogst.core.ArrivalRef
import nl.oogst.core.ArrivalRound
import nl.oogst.core.ItemStanding
import nl.oogst.core.Oogst
import nl.oogst.core.PreviewSize
import nl.oogst.ui.cards.Bar
import nl.oogst.ui.cards.Question
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.InboxDoor
import nl.oogst.ui.inbox.Arrival
import nl.oogst.ui.inbox.Inbox as Shown
import nl.oogst.ui.inbox.Item
import nl.oogst.ui.inbox.Open
import nl.oogst.ui.inbox.Row
import nl.oogst.ui.inbox.Told
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where
import nl.oogst.ui.pupil.Piece

/** [folder] holds what was opened to look at; it is in no backup, and emptied when the app starts and when the inbox is left. */
class Inbox internal constructor(private val oogst: Oogst, private val folder: File) : InboxDoor {
    override suspend fun rows(): Shown = asking {
        val inbox = oogst.inbox().list()
        val aside = oogst.inbox().putAside().size
        Shown(
            inbox.rows.map { row ->
                Row(
                    write(row.arrival), row.fromName, row.receivedAt, row.arrived.toInt(), row.of.toInt(), row.opened, row.conflict, row.items.map { thumb(row.arrival, it, SMALL) },
                    row.results.sumOf { it.view.cards.toInt() }, row.rounds.sumOf { it.tally?.pupils?.toInt() ?: 0 },
                )
            },
            inbox.withdrawn.toInt(), aside,
        )
    }

    override suspend fun show(id: String): Open = asking {
        val row = find(id)
        Open(
            row.fromName, row.at, row.arrived.toInt(), row.of.toInt(),
            row.items.map { Item(thumb(row.arrival, it, LARGE), it.standing.here(), it.pupils.here()) }, row.reflection.here(), row.reflection.followUpQuestion.ifBlank { null },
            row.results.map { Told.Cards(it.view.title, it.lesson ?: it.view.goal, it.view.cards.toInt(), it.view.bars(), it.view.piles()) }, row.rounds.map { told(row, it) },
        )
    }

    override suspend fun fetch(id: String, item: String): String = asking {
        folder.mkdirs()
        oogst.inbox().openItem(read(id), item, folder.path, null, null).path
    }

    override suspend fun tellOpened(id: String) = asking { oogst.inbox().tellOpened(read(id)) }

    override suspend fun forget() { withContext(Dispatchers.IO) { folder.deleteRecursively() } }

    internal suspend fun picture(key: String): ByteArray? = asking {
        val (size, arrival, item) = key.removePrefix("in:").split('/')
        oogst.inbox().preview(read(arrival), item, if (size == LARGE) PreviewSize.LARGE else PreviewSize.SMALL)
    }

    private fun told(row: CoreArrival, round: ArrivalRound) = Told.Round(
        round.lesson ?: round.goal ?: round.title, round.tally?.pupils?.toInt() ?: 0,
        round.tally?.steps.orEmpty().map { step ->
            Question(step.text, step.counts.mapIndexed { i, n -> Bar(step.labels.getOrNull(i)?.ifEmpty { null } ?: "${i + 1}", n.toInt()) }, written = 0, blank = 0, uncertain = 0)
        },
        round.tally?.help?.toInt(), round.tally?.helpOf?.toInt() ?: 0, round.tally?.minutes?.toInt(),
        round.pieces.map { piece -> Piece(piece.number.toInt(), piece.about, piece.text, row.items.find { it.id == piece.item }?.let { thumb(row.arrival, it, SMALL) }) },
    )

    private suspend fun find(id: String): CoreArrival = oogst.inbox().list().rows.find { write(it.arrival) == id } ?: throw CoreFault(Fault("inbox.unknown"))

    private fun thumb(arrival: ArrivalRef, item: ArrivalItem, size: String) =
        Thumb(item.id, item.kind.here(), Where.Received, null, "in:$size/${write(arrival)}/${item.id}".takeIf { item.hasPreview }, item.bytes.toLong(), item.note.ifBlank { null })

    private fun write(arrival: ArrivalRef) = "${arrival.submission},${arrival.from}"
    private fun read(id: String) = ArrivalRef(id.substringBefore(','), id.substringAfter(','))

    private fun ItemStanding.here() = when (this) {
        ItemStanding.ARRIVING -> Arrival.Arriving
        ItemStanding.NOT_FETCHED -> Arrival.NotFetched
        ItemStanding.HERE -> Arrival.Here
        ItemStanding.QUARANTINED -> Arrival.Quarantined
    }

    private companion object {
        /** For a strip, and for the width of the screen. */
        const val SMALL = "small"
        const val LARGE = "large"
    }
}
