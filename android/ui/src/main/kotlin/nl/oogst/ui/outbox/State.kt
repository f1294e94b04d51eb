package nl.oogst.ui.outbox

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

/** What network there is. */
enum class Network { None, Metered, Unmetered }

/** The outbox. */
@Immutable
data class OutboxState(
    val load: Load<List<Row>> = Load.Busy,
    val leftBytes: Long = 0,
    val network: Network = Network.Unmetered,
    val syncing: Boolean = false,
    val fault: Fault? = null,
    /** The item whose "why?" is open. */
    val why: String? = null,
)

/** One item in plain words. */
@Immutable
data class Row(
    val thumb: Thumb,
    val sentBytes: Long,
    /** The core's code of why it stands still. */
    val why: String? = null,
    /** Whether "send now" makes a difference. */
    val canSendNow: Boolean = false,
)
