package nl.oogst.doors

import nl.oogst.core.MemberState
import nl.oogst.core.Oogst
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
            assignment = home.now?.let { now ->
                Assignment(now.assignment.title, now.theme, now.assignment.learningGoal, null, Time.Running(now.daysLeft.toInt()), now.until)
            },
        )
    }
}

internal fun MemberState.here() = when (this) {
    MemberState.JOINING -> Membership.Joining
    MemberState.PENDING -> Membership.Pending
    MemberState.ACTIVE -> Membership.In
    MemberState.REMOVED -> Membership.Removed
}
