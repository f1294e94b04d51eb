package nl.oogst.app

import android.Manifest
import android.content.ContentProvider
import android.content.ContentValues
import android.content.Intent
import android.content.pm.PackageManager
import android.database.Cursor
import android.net.Uri
import android.os.Bundle
import android.provider.MediaStore
import android.provider.Settings
import kotlinx.coroutines.runBlocking
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.viewfinder.Desk
import nl.oogst.ui.app.Place
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.PupilModel
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.robolectric.shadows.ShadowContentResolver
import org.robolectric.util.ReflectionHelpers
import org.robolectric.util.ReflectionHelpers.ClassParameter

/** Whether the camera may be used: asked, allowed, refused, and what works all the same. */
@RunWith(RobolectricTestRunner::class)
class CameraLeaveTest {
    private val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
    private val model get() = phone.get().model()

    private fun intents(from: ActivityController<MainActivity> = phone): List<Intent> = generateSequence { shadowOf(from.get()).nextStartedActivity }.toList()

    private fun asked(from: ActivityController<MainActivity> = phone) = intents(from).count { ASK == it.action && Manifest.permission.CAMERA in it.getStringArrayExtra(NAMES).orEmpty() }

    /** Answers as the system does; [again] is whether it would ask once more. */
    private fun answer(given: Boolean, again: Boolean = true, to: ActivityController<MainActivity> = phone) {
        if (given) allowed()
        shadowOf(to.get().packageManager).setShouldShowRequestPermissionRationale(Manifest.permission.CAMERA, !given && again)
        val result = if (given) PackageManager.PERMISSION_GRANTED else PackageManager.PERMISSION_DENIED
        val data = Intent(ASK).putExtra(NAMES, arrayOf(Manifest.permission.CAMERA)).putExtra(RESULTS, intArrayOf(result))
        dispatch(data, to)
    }

    private fun dispatch(data: Intent, to: ActivityController<MainActivity> = phone) {
        ReflectionHelpers.callInstanceMethod<Unit>(
            android.app.Activity::class.java, to.get(), "dispatchRequestPermissionsResult", ClassParameter.from(Int::class.java, MainActivity.LEAVE), ClassParameter.from(Intent::class.java, data),
        )
    }

    @Test
    fun `the first photo asks, and after the answer there is a camera`() {
        model.go(Place.Camera(Kind.Photo))
        until("asked") { phone.get().leave.waiting != null }
        assertEquals("asked, and nothing else", 1, asked())
        answer(given = true)
        val camera = model.top<CameraModel>()!!
        assertFalse(camera.state.value.refused)
        // There is no camera to look through here.
        until("said") { camera.state.value.fault != null }
        camera.shutter()
        val intent = intents().single()
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE, intent.action)
        phone.writes(intent, photo(1))
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.CAMERA, android.app.Activity.RESULT_OK, Intent())
        until("saved") { phone.get().shell.captured() == 1 }

        model.platform.camera(Kind.Video, 60)
        val film = intents().single { it.action == MediaStore.ACTION_VIDEO_CAPTURE }
        assertEquals("not asked again", 60, film.getIntExtra(MediaStore.EXTRA_DURATION_LIMIT, 0))
    }

    @Test
    fun `refused, it is said with the way to allow it, and pictures can be chosen`() {
        model.go(Place.Camera(Kind.Photo))
        until("asked") { phone.get().leave.waiting != null }
        answer(given = false)
        val refused = model.top<CameraModel>()!!
        until("said") { refused.state.value.refused }
        assertTrue("no empty place stays", phone.get().shell.waiting().isEmpty())
        intents()

        refused.allow()
        assertEquals("the system asks once more", 1, asked())
        answer(given = false, again = false)
        assertEquals("who just said no is not sent on", emptyList<Intent>(), intents())
        refused.allow()
        answer(given = false, again = false)
        assertTrue("only the settings can", intents().any { it.action == Settings.ACTION_APPLICATION_DETAILS_SETTINGS })

        refused.gallery()
        assertTrue(intents().any { it.action == Intent.ACTION_OPEN_DOCUMENT })
        assertNull("one is back where one was", model.top<CameraModel>())
    }

    @Test
    fun `allowed in the settings, what was said of a refusal is gone`() {
        model.go(Place.Camera(Kind.Photo))
        until("asked") { phone.get().leave.waiting != null }
        answer(given = false)
        val camera = model.top<CameraModel>()!!
        until("said") { camera.state.value.refused }
        phone.pause()
        allowed()
        phone.resume()
        until("gone") { !camera.state.value.refused }
    }

    @Test
    fun `an activity that is destroyed while it is asked goes on with the answer`() {
        model.platform.camera(Kind.Video, 45)
        val kept = Bundle()
        phone.pause().stop().saveInstanceState(kept).destroy()
        val again = Robolectric.buildActivity(MainActivity::class.java).create(kept).start().restoreInstanceState(kept)
        answer(given = true, to = again)
        again.resume()
        assertEquals(45, intents(again).single { it.action == MediaStore.ACTION_VIDEO_CAPTURE }.getIntExtra(MediaStore.EXTRA_DURATION_LIMIT, 0))
    }

    @Test
    fun `two taps are one question, and its answer counts`() {
        model.platform.camera(Kind.Photo, null)
        model.platform.camera(Kind.Photo, null)
        answer(given = true)
        assertEquals(1, intents().count { it.action == MediaStore.ACTION_IMAGE_CAPTURE })
    }

    @Test
    fun `reading cards asks when the screen opens, and refused it reads pictures that are chosen`() {
        model.go(Place.Scan)
        until("asked") { phone.get().leave.waiting != null }
        assertEquals(1, asked())
        answer(given = false)
        val scan = model.top<ScanModel>()!!
        until("said") { scan.state.value.refused }
        phone.pause().resume()
        until("idle") { phone.get().leave.waiting == null }
        assertEquals("not asked over and over", 0, asked())

        ShadowContentResolver.registerProviderInternal("nl.gallery", Gallery())
        val uri = Uri.parse("content://nl.gallery/1")
        shadowOf(phone.get().contentResolver).registerInputStream(uri, Desk.jpeg.inputStream())
        scan.gallery()
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.PICK, android.app.Activity.RESULT_OK, Intent().setData(uri))
        until("read") { scan.state.value.read == Desk.CARDS }
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }

        scan.allow()
        answer(given = true)
        until("over") { !scan.state.value.refused }
    }

    @Test
    fun `a code is scanned with leave, and without it the link is pasted`() {
        model.go(Place.Join)
        val join = model.top<JoinModel>()!!
        join.scan()
        assertEquals(1, asked())
        answer(given = false)
        until("said") { join.state.value.cameraRefused }
        join.allow()
        answer(given = true)
        until("over") { !join.state.value.cameraRefused }
        join.scan()
        val intent = intents().single { it.action == MediaStore.ACTION_IMAGE_CAPTURE }
        assertEquals("a code is no capture, whatever happens", Incoming.For.Code, phone.writes(intent, photo(4)).let(phone.get().shell.incoming::purpose))
        assertTrue("not even after a kill", Incoming(phone.get()).left().isEmpty())
    }

    @Test
    fun `the teacher is asked before the device is handed over, a pupil never`() {
        val round = runBlocking { model.core.pupils.let { it.round(PupilDoor.Chosen(it.newClass("Groep 7", 24), "quick", null, "Breuken"), "nl") } }
        model.go(Place.Pupil(round))
        assertEquals(1, asked())
        assertEquals("a kill meanwhile is no way out", round, phone.get().shell.withPupils)
        answer(given = false)
        assertNull(phone.get().leave.waiting)

        val pupil = model.top<PupilModel>()!!
        pupil.photo()
        assertEquals(0, asked())
        until("told") { pupil.state.value.fault == Fault("app.camera_pupil") }
        assertNull("and no camera", pupil.state.value.camera)
        assertNotNull("still in pupil mode", model.top<PupilModel>())
    }

    @Test
    fun `a photo of cards that a killed process left is kept`() {
        model
        val left = phone.get().shell.incoming.place(Incoming.For.Cards).apply { writeBytes(photo(9)) }
        // Another process: nobody holds it there.
        val held: MutableSet<String> = ReflectionHelpers.getField(phone.get().shell.incoming, "held")
        held.remove(left.name)
        phone.pause().resume()
        until("kept") { phone.get().shell.captured() == 1 }
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
    }

    /** Another app's pictures, by type; the streams are registered beside it. */
    private class Gallery : ContentProvider() {
        override fun onCreate() = true
        override fun getType(uri: Uri) = "image/jpeg"
        override fun query(uri: Uri, projection: Array<String>?, selection: String?, arguments: Array<String>?, order: String?): Cursor? = null
        override fun insert(uri: Uri, values: ContentValues?): Uri? = null
        override fun update(uri: Uri, values: ContentValues?, selection: String?, arguments: Array<String>?) = 0
        override fun delete(uri: Uri, selection: String?, arguments: Array<String>?) = 0
    }

    private companion object {
        /** What the system's own question is asked and answered by. */
        const val ASK = "android.content.pm.action.REQUEST_PERMISSIONS"
        const val NAMES = "android.content.pm.extra.REQUEST_PERMISSIONS_NAMES"
        const val RESULTS = "android.content.pm.extra.REQUEST_PERMISSIONS_RESULTS"
    }
}
