package nl.oogst.ui.inbox

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said

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

    /** What was opened to look at goes. */
    override fun left() { work({ }) { around.core.inbox.forget() } }

    override fun open(id: String) = around.go(Place.Open(id))
    override fun retry() = refresh()
    override fun back() = around.back()
}

class OpenModel(private val id: String, around: Around) : Model<OpenState>(OpenState(), around), OpenActions {
    private var told = false

    override fun refresh() {
        load({
            around.core.inbox.show(id).also { if (it.items.isEmpty()) tell() }
        }) { copy(load = it) }
    }

    /** A photo fills the screen; anything else is opened where it can be seen. Either way its author may know. */
    override fun fetch(id: String) {
        val item = (now.load as? Load.Here)?.value?.items?.find { it.thumb.id == id } ?: return
        if (item.fetching) return
        if (item.thumb.kind == Kind.Photo && item.thumb.picture != null) {
            set { copy(large = item) }
            work({ }) { tell() }
            return
        }
        mark(id, true)
        work({ fault -> mark(id, false); around.say(Said.Wrong(fault)) }) {
            val path = around.core.inbox.fetch(this.id, id)
            mark(id, false)
            if (around.platform.open(path)) tell()
            refresh()
        }
    }

    override fun close() = set { copy(large = null) }

    /** Once is enough: the core tells it for each version. */
    private suspend fun tell() {
        if (told) return
        told = true
        around.core.inbox.tellOpened(id)
    }

    private fun mark(item: String, fetching: Boolean) = set {
        val open = (load as? Load.Here)?.value ?: return@set this
        copy(load = Load.Here(open.copy(items = open.items.map { if (it.thumb.id == item) it.copy(fetching = fetching) else it })))
    }

    override fun retry() = refresh()
    override fun back() = if (now.large != null) close() else around.back()
}
