package nl.oogst.app.viewfinder

import android.hardware.camera2.CameraManager
import android.view.Surface
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.launch
import nl.oogst.app.MainActivity
import nl.oogst.app.Shell
import nl.oogst.app.Wish
import nl.oogst.ui.capture.Look
import nl.oogst.ui.capture.Looking
import nl.oogst.ui.capture.Sight
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.parts.Fault

/**
 * Between a screen that looks through the camera and the camera. It is open exactly while such a screen is on top, the activity is in
 * front, there is something to draw on and the camera may be used; what goes wrong is said on that screen, whose shutter then opens the
 * phone's own camera. On the main thread, except what a camera says.
 */
class Viewfinder(private val shell: Shell) {
    /** Opens a camera. Tests give one without a lens. */
    internal var make: (Lens, Surface, FinderCamera.Hears) -> FinderCamera = { lens, surface, hears -> PhoneCamera(shell.context, lens, surface, hears) }

    /** What the preview is drawn on, told when it is to be of another size. */
    internal var resize: (Size) -> Unit = { }

    internal var activity: MainActivity? = null
        private set
    private var visits: Job? = null
    private var surface: Surface? = null
    private var opening: Opening? = null

    /** The screen on which it went wrong: tried again when one comes back to it, not over and over. */
    private var failed: Looking? = null

    private val found = HashMap<Pair<Look, Boolean>, Lens>()
    private val turning = Turning(shell.context)

    /** The screen that looks, and what it looks for. */
    private val looking: Looking? get() = (shell.model?.visit?.value?.model as? Looking)?.takeIf { it.look != null }

    private fun lens(look: Look, front: Boolean): Lens? =
        found[look to front] ?: shell.context.getSystemService(CameraManager::class.java)?.let { Lens.find(it, look, front) }?.also { found[look to front] = it }

    private fun lens(of: Looking): Lens? = of.look?.let { lens(it, of.front) }

    /** Size of what is to be drawn on; null when no camera is looked through, or there is none. */
    val size: Size? get() = looking?.let(::lens)?.preview

    /** The activity is in front. */
    fun come(here: MainActivity) {
        activity = here
        failed = null
        visits?.cancel()
        visits = shell.scope.launch {
            shell.ready.collectLatest { ready -> if (ready is Shell.Ready.Here) ready.model.visit.collect { update() } }
        }
    }

    /** The activity is no longer in front: the camera is another app's now. */
    fun go(from: MainActivity) {
        if (activity !== from) return
        activity = null
        visits?.cancel()
        update()
    }

    /** There is something to draw on, of [size]. */
    fun drawOn(surface: Surface) {
        if (this.surface !== surface) close()
        this.surface = surface
        update()
    }

    /** That surface is no more. */
    fun noLonger(surface: Surface) {
        if (this.surface !== surface) return
        this.surface = null
        update()
    }

    /** The screen wants the other camera, or none any more. */
    fun turned() {
        val before = opening?.lens?.preview
        close()
        failed = null
        val now = size
        // The same surface does when it is of the right size; another one comes by itself.
        if (now != null && before != null && now != before) {
            surface = null
            resize(now)
        }
        update()
    }

    /** The phone is held another way. */
    fun held() { opening?.takeIf { it.live && !it.closing }?.let { it.looking.live(sight(it.lens)) } }

    /** Takes the photo. False where nothing is seen: then the phone's own camera has to. */
    fun shoot(flash: Boolean = false): Boolean = showing()?.shoot(flash) != null

    /** Films. False where nothing is seen. */
    fun film(limit: CaptureDoor.Film, light: Boolean): Boolean {
        val showing = showing() ?: return false
        val size = FilmPlan.fitting(limit, showing.lens.films, sound) ?: return false
        showing.film(FilmPlan.of(limit, size, sound, light))
        return true
    }

    /** Zooms in by so much, 1 is not at all. */
    fun zoom(to: Float) { showing()?.camera?.zoom(to) }

    fun stopFilm() { opening?.camera?.stop() }

    private fun showing() = opening?.takeIf { it.live && !it.closing }
    private val sound: Boolean get() = activity?.leave?.sound == true

    /** Something was taken: whether it may be told later that it was sent is asked when the camera is left, not between two photos. */
    internal var taken = false

    /** Opens or closes the camera by how things are now. */
    fun update() {
        val here = activity
        val looking = looking
        if (taken && here != null && looking == null && shell.withPupils == null) {
            taken = false
            here.askToNotify()
        }
        if (here == null || looking == null || opening?.let { it.looking !== looking || it.lens !== lens(looking) } == true) close()
        if (here == null || looking == null) return
        if (!here.leave.given) {
            close()
            if (!looking.refused && here.leave.waiting?.what != Wish.What.Look) here.leave.use(Wish(Wish.What.Look))
            return
        }
        if (looking.refused) looking.refused(false)
        if (looking.look == Look.Film) here.leave.askForSound()
        // While one closes another would take the camera from it, with the photo that it waits for.
        if (opening != null && surface != null || failed === looking) return
        val lens = lens(looking) ?: return fail(looking, CameraFaults.NONE)
        val surface = surface ?: return close()
        val made = Opening(shell, this, looking, lens, surface)
        opening = made
        made.camera.open()
    }

    /** What [lens] shows, as the phone is held now. */
    internal fun sight(lens: Lens) = Sight(
        Rules.ratio(lens.preview, turning.of(lens)), lens.flashes, lens(lens.look, !lens.front) != null, lens.zoomMost, silent = lens.look == Look.Film && !sound,
    )

    internal fun fail(looking: Looking, fault: Fault) {
        failed = looking
        looking.blind(fault)
    }

    private fun close() {
        val open = opening ?: return
        if (open.closing) return
        open.closing = true
        open.live = false
        open.looking.blind()
        open.camera.close()
    }

    /** The camera is free again. */
    internal fun closed(was: Opening) {
        if (opening === was) opening = null
        update()
    }
}
