package nl.oogst.ui.capture

import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind

/**
 * The camera, without one: photos or films, one after the other. It counts what the core has durably, never what the camera gave. Seconds
 * are counted here, and at the limit the film ends by itself.
 */
class CameraModel(private val kind: Kind, around: Around) : Model<CameraState>(first(kind), around), CameraActions, Looking {
    private var most = CaptureDoor.Film(now.limit, 0)
    private var counting: Job? = null

    /** Whether there is a picture: null while it is on its way. */
    private var seen: Boolean? = null

    /** The shutter was pressed before there was one: it goes as soon as there is. */
    private var pressed = false

    /** Captures that were taken here and were not thrown away since, oldest first. */
    private val mine = LinkedHashSet<String>()
    private var leaving: String? = null

    override val look = if (kind == Kind.Video) Look.Film else Look.Photo
    override val front get() = now.front
    override val refused get() = now.refused

    override fun refresh() {
        if (kind == Kind.Video && now.filmed == null) work { around.core.captures.filmLimit().let { most = it; set { copy(limit = it.seconds) } } }
        if (mine.isEmpty()) return
        work({ }) {
            val shown = around.core.start.show().last
            // What was thrown away and not brought back while it could be is gone.
            leaving?.takeIf { it != around.going && shown.none { thumb -> thumb.id == it } }?.let(mine::remove)
            leaving = around.going
            val here = mine - setOfNotNull(around.going)
            set { copy(taken = here.size, last = shown.find { it.id in here }) }
        }
    }

    /** The core has one durably. */
    fun saved(id: String) {
        mine += id
        set { copy(saving = false, taken = (mine - setOfNotNull(around.going)).size, fault = null) }
        refresh()
    }

    override fun live(sight: Sight) {
        set {
            copy(
                fault = fault?.takeUnless { it.code.startsWith(CAMERA) }, ratio = sight.ratio, canFlash = sight.canFlash, canTurn = sight.canTurn,
                silent = sight.silent, zoom = zoom.coerceAtMost(sight.zoomMost), zoomMost = sight.zoomMost,
            )
        }
        seen = true
        around.platform.zoom(now.zoom)
        if (unpressed()) shutter()
    }

    override fun blind(fault: Fault?) {
        seen = if (fault == null) null else false
        unpressed()
        // What was being filmed ended with the picture; it is on its way in.
        ended(saving = now.filmed != null || now.saving)
        set { copy(canFlash = false, canTurn = false, zoomMost = 1f, fault = fault ?: this.fault) }
    }

    override fun taking() = set { copy(saving = true, fault = null) }

    override fun wrong(fault: Fault) {
        ended(saving = false)
        set { copy(fault = fault) }
    }

    override fun refused(so: Boolean) = set { copy(refused = so) }

    /** The camera films, from now on. */
    fun filming() {
        set { copy(saving = false, filmed = 0, fault = null) }
        counting = around.scope.launch {
            while (now.filmed != null) {
                delay(SECOND)
                set { copy(filmed = filmed?.plus(1)) }
                if ((now.filmed ?: 0) >= maxOf(1, most.seconds - BEFORE)) return@launch stop()
            }
        }
    }

    /** The film ended, by whoever; it is being taken in. */
    fun filmed() = ended(saving = true)

    private fun unpressed(): Boolean = pressed.also {
        if (it) set { copy(saving = false) }
        pressed = false
    }

    private fun ended(saving: Boolean) {
        counting?.cancel()
        counting = null
        set { copy(filmed = null, saving = saving) }
    }

    private fun stop() {
        set { copy(saving = true) }
        around.platform.stopFilm()
    }

    override fun shutter() {
        if (now.saving) return
        when {
            seen == null -> {
                pressed = true
                set { copy(saving = true) }
            }
            now.filmed != null -> stop()
            kind == Kind.Photo -> if (!around.platform.shoot(now.flash)) around.platform.camera(kind, null)
            else -> film()
        }
    }

    /** Nothing is filmed that the core would then not take: the limit comes first. */
    private fun film() {
        set { copy(saving = true, fault = null) }
        work({ fault -> wrong(fault) }) {
            most = around.core.captures.filmLimit()
            set { copy(limit = most.seconds) }
            if (around.platform.film(most, now.flash)) return@work
            set { copy(saving = false) }
            // Who left meanwhile wants no other camera.
            if (seen != null) around.platform.camera(kind, most.seconds)
        }
    }

    override fun flash() = set { copy(flash = !flash) }

    /** Not while a film is made, or a photo is on its way: that would end it. */
    override fun turn() {
        if (now.filmed != null || now.saving) return
        set { copy(front = !front) }
        around.platform.turnCamera()
    }

    override fun zoom(to: Float) {
        set { copy(zoom = to.coerceIn(1f, zoomMost)) }
        around.platform.zoom(now.zoom)
    }

    override fun last() { now.last?.let { around.go(Place.Capture(it.id)) } }
    override fun allow() = around.platform.allowCamera()

    /** What is chosen lands where one came from. */
    override fun gallery() {
        around.back()
        around.platform.pick()
    }

    override fun back() = around.back()
    override fun left() { counting?.cancel() }

    private companion object {
        fun first(kind: Kind) = CameraState(kind, canFlash = false, canTurn = false, ratio = if (kind == Kind.Video) 9f / 16f else 3f / 4f)

        /** How the codes begin of what can be wrong with a camera. */
        const val CAMERA = "app.camera_"

        /** Milliseconds. */
        const val SECOND = 1_000L

        /** Seconds before the limit: starting and stopping take a moment, and the core takes no film that is a frame too long. */
        const val BEFORE = 1
    }
}
