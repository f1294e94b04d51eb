package nl.oogst.app.sync

import android.content.Context
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.MutableSharedFlow
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.merge
import kotlinx.coroutines.flow.update
import nl.oogst.doors.OogstCore
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.OutboxDoor
import nl.oogst.ui.parts.Where

/** Whatever comes into the outbox asks for a turn, by whichever way it came: no screen can forget it. */
class Sending(private val context: Context) {
    private val asked = MutableSharedFlow<Unit>(replay = 1, onBufferOverflow = BufferOverflow.DROP_OLDEST)
    private val turns = MutableStateFlow(0)

    /** Also without anything new: the app came to the front, and others may have sent something. */
    fun ask() { asked.tryEmit(Unit) }

    /** As long as the process lives. Many changes in a row are one turn; one that runs is let go on, for to ask again would stop it. */
    suspend fun watch(core: OogstCore) = merge(core.toSend, asked).conflate().collect {
        turns.first { it == 0 }
        Schedule.soon(context)
        videos(core.outbox)
        delay(PAUSE)
    }

    /** Around a turn of the system's. */
    suspend fun <T> turn(what: suspend () -> T): T {
        turns.update { it + 1 }
        try {
            return what()
        } finally {
            turns.update { it - 1 }
        }
    }

    /** What waits for a network that costs nothing gets a turn when there is one. */
    suspend fun videos(outbox: OutboxDoor) {
        val wait = try {
            outbox.rows().any { it.thumb.where == Where.WaitingUnmetered }
        } catch (_: CoreFault) {
            return
        }
        if (wait) Schedule.unmetered(context)
    }

    private companion object {
        const val PAUSE = 1_000L
    }
}
