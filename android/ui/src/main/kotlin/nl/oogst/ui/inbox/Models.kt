package nl.oogst.ui.inbox

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Load

class InboxModel(around: Around) : Model<InboxState>(InboxState(), around), InboxActions {
    private var asked = false

    override fun refresh() {
        if (!asked) {
            asked = true
            pull()
        }
        work({ fault -> set { if (load is Load.Here) copy(fault = fault) else copy(load = Load.Failed(fault)) } }) {
            val there = around.core.inbox.rows()
            set { copy(load = Load.Here(there)) }
        }
    }

    /** What is new comes by itself when one looks; without a connection what is here is shown, and nothing is wrong. */
    private fun pull() {
        if (around.platform.network == Network.None) return
        set { copy(refreshing = true) }
        work({ set { copy(refreshing = false) } }) {
            around.core.sync.run(includeVideo = false, patient = true)
            set { copy(refreshing = false) }
            refresh()
        }
    }

    /** Pulls what is new from the hub; what is here stays to be looked at. */
    override fun fetch() {
        if (now.refreshing) return
        set { copy(refreshing = true, fault = null) }
        work({ fault -> set { copy(refreshing = false, fault = fault) } }) {
            around.core.sync.run(includeVideo = false, patient = false)
            set { copy(refreshing = false) }
            refresh()
        }
    }

    override fun open(id: String) = around.go(Place.Open(id))
    override fun retry() = refresh()
    override fun back() = around.back()
}

class OpenModel(private val id: String, around: Around) : Model<OpenState>(OpenState(), around), OpenActions {
    override fun refresh() { load({ around.core.inbox.show(id) }) { copy(load = it) } }

    override fun fetch(id: String) {
        mark(id, true)
        work({ fault -> mark(id, false); around.say(nl.oogst.ui.parts.Said.Wrong(fault)) }) {
            around.core.inbox.fetch(this.id, id)
            mark(id, false)
            refresh()
        }
    }

    private fun mark(item: String, fetching: Boolean) = set {
        val open = (load as? Load.Here)?.value ?: return@set this
        copy(load = Load.Here(open.copy(items = open.items.map { if (it.thumb.id == item) it.copy(fetching = fetching) else it })))
    }

    override fun retry() = refresh()
    override fun back() = around.back()
}
