package nl.oogst.doors

import nl.oogst.core.DeviceState
import nl.oogst.core.Invite as CoreInvite
import nl.oogst.core.InviteKind
import nl.oogst.core.LinkKind
import nl.oogst.core.MemberState
import nl.oogst.core.Oogst
import nl.oogst.core.Role
import nl.oogst.core.SheetLabels as CoreLabels
import nl.oogst.core.recogniseLink
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.SheetLabels
import nl.oogst.ui.core.TeamDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.team.code
import nl.oogst.ui.team.Device
import nl.oogst.ui.team.Invite
import nl.oogst.ui.team.OpenInvite
import nl.oogst.ui.team.Person
import nl.oogst.ui.team.Team as Shown

/** Words on a recovery sheet. */
private const val SHEET_WORDS = 24

class Team internal constructor(private val oogst: Oogst) : TeamDoor {
    override suspend fun asksName(link: String): Boolean = asking {
        when (val kind = recogniseLink(link)) {
            is LinkKind.Invite -> kind.kind != InviteKind.DEVICE
            else -> throw CoreFault(Fault("link.other_kind"))
        }
    }

    override suspend fun join(link: String, name: String): TeamDoor.Joined = asking {
        val joined = oogst.team().join(link, name)
        TeamDoor.Joined(joined.code.takeIf { joined.state != MemberState.ACTIVE })
    }

    /** Founds a team by the link that a new hub printed. */
    suspend fun found(link: String, team: String, name: String) = asking { oogst.team().found(link, team, name) }

    override suspend fun show(): Shown = asking {
        val team = oogst.team().show()
        Shown(
            team.name, team.hub,
            team.persons.map { person ->
                val devices = team.devices.filter { it.person == person.id }.sortedBy { !it.`this` }
                Person(
                    person.id, person.name, person.me, person.role == Role.PREPARER, person.gone,
                    devices.map { Device(it.id, it.`this`, it.state == DeviceState.PENDING, it.state == DeviceState.REMOVED, it.code) },
                )
            },
            team.persons.any { it.me && it.role == Role.PREPARER }, team.invites.map { OpenInvite(it.id, it.kind == InviteKind.DEVICE, it.uses.toInt(), it.expiresAt) },
        )
    }

    override suspend fun invite(uses: Int, hours: Int): Invite = asking { oogst.team().invite(uses.toUInt(), hours.toUInt()).here() }
    override suspend fun inviteDevice(): Invite = asking { oogst.team().inviteDevice().here() }

    /** The newest that ends when this one does: the link itself is known to this device only as long as it is shown. */
    override suspend fun closeInvite(invite: Invite) = asking {
        oogst.team().show().invites.filter { it.expiresAt == invite.until }.forEach { oogst.team().closeInvite(it.id) }
    }

    override suspend fun closeInvite(id: String) = asking { oogst.team().closeInvite(id) }
    override suspend fun removeDevice(id: String) = asking { oogst.team().removeDevice(id) }
    override suspend fun removePerson(id: String) = asking { oogst.team().removePerson(id) }
    override suspend fun leave(anyway: Boolean) = asking { oogst.team().leave(anyway) }

    override suspend fun confirm(code: String) = asking {
        oogst.team().confirm(code)
        Unit
    }

    /** A scanned code, or what the sheet prints: 24 words, the hub and the team. */
    override suspend fun recover(text: String) = asking {
        val scanned = runCatching { recogniseLink(text) }.getOrNull()
        if (scanned is LinkKind.Recovery) return@asking oogst.team().recover(text)
        val parts = text.split(Regex("\\s+")).filter { it.isNotBlank() && !it.matches(Regex("[0-9]{1,2}[.)]?")) }
        if (parts.size < SHEET_WORDS + 2) throw CoreFault(Fault("words.count"))
        val words = parts.take(SHEET_WORDS)
        val rest = parts.drop(SHEET_WORDS)
        oogst.team().recoverByWords(words.joinToString(" "), rest.first(), rest.drop(1).joinToString(""))
    }

    override suspend fun printSheet(labels: SheetLabels): ByteArray = asking {
        val me = oogst.home().name.orEmpty()
        with(labels) {
            oogst.team().printSheet(CoreLabels(language, title, who.replace("{name}", me), explain, scanHere, wordsTitle, wordsHint, hub, team, keepSafe)).pdf
        }
    }

    private fun CoreInvite.here() = Invite(link, uses.toInt(), expiresAt, dots = code(link))
}
