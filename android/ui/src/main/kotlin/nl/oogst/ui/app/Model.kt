package nl.oogst.ui.app

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.Platform
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said

/** What every screen's model can reach. */
interface Around {
    val core: Core
    val platform: Platform
    val scope: CoroutineScope

    /** The capture that was thrown away and can still be brought back: no list shows it. */
    val going: String? get() = null
    fun go(place: Place)
    fun back()
    fun say(said: Said)

    /** Throws a capture away as soon as the line that offers it back is gone. */
    fun throwAway(id: String, kind: Kind)
}

/** A screen's model: one state, changed in one place, and work that never loses a fault. */
abstract class Model<S>(first: S, protected val around: Around) {
    private val held = MutableStateFlow(first)
    val state: StateFlow<S> = held.asStateFlow()
    protected val now: S get() = held.value

    protected fun set(change: S.() -> S) = held.update(change)

    /** Asks for what is shown; called when the screen comes and whenever the core says that something changed. */
    open fun refresh() = Unit

    /** The screen was left: one doesn't come back to this model. */
    open fun left() = Unit

    /** What was typed and is nowhere else, to survive the process; [takeBack] gets it again. */
    open fun keep(): List<String> = emptyList()
    open fun takeBack(kept: List<String>) = Unit

    protected fun work(wrong: (Fault) -> Unit = { around.say(Said.Wrong(it)) }, what: suspend () -> Unit): Job = around.scope.launch {
        try {
            what()
        } catch (stopped: CancellationException) {
            throw stopped
        } catch (fault: CoreFault) {
            wrong(fault.fault)
        }
    }

    /** Loads something into a [Load]; what is shown already stays while it is asked for anew. */
    protected fun <T> load(ask: suspend () -> T, put: S.(Load<T>) -> S): Job =
        work({ fault -> set { put(Load.Failed(fault)) } }) { ask().let { set { put(Load.Here(it)) } } }
}
