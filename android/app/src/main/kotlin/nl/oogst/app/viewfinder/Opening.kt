package nl.oogst.app.viewfinder

import android.os.SystemClock
import android.view.Surface
import java.io.File
import java.io.FileOutputStream
import java.io.IOException
import java.nio.ByteBuffer
import kotlinx.coroutines.launch
import nl.oogst.app.Shell
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.capture.Looking
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.PupilModel

/** One opening of the camera, for one screen. On the main thread, except what a camera says. */
internal class Opening(private val shell: Shell, private val finder: Viewfinder, val looking: Looking, val lens: Lens, surface: Surface) : FinderCamera.Hears {
    val camera = finder.make(lens, surface, this)
    var live = false
    @Volatile var closing = false

    /** Where it goes that is on its way: a still or a film. */
    @Volatile private var shot: Shot? = null
    @Volatile private var frames = false
    @Volatile private var lookedAt = 0L

    private class Shot(val place: File, val purpose: Incoming.For)

    private fun shot(purpose: Incoming.For) = Shot(shell.incoming.place(purpose, (looking as? PupilModel)?.whose), purpose).also { shot = it }

    fun shoot(flash: Boolean) {
        // One at a time: the screen lets no second one through, and neither does this.
        if (shot != null) return
        looking.taking()
        shot(
            when (looking) {
                is ScanModel -> Incoming.For.Cards
                is PupilModel -> Incoming.For.Pupil
                else -> Incoming.For.Photo
            },
        )
        camera.shoot(flash)
    }

    fun film(plan: FilmPlan) {
        if (shot != null) return
        camera.film(shot(Incoming.For.Video).place, plan)
    }

    override fun opened() = onMain {
        if (closing) return@onMain
        live = true
        looking.live(finder.sight(lens))
    }

    override fun wants() = !closing && !frames && (looking as? ScanModel)?.state?.value?.reading == false && SystemClock.uptimeMillis() - lookedAt >= PAUSE

    override fun frame(luma: Luma) {
        frames = true
        lookedAt = SystemClock.uptimeMillis()
        onMain { (looking as? ScanModel)?.frame(luma.pixels, luma.width, luma.height, luma.width) { frames = false } }
    }

    /** As the phone's own camera does: into its place first, then taken in from there. What a kill leaves is found there. */
    override fun still(jpeg: ByteBuffer) {
        val place = shot?.place ?: return
        try {
            FileOutputStream(place).use { while (jpeg.hasRemaining()) it.channel.write(jpeg) }
        } catch (_: IOException) {
            val full = (place.parentFile?.usableSpace ?: 0L) < jpeg.limit()
            return lost(Fault(if (full) "store.disk_full" else "store.io"))
        }
        onMain { arrived() }
    }

    override fun noStill() = lost(NOTHING)

    override fun filming() = onMain { (looking as? CameraModel)?.filming() }

    override fun filmed() = onMain { arrived() }

    /** What there is of it the core may judge: it says so when nobody can play it. */
    override fun noFilm() = onMain { if ((shot?.place?.length() ?: 0L) > 0L) arrived() else notTaken(NOTHING) }

    private fun arrived() {
        val taken = shot ?: return
        shot = null
        (looking as? CameraModel)?.let { if (taken.purpose == Incoming.For.Video) it.filmed() }
        shell.take(taken.place, taken.purpose, looking as? CameraModel)
        if (taken.purpose != Incoming.For.Pupil) finder.taken = true
    }

    private fun lost(fault: Fault) = onMain { notTaken(fault) }

    private fun notTaken(fault: Fault) {
        shot?.place?.delete()
        shot = null
        looking.wrong(fault)
        // Who left right after the shutter hears it where one is now.
        shell.model?.takeIf { it.visit.value?.model !== looking }?.say(Said.Wrong(fault))
    }

    override fun fault(fault: Fault) = onMain {
        live = false
        if (!closing) finder.fail(looking, fault)
    }

    override fun closed() = onMain { finder.closed(this) }

    private fun onMain(what: () -> Unit) { shell.scope.launch { what() } }

    private companion object {
        /** Least milliseconds from one look to the next: outlines follow a hand at fifteen a second, and the phone stays cool. */
        const val PAUSE = 66L

        val NOTHING = Fault("app.camera_nothing")
    }
}
