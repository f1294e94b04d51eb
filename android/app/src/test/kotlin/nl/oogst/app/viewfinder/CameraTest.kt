package nl.oogst.app.viewfinder

import android.Manifest
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.provider.MediaStore
import java.io.File
import kotlinx.coroutines.runBlocking
import nl.oogst.app.MainActivity
import nl.oogst.app.allowed
import nl.oogst.app.captured
import nl.oogst.app.model
import nl.oogst.app.photo
import nl.oogst.app.shell
import nl.oogst.app.until
import nl.oogst.app.waiting
import nl.oogst.app.writes
import nl.oogst.ui.app.Place
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.start.StartModel
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** Photos and films through the app's own camera, from the start screen into the real core. Only the lens is the test's. */
@RunWith(RobolectricTestRunner::class)
class CameraTest {
    @get:Rule
    val surfaces = Surfaces()
    private val phone = Robolectric.buildActivity(MainActivity::class.java)
    private val made = ArrayList<Lensless>()
    private val lenses = ArrayList<Lens>()
    private val model get() = phone.get().model()
    private val shell get() = phone.get().shell
    private val camera get() = model.top<CameraModel>()!!
    private val lens get() = made.last()

    /** One tap from the start. */
    private fun open(kind: Kind, sound: Boolean = true) {
        cameras()
        allowed()
        if (sound) shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.RECORD_AUDIO)
        phone.setup()
        model
        shell.viewfinder.make = { lens, _, hears -> Lensless(hears).also { made += it; lenses += lens } }
        model.top<StartModel>()!!.run { if (kind == Kind.Video) video() else photo() }
        shell.viewfinder.drawOn(surfaces.one())
        until("open") { made.size == 1 }
        idle()
    }

    private fun idle() = shadowOf(android.os.Looper.getMainLooper()).idle()

    private fun intents(): List<Intent> = generateSequence { shadowOf(phone.get()).nextStartedActivity }.toList()

    private fun film() {
        camera.shutter()
        until("films") { camera.state.value.filmed != null }
    }

    private fun kept(n: Int) {
        until("kept") { shell.captured() == n }
        until("thrown away here") { shell.waiting().isEmpty() }
    }

    @Test
    fun `several photos one after the other, each counted when the core has it`() {
        open(Kind.Photo)
        assertTrue(lenses.single().run { preview == Size(1280, 960) && still == Size(4000, 3000) && !front })
        (1..3).forEach { n ->
            camera.shutter()
            camera.shutter()
            assertEquals("one shot", 1, lens.shots)
            lens.gives(photo(n.toLong()))
            until("counted") { camera.state.value.taken == n }
            assertFalse(camera.state.value.saving)
            assertTrue("felt and said", model.said.value is Said.Saved)
        }
        kept(3)
        until("the last one is shown") { camera.state.value.last?.picture != null }
        model.undo()
        until("and not when it is thrown away") { camera.state.value.taken == 2 }
        assertTrue("no other app was opened", intents().none { it.action == MediaStore.ACTION_IMAGE_CAPTURE })
        assertEquals("one opening", 1, made.size)
        val asked = { shadowOf(phone.get()).lastRequestedPermission?.requestedPermissions.orEmpty().toList() }
        assertFalse("nothing is asked between two photos", Manifest.permission.POST_NOTIFICATIONS in asked())
        camera.back()
        until("asked when it is left") { Manifest.permission.POST_NOTIFICATIONS in asked() }
    }

    @Test
    fun `a photo that can't be kept now is said where it was taken, and taken in later`() {
        open(Kind.Photo)
        val staging = File(phone.get().noBackupFilesDir, "store/staging")
        staging.deleteRecursively()
        staging.writeText("in the way")
        camera.shutter()
        lens.gives(photo(41))
        until("told") { camera.state.value.fault == Fault("app.kept") }
        assertEquals(0, camera.state.value.taken)
        staging.delete()
        staging.mkdirs()
        phone.pause().resume()
        kept(1)
    }

    @Test
    fun `the other camera looks the other way, and the light is only where there is one`() {
        open(Kind.Photo)
        assertTrue(camera.state.value.run { canFlash && canTurn })
        camera.zoom(2f)
        assertEquals(2f, lens.zoom)
        camera.zoom(9f)
        assertEquals("no further than it can", 4f, lens.zoom)
        camera.turn()
        until("open again") { made.size == 2 }
        idle()
        assertEquals("as it was", 4f, lens.zoom)
        assertTrue(made[0].closing && lenses[1].front)
        assertFalse(camera.state.value.canFlash)
        camera.shutter()
        lens.gives(photo(5))
        kept(1)
    }

    @Test
    fun `a film is begun, counted and ended by the shutter`() {
        open(Kind.Video)
        until("the limit without an assignment") { camera.state.value.limit == 180 }
        assertFalse(camera.state.value.silent)
        film()
        assertTrue(lens.plan!!.run { sound && mostMs == 179_500 && mostBytes == 242_500_000L })
        until("counted") { camera.state.value.filmed == 2 }
        camera.shutter()
        until("kept") { camera.state.value.taken == 1 }
        assertEquals(Kind.Video, runBlocking { model.core.captures.groups() }.single().thumbs.single().kind)
        kept(1)
        assertNull(camera.state.value.filmed)
    }

    @Test
    fun `a film that reaches what bounds it is kept`() {
        open(Kind.Video)
        film()
        // The recorder ends it by itself.
        lens.stop()
        kept(1)
        assertNull(camera.state.value.filmed)
    }

    @Test
    fun `the app is left in the middle of a film, and the activity goes too`() {
        open(Kind.Video)
        film()
        val saved = Bundle()
        phone.pause().stop().saveInstanceState(saved).destroy()
        assertTrue(lens.closing)
        kept(1)
        val again = Robolectric.buildActivity(MainActivity::class.java).create(saved).start().restoreInstanceState(saved).resume()
        until("the camera again") { again.get().model().top<CameraModel>() != null }
        assertEquals(1, again.get().shell.captured())
    }

    @Test
    fun `the screen is left in the middle of a film`() {
        open(Kind.Video)
        film()
        model.systemBack()
        until("told on the start screen") { model.said.value is Said.Saved }
        kept(1)
    }

    @Test
    fun `a call takes the camera in the middle of a film, and the shutter opens the phone's own`() {
        open(Kind.Video)
        film()
        lens.fails(Fault("app.camera_used"))
        kept(1)
        until("counted") { camera.state.value.taken == 1 }
        assertEquals("not tried over and over", 1, made.size)
        camera.shutter()
        val started = ArrayList<Intent>()
        until("the phone's own") { started.addAll(intents()) && started.any { it.action == MediaStore.ACTION_VIDEO_CAPTURE } }
        val intent = started.single { it.action == MediaStore.ACTION_VIDEO_CAPTURE }
        assertEquals(180, intent.getIntExtra(MediaStore.EXTRA_DURATION_LIMIT, 0))
        phone.pause()
        phone.writes(intent, photo(6))
        phone.resume()
        until("tried again when one came back") { made.size == 2 }
    }

    @Test
    fun `a camera that can't be had says so, and photos come from the phone's own`() {
        allowed()
        phone.setup()
        model.top<StartModel>()!!.photo()
        shell.viewfinder.drawOn(surfaces.one())
        until("told") { camera.state.value.fault == Fault("app.camera_live") }
        camera.shutter()
        val intent = intents().single { it.action == MediaStore.ACTION_IMAGE_CAPTURE }
        phone.writes(intent, photo(7))
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.CAMERA, android.app.Activity.RESULT_OK, Intent())
        kept(1)
    }

    @Test
    fun `the microphone is asked for once, and refused the film is silent`() {
        open(Kind.Video, sound = false)
        val asked = intents().filter { "android.content.pm.action.REQUEST_PERMISSIONS" == it.action }
        assertEquals(listOf(Manifest.permission.RECORD_AUDIO), asked.flatMap { it.getStringArrayExtra("android.content.pm.extra.REQUEST_PERMISSIONS_NAMES").orEmpty().toList() })
        @Suppress("DEPRECATION") phone.get().onRequestPermissionsResult(MainActivity.SOUND, arrayOf(Manifest.permission.RECORD_AUDIO), intArrayOf(PackageManager.PERMISSION_DENIED))
        idle()
        assertTrue("said", camera.state.value.silent)
        film()
        assertFalse(lens.plan!!.sound)
        camera.shutter()
        kept(1)
        phone.pause().resume()
        until("open again") { made.size == 2 }
        assertTrue("not asked again", intents().none { "android.content.pm.action.REQUEST_PERMISSIONS" == it.action && Manifest.permission.RECORD_AUDIO in it.getStringArrayExtra("android.content.pm.extra.REQUEST_PERMISSIONS_NAMES").orEmpty() })
    }

    @Test
    fun `of what a kill left the whole film is kept, the one that was cut off is told once and gone`() {
        allowed()
        phone.setup()
        model
        // Another process's: nobody holds them here.
        fun left(bytes: ByteArray, at: Long) = shell.incoming.place(nl.oogst.app.incoming.Incoming.For.Video).apply {
            writeBytes(bytes)
            setLastModified(at)
            shell.incoming.letGo(this)
        }
        left(Film.cutOff, 1_000)
        left(Film.whole, 2_000)
        phone.pause().resume()
        kept(1)
        until("told, after what is there") { model.said.value == Said.Wrong(Fault("app.cut_off")) }
        model.heard()
        phone.pause().resume()
        idle()
        assertNull("once", model.said.value)
    }

    @Test
    fun `a film that a full disk cut off is told where it was made`() {
        open(Kind.Video)
        film()
        lens.film = null
        lens.hears.noFilm()
        until("told") { camera.state.value.fault == Fault("app.cut_off") }
        until("not tried again") { shell.waiting().isEmpty() }
        assertEquals(0, camera.state.value.taken)

        film()
        // A recorder that never wrote a byte.
        lens.film!!.writeBytes(ByteArray(0))
        lens.film = null
        lens.hears.noFilm()
        until("told") { camera.state.value.fault == Fault("app.camera_nothing") }
        assertTrue("nothing stays", shell.waiting().isEmpty())
        film()
        camera.shutter()
        kept(1)
    }
}
