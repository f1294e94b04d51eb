package nl.oogst.ui.outbox

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Where
import nl.oogst.ui.parts.Word

class OutboxModel(around: Around) : Model<OutboxState>(OutboxState(), around), OutboxActions {
    override fun refresh() {
        work({ fault -> set { if (load is Load.Here) copy(fault = fault) else copy(load = Load.Failed(fault)) } }) {
            val rows = around.core.outbox.rows().filter { it.thumb.id != around.going }
            val left = rows.filter { it.thumb.where in MOVING }.sumOf { (it.thumb.bytes - it.sentBytes).coerceAtLeast(0) }
            set { copy(load = Load.Here(rows), leftBytes = left, network = around.platform.network) }
        }
    }

    override fun sync() {
        if (now.syncing) return
        set { copy(syncing = true, fault = null) }
        work({ fault -> set { copy(syncing = false, fault = fault) } }) {
            around.core.sync.run(includeVideo = false, patient = false)
            set { copy(syncing = false) }
            refresh()
        }
    }

    override fun sendNow(id: String) {
        work {
            around.core.outbox.sendNow(id)
            around.say(Said.Plain(Word.SendNow))
            sync()
        }
    }

    override fun why(id: String?) = set { copy(why = id) }
    override fun open(id: String) = around.go(Place.Capture(id))
    override fun retry() = refresh()
    override fun back() = around.back()

    private companion object {
        val MOVING = setOf(Where.Queued, Where.WaitingUnmetered, Where.Sending, Where.NeedsAttention)
    }
}
