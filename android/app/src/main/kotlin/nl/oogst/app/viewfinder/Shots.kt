package nl.oogst.app.viewfinder

import android.graphics.ImageFormat
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CaptureFailure
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.CaptureResult
import android.hardware.camera2.TotalCaptureResult
import android.media.ImageReader
import android.os.Handler
import android.view.Surface

/** Photos, one at a time. On the camera's thread. [settled] when none is awaited any more. */
internal class Shots(
    size: Size, private val handler: Handler, private val hears: FinderCamera.Hears, private val asking: Asking, private val settled: () -> Unit,
) {
    private val reader = ImageReader.newInstance(size.width, size.height, ImageFormat.JPEG, 1)
    private val late = Runnable(::ended)
    private var over = false
    val surface: Surface get() = reader.surface

    /** One was asked for and has not come. */
    var shooting = false
        private set

    /** What a still needs of the camera that it is taken with. */
    interface Asking {
        fun request(camera: CameraDevice, template: Int): CaptureRequest.Builder
        fun preview(camera: CameraDevice): CaptureRequest.Builder
        fun turn(): Int
        fun calling(what: () -> Unit)
    }

    fun begin() = reader.setOnImageAvailableListener({ arrived() }, handler)

    /**
     * Without flash it is taken at once: the camera keeps its focus on what the preview shows. A flash is measured first; what takes
     * longer than [MEASURED] is taken as it is.
     */
    fun shoot(session: CameraCaptureSession, flash: Boolean) {
        shooting = true
        handler.postDelayed(late, LATE)
        if (!flash) return take(session, false)
        val take = Runnable { if (shooting && !over) take(session, true) }
        asking.calling {
            val request = asking.preview(session.device)
            request.set(CaptureRequest.CONTROL_AE_MODE, CaptureRequest.CONTROL_AE_MODE_ON_ALWAYS_FLASH)
            session.setRepeatingRequest(request.build(), Measuring(take), handler)
            request.set(CaptureRequest.CONTROL_AE_PRECAPTURE_TRIGGER, CaptureRequest.CONTROL_AE_PRECAPTURE_TRIGGER_START)
            session.capture(request.build(), null, handler)
            handler.postDelayed(take, MEASURED)
        }
    }

    /** Hears when the flash was measured: first that it is being, then that it was. */
    private inner class Measuring(private val take: Runnable) : CameraCaptureSession.CaptureCallback() {
        private var measuring = false
        private var done = false

        override fun onCaptureCompleted(session: CameraCaptureSession, request: CaptureRequest, result: TotalCaptureResult) {
            val now = result.get(CaptureResult.CONTROL_AE_STATE)
            if (now == CaptureResult.CONTROL_AE_STATE_PRECAPTURE) measuring = true
            if (done || !measuring || now == CaptureResult.CONTROL_AE_STATE_PRECAPTURE) return
            done = true
            handler.removeCallbacks(take)
            take.run()
        }
    }

    private fun take(session: CameraCaptureSession, flash: Boolean) = asking.calling {
        val request = asking.request(session.device, CameraDevice.TEMPLATE_STILL_CAPTURE)
        request.addTarget(surface)
        request.set(CaptureRequest.JPEG_ORIENTATION, asking.turn())
        request.set(CaptureRequest.JPEG_QUALITY, QUALITY)
        if (flash) request.set(CaptureRequest.CONTROL_AE_MODE, CaptureRequest.CONTROL_AE_MODE_ON_ALWAYS_FLASH)
        session.capture(request.build(), Failing(), handler)
        if (flash) session.setRepeatingRequest(asking.preview(session.device).build(), null, handler)
    }

    private inner class Failing : CameraCaptureSession.CaptureCallback() {
        override fun onCaptureFailed(session: CameraCaptureSession, request: CaptureRequest, failure: CaptureFailure) = ended()
        override fun onCaptureBufferLost(session: CameraCaptureSession, request: CaptureRequest, target: Surface, frame: Long) = ended()
    }

    private fun arrived() {
        if (over) return
        reader.acquireNextImage()?.use { image ->
            val bytes = image.planes?.firstOrNull()?.buffer
            // One that comes after it was given up is no longer anybody's.
            if (bytes != null && shooting) {
                shooting = false
                hears.still(bytes)
            }
        }
        ended()
    }

    private fun ended() {
        giveUp()
        settled()
    }

    /** Nothing is awaited any more, whether it came or not. */
    fun giveUp() {
        handler.removeCallbacks(late)
        if (!shooting) return
        shooting = false
        hears.noStill()
    }

    fun end() {
        giveUp()
        over = true
        reader.close()
    }

    private companion object {
        /** Milliseconds after which a still that has not come is given up: in the dark some take two seconds. */
        const val LATE = 10_000L

        /** Milliseconds that measuring a flash may take. */
        const val MEASURED = 1_500L

        /** Of 100. The core makes what is sent; this is what it reads from. */
        const val QUALITY: Byte = 95
    }
}
