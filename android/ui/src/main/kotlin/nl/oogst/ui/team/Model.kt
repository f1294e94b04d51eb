package nl.oogst.ui.team

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word

class TeamModel(around: Around) : Model<TeamState>(TeamState(), around), TeamActions {
    override fun refresh() { load({ around.core.team.show() }) { copy(load = it) } }

    override fun invite() = make { around.core.team.invite(uses = 30, hours = 24) }
    override fun inviteDevice() = make { around.core.team.inviteDevice() }

    private fun make(how: suspend () -> Invite) { work({ fault -> set { copy(fault = fault) } }) { how().let { set { copy(invite = it, fault = null) } } } }

    override fun shareInvite() { now.invite?.let { around.platform.share(it.link) } }

    override fun closeInvite() {
        val invite = now.invite ?: return
        work({ fault -> set { copy(fault = fault, invite = null) } }) {
            around.core.team.closeInvite(invite)
            set { copy(invite = null) }
        }
    }

    override fun code(text: String) = set { copy(code = text, fault = null) }

    override fun confirm() {
        work({ fault -> set { copy(fault = fault) } }) {
            around.core.team.confirm(now.code.filter(Char::isDigit))
            set { copy(code = "") }
            around.say(Said.Plain(Word.Confirmed))
            refresh()
        }
    }

    override fun closeOpen(id: String) {
        work({ fault -> set { copy(fault = fault) } }) {
            around.core.team.closeInvite(id)
            refresh()
        }
    }

    override fun ask(asking: Asking?) = set { copy(asking = asking, fault = null) }

    override fun sure() {
        val asking = now.asking ?: return
        set { copy(asking = null) }
        work({ fault -> set { if (asking == Asking.Leave() && fault.code in UNSENT) copy(asking = Asking.Leave(fault)) else copy(fault = fault) } }) {
            val team = around.core.team
            when (asking) {
                is Asking.RemoveDevice -> team.removeDevice(asking.id)
                is Asking.RemovePerson -> team.removePerson(asking.id)
                is Asking.Leave -> {
                    team.leave(anyway = asking.why != null)
                    around.say(Said.Plain(Word.Left))
                    return@work around.back()
                }
            }
            refresh()
        }
    }

    override fun retry() = refresh()

    override fun back() = when {
        now.invite != null -> set { copy(invite = null) }
        now.asking != null -> set { copy(asking = null) }
        else -> around.back()
    }

    private companion object {
        /** Refused because something would be lost; who knows that may go all the same. */
        val UNSENT = setOf("team.unsent", "team.only_at_hub")
    }
}
