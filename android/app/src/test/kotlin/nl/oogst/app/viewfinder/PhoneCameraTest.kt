package nl.oogst.app.viewfinder

import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraDevice
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.os.Looper
import java.io.File
import java.nio.ByteBuffer
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.TimeUnit
import nl.oogst.app.until
import nl.oogst.ui.capture.Look
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.parts.Fault
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowCameraManager
import org.robolectric.util.ReflectionHelpers

/** How camera2 is opened and given back, with Robolectric's camera. That one has no pictures: frames and stills need a phone. */
@RunWith(RobolectricTestRunner::class)
class PhoneCameraTest {
    @get:Rule
    val surfaces = Surfaces()
    private val app = RuntimeEnvironment.getApplication()
    private val manager = app.getSystemService(CameraManager::class.java)!!
    private val heard = CopyOnWriteArrayList<String>()

    private val hears = object : FinderCamera.Hears {
        override fun opened() { heard += "opened" }
        override fun wants() = true
        override fun frame(luma: Luma) { heard += "frame" }
        override fun still(jpeg: ByteBuffer) { heard += "still" }
        override fun noStill() { heard += "no still" }
        override fun filming() { heard += "filming" }
        override fun filmed() { heard += "filmed" }
        override fun noFilm() { heard += "no film" }
        override fun fault(fault: Fault) { heard += fault.code }
        override fun closed() { heard += "closed" }
    }

    private fun open(): PhoneCamera {
        cameras()
        return PhoneCamera(app, Lens.find(manager)!!, surfaces.one(), hears).also {
            it.open()
            until("opened") { "opened" in heard }
        }
    }

    @Test
    fun `the back camera is found, with its sizes`() {
        assertNull("none", Lens.find(manager))
        cameras()
        val lens = Lens.find(manager)!!
        assertEquals("1", lens.id)
        assertEquals(90, lens.sensor)
        assertEquals(Size(1280, 960), lens.preview)
        assertEquals(Size(4000, 3000), lens.still)
        assertEquals(CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE, lens.focus)
    }

    @Test
    fun `it opens, closes, and says nothing after that`() {
        val camera = open()
        camera.close()
        until("closed") { "closed" in heard }
        camera.close()
        camera.shoot(false)
        until("answered") { heard.size == 3 }
        assertEquals(listOf("opened", "closed", "no still"), heard)
    }

    @Test
    fun `closed while it opens, it is given back all the same`() {
        cameras()
        PhoneCamera(app, Lens.find(manager)!!, surfaces.one(), hears).apply { open(); close() }
        until("closed") { "closed" in heard }
        assertFalse("opened" in heard && heard.indexOf("opened") > heard.indexOf("closed"))
    }

    @Test
    fun `a camera that another app takes is told, and given back`() {
        open()
        shadowOf(manager).triggerDisconnect()
        until("closed") { "closed" in heard }
        assertEquals(listOf("opened", "app.camera_lost", "closed"), heard)
    }

    @Test
    fun `a still that was on its way is given up first`() {
        open().shoot(false)
        // On the camera's own thread as the shot is, so after it.
        shadowOf(manager).triggerDisconnect()
        until("closed") { "closed" in heard }
        assertEquals(listOf("opened", "no still", "app.camera_lost", "closed"), heard)
    }

    @Test
    fun `a camera that is switched off by whoever manages the device is told as that`() {
        open()
        val system: CameraDevice.StateCallback = ReflectionHelpers.getStaticField(ShadowCameraManager::class.java, "lastCallback")
        val device: CameraDevice = ReflectionHelpers.getStaticField(ShadowCameraManager::class.java, "lastDevice")
        system.onError(device, CameraDevice.StateCallback.ERROR_CAMERA_DISABLED)
        until("closed") { "closed" in heard }
        assertEquals(listOf("opened", "app.camera_policy", "closed"), heard)
    }

    @Test
    fun `a still that is on its way is waited for, and given up when it never comes`() {
        val camera = open()
        camera.shoot(false)
        camera.close()
        repeat(20) { shadowOf(Looper.getMainLooper()).idleFor(100, TimeUnit.MILLISECONDS); Thread.sleep(10) }
        assertEquals("two seconds are no reason", listOf("opened"), heard)
        until("given up") { "closed" in heard }
        assertEquals(listOf("opened", "no still", "closed"), heard)
    }

    private fun filming(): PhoneCamera {
        cameras()
        val lens = Lens.find(manager, Look.Film)!!
        assertEquals(listOf(Size(1920, 1080), null), listOf(lens.preview, lens.still))
        return PhoneCamera(app, lens, surfaces.one(), hears).also {
            it.open()
            until("opened") { "opened" in heard }
            it.film(File(app.cacheDir, "film"), FilmPlan.of(CaptureDoor.Film(60, 50_000_000), lens.films.first(), sound = true, light = false))
            until("films") { "filming" in heard }
        }
    }

    @Test
    fun `a film is begun and ended, and the camera stays open for the next`() {
        val camera = filming()
        camera.stop()
        until("ended") { "filmed" in heard }
        camera.stop()
        camera.film(File(app.cacheDir, "film"), FilmPlan.of(CaptureDoor.Film(60, 50_000_000), Size(1280, 720), sound = false, light = true))
        until("films again") { heard.count { it == "filming" } == 2 }
        camera.close()
        until("closed") { "closed" in heard }
        assertEquals("closed in the middle it is whole first", listOf("opened", "filming", "filmed", "filming", "filmed", "closed"), heard)
        camera.film(File(app.cacheDir, "film"), FilmPlan.of(CaptureDoor.Film(60, 50_000_000), Size(1280, 720), sound = false, light = false))
        until("answered") { "no film" in heard }
    }

    @Test
    fun `a camera that another app takes in the middle of a film leaves a whole one`() {
        filming()
        shadowOf(manager).triggerDisconnect()
        until("closed") { "closed" in heard }
        assertEquals(listOf("opened", "filming", "filmed", "app.camera_lost", "closed"), heard)
    }

    @Test
    fun `every code of the system has its sentence`() {
        assertEquals("app.camera_used", CameraFaults.access(CameraAccessException.CAMERA_IN_USE).code)
        assertEquals("app.camera_used", CameraFaults.access(CameraAccessException.MAX_CAMERAS_IN_USE).code)
        assertEquals("app.camera_policy", CameraFaults.access(CameraAccessException.CAMERA_DISABLED).code)
        assertEquals("app.camera_lost", CameraFaults.access(CameraAccessException.CAMERA_ERROR).code)
        assertEquals("app.camera_used", CameraFaults.error(CameraDevice.StateCallback.ERROR_CAMERA_IN_USE).code)
        assertEquals("app.camera_lost", CameraFaults.error(CameraDevice.StateCallback.ERROR_CAMERA_SERVICE).code)
    }
}
