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
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said

/** What every screen's model can reach. */
interface Around {
    val core: Core
    val platform: Platform
    val scope: CoroutineScope
    fun go(place: Place)
    fun back()
    fun say(said: Said)
}

/** A screen's model: one state, changed in one place, and work that never loses a fault. */
abstract class Model<S>(first: S, protected val around: Around) {
    private val held = MutableStateFlow(first)
    val state: StateFlow<S> = held.asStateFlow()
    protected val now: S get() = held.value

    protected fun set(change: S.() -> S) = held.update(change)

    /** Asks for what is shown; called when the screen comes and whenever the core says that something changed. */
    open fun refresh() = Unit

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
