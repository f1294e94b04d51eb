package nl.oogst.app.viewfinder

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureFailure
import android.hardware.camera2.CaptureRequest
import android.hardware.display.DisplayManager
import android.media.ImageReader
import android.os.Handler
import android.os.HandlerThread
import android.view.Display
import android.view.Surface
import nl.oogst.ui.parts.Fault

/**
 * The phone's back camera by camera2: a preview on [surface], grey frames, and stills. Everything of it runs on one thread of its own,
 * so that nothing here is shared.
 */
class PhoneCamera(context: Context, private val lens: Lens, private val surface: Surface, private val hears: FinderCamera.Hears) : FinderCamera {
    private val thread = HandlerThread("viewfinder").apply { start() }
    private val handler = Handler(thread.looper)
    private val manager = context.getSystemService(CameraManager::class.java)
    private val display = context.getSystemService(DisplayManager::class.java)?.getDisplay(Display.DEFAULT_DISPLAY)

    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null
    private val frames = ImageReader.newInstance(lens.frame.width, lens.frame.height, ImageFormat.YUV_420_888, 2)
    private val stills = ImageReader.newInstance(lens.still.width, lens.still.height, ImageFormat.JPEG, 1)
    private var plane = ByteArray(0)

    /** The system was asked for the camera and has not answered: it will, and what it gives must be given back. */
    private var asked = false

    /** A still was asked for and has not come. */
    private var shooting = false

    /** To be closed once no still is awaited. */
    private var closing = false
    private var over = false

    override fun open() { handler.post(::begin) }
    override fun shoot() {
        // It may have ended by itself, before anybody heard of it.
        if (!handler.post(::still)) hears.noStill()
    }

    override fun close() {
        handler.post {
            closing = true
            // The preview's surface may go at any moment; what is on its way is for another one.
            if (shooting) runCatching { session?.stopRepeating() } else if (!asked) end()
        }
    }

    // The shell opens it only with the permission; taken back at this very moment it is an exception.
    @SuppressLint("MissingPermission")
    private fun begin() {
        if (over || closing) return
        val manager = manager ?: return fail(CameraFaults.NONE)
        frames.setOnImageAvailableListener({ frame() }, handler)
        stills.setOnImageAvailableListener({ arrived() }, handler)
        try {
            manager.openCamera(lens.id, Device(), handler)
            asked = true
        } catch (refused: CameraAccessException) {
            fail(CameraFaults.access(refused.reason))
        } catch (_: SecurityException) {
            fail(CameraFaults.LOST)
        } catch (_: IllegalArgumentException) {
            fail(CameraFaults.NONE)
        }
    }

    private inner class Device : CameraDevice.StateCallback() {
        override fun onOpened(camera: CameraDevice) {
            asked = false
            device = camera
            if (closing) return end()
            calling {
                @Suppress("DEPRECATION") // What replaces it is API 28; this one is there from 26.
                camera.createCaptureSession(listOf(surface, frames.surface, stills.surface), Session(), handler)
            }
        }

        override fun onDisconnected(camera: CameraDevice) = gone(camera, CameraFaults.LOST)
        override fun onError(camera: CameraDevice, code: Int) = gone(camera, CameraFaults.error(code))

        private fun gone(camera: CameraDevice, fault: Fault) {
            asked = false
            camera.close()
            fail(fault)
        }
    }

    private inner class Session : CameraCaptureSession.StateCallback() {
        override fun onConfigured(configured: CameraCaptureSession) {
            if (over || closing) return
            session = configured
            calling {
                val request = request(configured.device, CameraDevice.TEMPLATE_PREVIEW)
                request.addTarget(surface)
                request.addTarget(frames.surface)
                configured.setRepeatingRequest(request.build(), null, handler)
                hears.opened()
            }
        }

        override fun onConfigureFailed(configured: CameraCaptureSession) = fail(CameraFaults.NONE)
    }

    private fun request(camera: CameraDevice, template: Int): CaptureRequest.Builder = camera.createCaptureRequest(template).apply {
        if (lens.focuses) set(CaptureRequest.CONTROL_AF_MODE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE)
    }

    /** How far pictures are to be turned now, in degrees. Asked every time: half a turn of the phone is told to nobody. */
    private fun turn(): Int = Rules.turn(
        lens.sensor,
        when (display?.rotation) {
            Surface.ROTATION_90 -> 90
            Surface.ROTATION_180 -> 180
            Surface.ROTATION_270 -> 270
            else -> 0
        },
    )

    private fun frame() {
        // The newest; what came before it is let go here.
        val image = (if (over) null else frames.acquireLatestImage()) ?: return
        val luma = image.use {
            if (closing || !hears.wants()) return
            val grey = image.planes?.firstOrNull() ?: return
            val bytes = grey.buffer
            if (plane.size < bytes.remaining()) plane = ByteArray(bytes.remaining())
            bytes.get(plane, 0, bytes.remaining())
            Rules.upright(plane, image.width, image.height, grey.rowStride, turn())
        }
        hears.frame(luma)
    }

    /**
     * No flash: on a desk it is a white spot. No focus of its own either: the camera keeps its focus on what the preview shows, and the
     * advice that was followed is about that.
     */
    private fun still() {
        val session = session
        if (over || closing || shooting || session == null) return hears.noStill()
        shooting = true
        handler.postDelayed(late, LATE)
        calling {
            val request = request(session.device, CameraDevice.TEMPLATE_STILL_CAPTURE)
            request.addTarget(stills.surface)
            request.set(CaptureRequest.JPEG_ORIENTATION, turn())
            request.set(CaptureRequest.JPEG_QUALITY, QUALITY)
            session.capture(request.build(), Failing(), handler)
        }
    }

    private inner class Failing : CameraCaptureSession.CaptureCallback() {
        override fun onCaptureFailed(session: CameraCaptureSession, request: CaptureRequest, failure: CaptureFailure) = settled()
        override fun onCaptureBufferLost(session: CameraCaptureSession, request: CaptureRequest, target: Surface, frame: Long) = settled()
    }

    private val late = Runnable(::settled)

    private fun arrived() {
        if (over) return
        stills.acquireNextImage()?.use { image ->
            val bytes = image.planes?.firstOrNull()?.buffer
            // One that comes after it was given up is no longer anybody's.
            if (bytes != null && shooting) {
                shooting = false
                hears.still(bytes)
            }
        }
        settled()
    }

    /** No still is awaited any more, whether it came or not. */
    private fun settled() {
        giveUp()
        if (closing) end()
    }

    private fun giveUp() {
        handler.removeCallbacks(late)
        if (!shooting) return
        shooting = false
        hears.noStill()
    }

    /** Calls the camera, which may have gone at any moment. */
    private fun calling(what: () -> Unit) = try {
        what()
    } catch (refused: CameraAccessException) {
        fail(CameraFaults.access(refused.reason))
    } catch (_: IllegalStateException) {
        fail(CameraFaults.LOST)
    } catch (_: IllegalArgumentException) {
        // The preview's surface went between the question and the answer.
        fail(CameraFaults.LOST)
    }

    private fun fail(fault: Fault) {
        if (over) return
        // What is wrong with the camera is said last: it tells what to do about both.
        giveUp()
        hears.fault(fault)
        end()
    }

    private fun end() {
        if (over) return
        over = true
        giveUp()
        device?.close()
        frames.close()
        stills.close()
        hears.closed()
        thread.quitSafely()
    }

    private companion object {
        /** Milliseconds after which a still that has not come is given up: in the dark some take two seconds. */
        const val LATE = 10_000L

        /** Of 100. The core makes what is sent; this is what it reads from. */
        const val QUALITY: Byte = 95
    }
}
