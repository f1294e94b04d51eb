package nl.oogst.app.viewfinder

import android.hardware.camera2.CameraManager
import android.os.SystemClock
import android.view.Surface
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.nio.ByteBuffer
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.launch
import nl.oogst.app.MainActivity
import nl.oogst.app.Shell
import nl.oogst.app.Wish
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.parts.Fault

/**
 * Between the screen that reads cards and the camera. It is open exactly while that screen is on top, the activity is in front, there is
 * something to draw on and the camera may be used; what goes wrong is said on that screen, whose shutter then opens the phone's own
 * camera. On the main thread, except what a camera says.
 */
class Viewfinder(private val shell: Shell) {
    /** Opens a camera. Tests give one without a lens. */
    internal var make: (Lens, Surface, FinderCamera.Hears) -> FinderCamera = { lens, surface, hears -> PhoneCamera(shell.context, lens, surface, hears) }

    private var activity: MainActivity? = null
    private var visits: Job? = null
    private var surface: Surface? = null
    private var opening: Opening? = null

    /** The screen on which it went wrong: tried again when one comes back to it, not over and over. */
    private var failed: ScanModel? = null

    private var found: Lens? = null

    /** The camera that will be used, if there is one. */
    val lens: Lens? get() = found ?: shell.context.getSystemService(CameraManager::class.java)?.let(Lens::find)?.also { found = it }

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

    /** There is something to draw on, of the size of [Lens.frame]. */
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

    /** Takes the photo. False where nothing is seen: then the phone's own camera has to. */
    fun shoot(): Boolean = opening?.takeIf { it.live && !it.closing }?.shoot() != null

    /** Opens or closes the camera by how things are now. */
    fun update() {
        val here = activity
        val scan = shell.model?.top<ScanModel>()
        if (here == null || scan == null || opening?.let { it.scan !== scan } == true) close()
        if (here == null || scan == null) return
        if (!here.leave.given) {
            close()
            if (!scan.state.value.refused && here.leave.waiting?.what != Wish.What.Look) here.leave.use(Wish(Wish.What.Look))
            return
        }
        if (scan.state.value.refused) scan.refused(false)
        // While one closes another would take the camera from it, with the photo that it waits for.
        if (opening != null && surface != null || failed === scan) return
        val lens = lens ?: return fail(scan, CameraFaults.NONE)
        val surface = surface ?: return close()
        opening = Opening(scan, lens, surface).also { it.camera.open() }
    }

    private fun fail(scan: ScanModel, fault: Fault) {
        failed = scan
        scan.blind(fault)
    }

    private fun close() {
        val open = opening ?: return
        if (open.closing) return
        open.closing = true
        open.live = false
        open.scan.blind()
        open.camera.close()
    }

    /** One opening of the camera, for one screen. */
    private inner class Opening(val scan: ScanModel, lens: Lens, surface: Surface) : FinderCamera.Hears {
        val camera = make(lens, surface, this)
        var live = false
        var closing = false

        /** Where the still goes that is on its way. */
        @Volatile private var shot: File? = null
        @Volatile private var looking = false
        @Volatile private var lookedAt = 0L

        fun shoot() {
            // One at a time: the screen lets no second one through, and neither does this.
            if (shot != null) return
            scan.taking()
            shot = shell.incoming.place(Incoming.For.Cards)
            camera.shoot()
        }

        override fun opened() = onMain {
            if (closing) return@onMain
            live = true
            scan.live()
        }

        override fun wants() = !looking && !scan.state.value.reading && SystemClock.uptimeMillis() - lookedAt >= PAUSE

        override fun frame(luma: Luma) {
            looking = true
            lookedAt = SystemClock.uptimeMillis()
            onMain { scan.frame(luma.pixels, luma.width, luma.height, luma.width) { looking = false } }
        }

        /** As the phone's own camera does: into its place first, then taken in from there. What a kill leaves is found there. */
        override fun still(jpeg: ByteBuffer) {
            val place = shot ?: return
            try {
                FileOutputStream(place).use { while (jpeg.hasRemaining()) it.channel.write(jpeg) }
            } catch (_: IOException) {
                val full = (place.parentFile?.usableSpace ?: 0L) < jpeg.limit()
                return lost(Fault(if (full) "store.disk_full" else "store.io"))
            }
            onMain {
                shot = null
                shell.take(place, Incoming.For.Cards)
                activity?.askToNotify()
            }
        }

        override fun noStill() = lost(Fault("app.camera_nothing"))

        private fun lost(fault: Fault) = onMain {
            shot?.delete()
            shot = null
            scan.wrong(fault)
        }

        override fun fault(fault: Fault) = onMain {
            live = false
            if (!closing) fail(scan, fault)
        }

        override fun closed() = onMain {
            opening = null
            update()
        }

        private fun onMain(what: () -> Unit) { shell.scope.launch { what() } }
    }

    private companion object {
        /** Least milliseconds from one look to the next: outlines follow a hand at fifteen a second, and the phone stays cool. */
        const val PAUSE = 66L
    }
}
