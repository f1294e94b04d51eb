package nl.oogst.doors

import nl.oogst.core.Oogst
import nl.oogst.core.StandingWhy
import nl.oogst.ui.core.OutboxDoor
import nl.oogst.ui.outbox.Row
import nl.oogst.ui.parts.Thumb

class Outbox internal constructor(private val oogst: Oogst) : OutboxDoor {
    override suspend fun rows(): List<Row> = asking {
        oogst.outbox().list().rows.map { row ->
            val sending = row.standing == nl.oogst.core.Standing.SENDING
            Row(
                Thumb(row.id, row.kind.here(), row.standing.here(), percent(row.sentBytes, row.totalBytes).takeIf { sending }, "small:${row.id}@${row.totalBytes}", row.totalBytes.toLong(), at = row.capturedAt),
                row.sentBytes.toLong(), row.why?.code(), canSendNow = row.why == StandingWhy.VideoOnMetered,
            )
        }
    }

    override suspend fun sendNow(id: String) = asking { oogst.outbox().sendNow(id) }
}
