package nl.oogst.ui.team

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load

/** Who take part, with what. */
@Immutable
data class TeamState(
    val load: Load<Team> = Load.Busy,
    val fault: Fault? = null,
    val invite: Invite? = null,
    val code: String = "",
    /** What is asked before it is done. */
    val asking: Asking? = null,
)

/** What can't be undone. */
sealed interface Asking {
    data class RemoveDevice(val id: String, val of: String?) : Asking
    data class RemovePerson(val id: String, val name: String?) : Asking
    /** [why] it was refused the first time: then it goes anyway. */
    data class Leave(val why: Fault? = null) : Asking
}

@Immutable
data class Team(val name: String?, val hub: String, val people: List<Person>, val preparer: Boolean, val invites: List<OpenInvite> = emptyList())

@Immutable
data class Person(val id: String, val name: String?, val me: Boolean, val preparer: Boolean, val gone: Boolean, val devices: List<Device>)

@Immutable
data class Device(val id: String, val here: Boolean, val pending: Boolean, val removed: Boolean, val code: String? = null)

/** An invitation that somebody may still use. */
@Immutable
data class OpenInvite(val id: String, val ownDevice: Boolean, val uses: Int, val until: Long)

/** An invitation to show: as a code to scan, and as a link. */
@Immutable
data class Invite(val link: String, val uses: Int, val until: Long, val dots: List<String>)
