package nl.oogst.app.viewfinder

import android.content.Context
import android.media.MediaRecorder
import android.os.Build
import android.os.Handler
import android.view.Surface
import java.io.File
import java.io.IOException

/** Films, one at a time. On the camera's thread. [ended] when the recorder wants to be stopped: at a limit, or because it failed. */
internal class Films(private val context: Context, private val handler: Handler, private val hears: FinderCamera.Hears, private val ended: () -> Unit) {
    private var recorder: MediaRecorder? = null
    private var running = false

    /** Whether one is made, or about to be. */
    val busy: Boolean get() = recorder != null

    /** Makes ready; null, and says so, when it can't be. What the camera shows is to be drawn on the surface that this gives. */
    fun prepare(to: File, plan: FilmPlan, turn: Int): Surface? {
        val made = make()
        recorder = made
        return try {
            if (plan.sound) made.setAudioSource(MediaRecorder.AudioSource.CAMCORDER)
            made.setVideoSource(MediaRecorder.VideoSource.SURFACE)
            made.setOutputFormat(MediaRecorder.OutputFormat.MPEG_4)
            made.setOutputFile(to)
            made.setVideoEncoder(MediaRecorder.VideoEncoder.H264)
            made.setVideoSize(plan.size.width, plan.size.height)
            made.setVideoFrameRate(FRAMES)
            made.setVideoEncodingBitRate(plan.bits)
            if (plan.sound) {
                made.setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
                made.setAudioEncodingBitRate(FilmPlan.SOUND)
                made.setAudioSamplingRate(SAMPLES)
            }
            made.setOrientationHint(turn)
            made.setMaxDuration(plan.mostMs)
            made.setMaxFileSize(plan.mostBytes)
            // Not from inside of what it tells: stopping it there is not for every maker.
            made.setOnInfoListener { _, what, _ -> if (what in LIMITS) handler.post(ended) }
            made.setOnErrorListener { _, _, _ -> handler.post(ended) }
            made.prepare()
            made.surface
        } catch (_: IOException) {
            none()
        } catch (_: RuntimeException) {
            // A size that is no encoder's, a microphone that a call has: told in as many ways as there are makers.
            none()
        }
    }

    fun begin() {
        try {
            (recorder ?: return).start()
            running = true
            hears.filming()
        } catch (_: RuntimeException) {
            none()
        }
    }

    /** Closes the film, whatever ended it. What was never begun, or holds not one frame, is none. */
    fun stop() {
        val made = recorder ?: return
        val whole = running && runCatching { made.stop() }.isSuccess
        release(made)
        if (whole) hears.filmed() else hears.noFilm()
    }

    private fun none(): Surface? {
        recorder?.let(::release)
        hears.noFilm()
        return null
    }

    private fun release(made: MediaRecorder) {
        recorder = null
        running = false
        made.release()
    }

    private fun make() = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) MediaRecorder(context) else @Suppress("DEPRECATION") MediaRecorder()

    private companion object {
        /** A second. */
        const val FRAMES = 30
        const val SAMPLES = 44_100
        val LIMITS = setOf(MediaRecorder.MEDIA_RECORDER_INFO_MAX_DURATION_REACHED, MediaRecorder.MEDIA_RECORDER_INFO_MAX_FILESIZE_REACHED)
    }
}
