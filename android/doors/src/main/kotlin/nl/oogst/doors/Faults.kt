package nl.oogst.doors

import nl.oogst.core.OogstException
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.parts.Fault

/** Calls the core; what it refuses comes out as a code with its values. Cancelling the coroutine cancels the call. */
internal suspend fun <T> asking(call: suspend () -> T): T = try {
    call()
} catch (error: OogstException) {
    throw CoreFault(error.fault())
}

internal fun OogstException.fault(): Fault = when (this) {
    is OogstException.Offline -> Fault(code, values)
    is OogstException.BadInput -> Fault(code, values)
    is OogstException.NotFound -> Fault(code, values)
    is OogstException.NeedsTeam -> Fault(code, values)
    is OogstException.NeedsAttention -> Fault(code, values)
    is OogstException.Locked -> Fault(code, values)
    is OogstException.DiskFull -> Fault(code, values)
    is OogstException.Store -> Fault(code, values)
    is OogstException.Cancelled -> Fault(code, values)
    is OogstException.Internal -> Fault(code, values)
}
