package nl.oogst.ui.start

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind

class StartModel(around: Around) : Model<StartState>(StartState(loading = true), around), StartActions {
    override fun refresh() {
        work({ fault -> set { copy(loading = false, fault = fault) } }) {
            val shown = around.core.start.show()
            val last = shown.last.filter { it.id != around.going }
            set { shown.copy(last = last, captures = shown.captures - (if (around.going == null) 0 else 1), offline = around.platform.network == Network.None, diskFull = diskFull) }
        }
    }

    /** The disk was full, or has room again. */
    fun full(full: Boolean) = set { copy(diskFull = full) }

    override fun assignment() = around.go(Place.Assignment)
    override fun photo() = around.go(Place.Camera(Kind.Photo))
    override fun video() = around.go(Place.Camera(Kind.Video))
    override fun document() = around.platform.pick()
    override fun cards() = around.go(Place.Scan)
    override fun pupil() = around.go(Place.HandOver)
    override fun captures() = around.go(Place.Captures)
    override fun capture(id: String) = around.go(Place.Capture(id))
    override fun submit() = around.go(Place.Submit())
    override fun outbox() = around.go(Place.Outbox)
    override fun inbox() = around.go(Place.Inbox)
    override fun settings() = around.go(Place.Settings)
    override fun join() = around.go(Place.Join)
    override fun retry() = refresh()
}

class AssignmentModel(around: Around) : Model<AssignmentState>(AssignmentState(), around), AssignmentActions {
    override fun refresh() { load({ around.core.start.show().assignment }) { copy(load = it) } }
    override fun retry() = refresh()
    override fun back() = around.back()
}
