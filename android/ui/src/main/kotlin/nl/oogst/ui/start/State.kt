package nl.oogst.ui.start

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

/** The assignment now, at a glance. */
@Immutable
data class Assignment(
    val title: String,
    val theme: String,
    val goal: String?,
    val forWhom: String?,
    val time: Time,
    /** The last day of the trial period, as `2026-12-04`. */
    val until: String,
    /** Its first day. */
    val from: String = until,
    /** All that is asked, as it was written. */
    val instructions: String = "",
)

/** The assignment, to read whole. */
@Immutable
data class AssignmentState(val load: Load<Assignment?> = Load.Busy)

/** Where the trial period stands. */
sealed interface Time {
    data class Upcoming(val days: Int) : Time
    /** Days after today that are still of it: 0 on the last one. */
    data class Running(val left: Int) : Time
    data object Over : Time
}

/** The outbox in one line. */
@Immutable
data class OutboxLine(
    val attention: Int = 0,
    val sending: Int = 0,
    /** Of 100, of what is on its way. */
    val percent: Int = 0,
    val waitingWifi: Int = 0,
    val queued: Int = 0,
    val received: Int = 0,
    val drafts: Int = 0,
)

/** Whether this device belongs to a team. */
enum class Membership { None, Joining, Pending, In, Removed }

/** The start screen. */
@Immutable
data class StartState(
    val loading: Boolean = false,
    val membership: Membership = Membership.In,
    val team: String? = null,
    val assignment: Assignment? = null,
    val last: List<Thumb> = emptyList(),
    val captures: Int = 0,
    val outbox: OutboxLine = OutboxLine(),
    val preparer: Boolean = false,
    val unopened: Int = 0,
    /** Whether this person has a recovery sheet that may be used. */
    val hasSheet: Boolean = false,
    val offline: Boolean = false,
    /** Whether the team speaks something newer than this app: nothing is sent until it is updated. */
    val updateNeeded: Boolean = false,
    val diskFull: Boolean = false,
    val fault: Fault? = null,
)
