package nl.oogst.doors

import nl.oogst.core.CyclePhase
import nl.oogst.core.MemberState
import nl.oogst.core.Oogst
import nl.oogst.core.OogstException
import nl.oogst.core.Role
import nl.oogst.core.Standing
import nl.oogst.ui.core.StartDoor
import nl.oogst.ui.start.Assignment
import nl.oogst.ui.start.Membership
import nl.oogst.ui.start.StartState
import nl.oogst.ui.start.Time

/** How many captures the strip holds. */
private const val STRIP = 12u

class Start internal constructor(private val oogst: Oogst) : StartDoor {
    override suspend fun show(): StartState = asking {
        val home = oogst.home()
        val last = oogst.captures().list(null, STRIP).rows
        val (sent, total) = oogst.outbox().list().rows.filter { it.standing == Standing.SENDING }
            .fold(0uL to 0uL) { (sent, total), row -> sent + row.sentBytes to total + row.totalBytes }
        val summary = home.outbox
        val sheets = if (home.member == null) 0u else oogst.team().show().persons.find { it.me }?.sheets ?: 0u
        StartState(
            membership = home.member?.here() ?: Membership.None, team = home.team, last = last.map { it.thumb() },
            captures = with(summary) { draft + queued + waitingUnmetered + sending + received + needsAttention + freed }.toInt(),
            outbox = summary.line(percent(sent, total)), preparer = home.role == Role.PREPARER, unopened = home.unopened.toInt(), hasSheet = sheets > 0u,
            assignment = if (home.member == null) null else assignment(home.now?.cycle), updateNeeded = home.updateNeeded,
        )
    }

    /** The one that runs; else the first that is to come, else the last that was. */
    private suspend fun assignment(running: String?): Assignment? {
        val all = try {
            oogst.cycles().list().cycles.filter { it.published }
        } catch (_: OogstException) {
            return null // A device that only waits has none yet.
        }
        val shown = all.find { it.id == running } ?: all.filter { it.phase is CyclePhase.Upcoming }.minByOrNull { it.from } ?: all.maxByOrNull { it.until } ?: return null
        return Assignment(
            shown.assignment.title, shown.theme, shown.assignment.learningGoal, shown.forWhom.ifBlank { null }, shown.phase.here(), shown.until, shown.from,
            shown.assignment.instructions,
        )
    }

    private fun CyclePhase.here(): Time = when (this) {
        is CyclePhase.Upcoming -> Time.Upcoming(daysUntil.toInt())
        is CyclePhase.Running -> Time.Running(daysLeft.toInt())
        CyclePhase.Over -> Time.Over
    }
}

internal fun MemberState.here() = when (this) {
    MemberState.JOINING -> Membership.Joining
    MemberState.PENDING -> Membership.Pending
    MemberState.ACTIVE -> Membership.In
    MemberState.REMOVED -> Membership.Removed
}
