package nl.oogst.app.viewfinder

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Rect
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCaptureSession
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.os.Handler
import android.os.HandlerThread
import android.view.Surface
import java.io.File
import nl.oogst.ui.capture.Look
import nl.oogst.ui.parts.Fault

/**
 * A camera of the phone by camera2: a preview on [surface], and what it is looked through for: grey frames and stills of cards, photos, or
 * films. Everything of it runs on one thread of its own, so that nothing here is shared.
 */
class PhoneCamera(context: Context, private val lens: Lens, private val surface: Surface, private val hears: FinderCamera.Hears) : FinderCamera {
    private val thread = HandlerThread("viewfinder").apply { start() }
    private val handler = Handler(thread.looper)
    private val manager = context.getSystemService(CameraManager::class.java)
    private val turning = Turning(context)

    private var device: CameraDevice? = null
    private var session: CameraCaptureSession? = null

    private val asking = object : Shots.Asking {
        override fun request(camera: CameraDevice, template: Int) = this@PhoneCamera.request(camera, template)
        override fun preview(camera: CameraDevice) = this@PhoneCamera.preview(camera)
        override fun turn() = turning.of(lens)
        override fun calling(what: () -> Unit) = this@PhoneCamera.calling(what)
    }
    private val frames = if (lens.look == Look.Cards) Frames(lens, turning, hears) else null
    private val shots = lens.still?.let { Shots(it, handler, hears, asking) { if (closing) end() } }
    private val films = Films(context, handler, hears, ::stopFilm)

    /** The system was asked for the camera and has not answered: it will, and what it gives must be given back. */
    private var asked = false

    private var zoom = 1f

    /** What the session repeats: the preview, or a film. */
    private var showing: CaptureRequest.Builder? = null

    /** To be closed once no still is awaited. */
    private var closing = false
    private var over = false

    override fun open() { handler.post(::begin) }

    override fun shoot(flash: Boolean) {
        // It may have ended by itself, before anybody heard of it.
        if (!handler.post { still(flash) }) hears.noStill()
    }

    override fun film(to: File, plan: FilmPlan) {
        if (!handler.post { beginFilm(to, plan) }) hears.noFilm()
    }

    override fun zoom(to: Float) {
        handler.post {
            zoom = to
            // What is shown now is shown anew; without it the next one is.
            val again = showing
            val session = session
            if (!over && !closing && again != null && session != null) calling {
                zoomed(again)
                session.setRepeatingRequest(again.build(), null, handler)
            }
        }
    }

    override fun stop() { handler.post(::stopFilm) }

    override fun close() {
        handler.post {
            closing = true
            films.stop()
            // The preview's surface may go at any moment; what is on its way is for another one.
            if (shots?.shooting == true) runCatching { session?.stopRepeating() } else if (!asked) end()
        }
    }

    // The shell opens it only with the permission; taken back at this very moment it is an exception.
    @SuppressLint("MissingPermission")
    private fun begin() {
        if (over || closing) return
        val manager = manager ?: return fail(CameraFaults.NONE)
        frames?.begin(handler)
        shots?.begin()
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
            show(camera) { hears.opened() }
        }

        override fun onDisconnected(camera: CameraDevice) = gone(camera, CameraFaults.LOST)
        override fun onError(camera: CameraDevice, code: Int) = gone(camera, CameraFaults.error(code))

        private fun gone(camera: CameraDevice, fault: Fault) {
            asked = false
            // What was filmed until now is whole first.
            films.stop()
            camera.close()
            fail(fault)
        }
    }

    /** The preview, and what photos need beside it. */
    private fun show(camera: CameraDevice, then: () -> Unit = {}) = session(camera, listOfNotNull(surface, frames?.surface, shots?.surface)) {
        show(it, preview(camera))
        then()
    }

    private fun show(session: CameraCaptureSession, request: CaptureRequest.Builder) {
        showing = request
        session.setRepeatingRequest(request.build(), null, handler)
    }

    private fun session(camera: CameraDevice, on: List<Surface>, then: (CameraCaptureSession) -> Unit) = calling {
        @Suppress("DEPRECATION") // What replaces it is API 28; this one is there from 26.
        camera.createCaptureSession(on, Session(then), handler)
    }

    private inner class Session(private val then: (CameraCaptureSession) -> Unit) : CameraCaptureSession.StateCallback() {
        override fun onConfigured(configured: CameraCaptureSession) {
            if (over || closing) return
            session = configured
            calling { then(configured) }
        }

        override fun onConfigureFailed(configured: CameraCaptureSession) = fail(CameraFaults.NONE)
    }

    private fun request(camera: CameraDevice, template: Int): CaptureRequest.Builder = camera.createCaptureRequest(template).apply {
        lens.focus?.let { set(CaptureRequest.CONTROL_AF_MODE, it) }
        zoomed(this)
    }

    private fun zoomed(request: CaptureRequest.Builder) {
        val all = lens.all?.takeIf { lens.zoomMost > 1f } ?: return
        val (left, top, right, bottom) = Rules.middle(all.width(), all.height(), zoom.coerceIn(1f, lens.zoomMost))
        request.set(CaptureRequest.SCALER_CROP_REGION, Rect(left, top, right, bottom))
    }

    private fun preview(camera: CameraDevice) = request(camera, CameraDevice.TEMPLATE_PREVIEW).apply {
        addTarget(surface)
        frames?.let { addTarget(it.surface) }
    }

    /** Of cards without flash, whatever is asked: on a desk it is a white spot. */
    private fun still(flash: Boolean) {
        val session = session
        if (over || closing || shots == null || shots.shooting || session == null) return hears.noStill()
        shots.shoot(session, flash && lens.flashes && lens.look != Look.Cards)
    }

    /** Preview and recorder are one session; the one before it ends by that. */
    private fun beginFilm(to: File, plan: FilmPlan) {
        val camera = device
        if (over || closing || films.busy || camera == null) return hears.noFilm()
        val recording = films.prepare(to, plan, turning.of(lens)) ?: return
        session(camera, listOf(surface, recording)) {
            // It may have been stopped before it began.
            if (!films.busy) return@session
            val request = request(camera, CameraDevice.TEMPLATE_RECORD)
            request.addTarget(surface)
            request.addTarget(recording)
            if (plan.light && lens.flashes) request.set(CaptureRequest.FLASH_MODE, CaptureRequest.FLASH_MODE_TORCH)
            show(it, request)
            films.begin()
            if (!films.busy) show(camera)
        }
    }

    private fun stopFilm() {
        if (!films.busy) return
        films.stop()
        device?.takeUnless { over || closing }?.let(::show)
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
        films.stop()
        shots?.giveUp()
        hears.fault(fault)
        end()
    }

    private fun end() {
        if (over) return
        over = true
        films.stop()
        shots?.end()
        device?.close()
        frames?.end()
        hears.closed()
        thread.quitSafely()
    }
}
