package nl.oogst.ui.join

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.start.Membership

class JoinModel(around: Around) : Model<JoinState>(JoinState(), around), JoinActions {
    /** A link came in: from a scanned code, or opened from elsewhere. */
    fun found(link: String) {
        set { copy(link = link.trim(), fault = null) }
        next()
    }

    /** Whoever left the page while waiting finds the same digits again, and is in as soon as somebody compared them. */
    override fun refresh() {
        val phase = now.phase
        if (phase != Phase.Link && phase !is Phase.Compare) return
        work({ }) {
            val shown = around.core.start.show()
            if (shown.membership == Membership.Pending) {
                val code = around.core.team.show().people.flatMap { it.devices }.find { it.here }?.code
                if (code != null && now.phase == phase) set { copy(phase = Phase.Compare(code)) }
            } else if (phase is Phase.Compare && shown.membership == Membership.In) set { copy(phase = Phase.In(shown.team.orEmpty(), name)) }
        }
    }

    /** Whether the camera may not be used. */
    fun cameraRefused(so: Boolean) = set { copy(cameraRefused = so) }
    fun fault(fault: nl.oogst.ui.parts.Fault) = set { copy(fault = fault) }

    override fun scan() = around.platform.scanCode()
    override fun allow() = around.platform.allowCamera()
    override fun link(text: String) = set { copy(link = text, fault = null) }
    override fun name(text: String) = set { copy(name = text, fault = null) }
    override fun recover() = around.go(Place.Recover)

    override fun next() {
        val before = now.phase
        set { copy(phase = Phase.Working, fault = null) }
        work({ fault -> set { copy(phase = if (fault.code.startsWith("link.")) Phase.Link else before, fault = fault) } }) {
            val link = now.link.trim()
            if (before == Phase.Link && around.core.team.asksName(link)) set { copy(phase = Phase.Name) }
            else {
                val code = around.core.team.join(link, now.name.trim()).code
                if (code != null) set { copy(phase = Phase.Compare(code)) } else look()
            }
        }
    }

    override fun again() {
        val before = now.phase
        work({ fault -> set { copy(phase = before, fault = fault) } }) {
            around.core.sync.run(includeVideo = false, patient = false)
            look()
        }
    }

    private suspend fun look() {
        // What the team made comes with the first sync; without a network it comes later.
        runCatching { around.core.sync.run(includeVideo = false, patient = true) }
        val shown = around.core.start.show()
        if (shown.membership == Membership.In) set { copy(phase = Phase.In(shown.team.orEmpty(), name)) }
    }

    override fun back() = around.back()
}
