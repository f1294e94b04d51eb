package nl.oogst.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** From the tap to "saved", with the real core; the camera is the phone's own. */
@RunWith(RobolectricTestRunner::class)
class CaptureTest {
    private fun start(): ActivityController<MainActivity> {
        allowed()
        return Robolectric.buildActivity(MainActivity::class.java).setup()
    }

    @Test
    fun `a photo is saved and its place is empty again`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.cameraWrites(photo(1))
        phone.answer(Activity.RESULT_OK)
        until("saved") { phone.get().model().said.value is Said.Saved }
        assertEquals(1, phone.get().shell.captured())
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
    }

    @Test
    fun `an activity destroyed while the camera is open takes the photo in when it comes back`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.cameraWrites(photo(2))
        val kept = Bundle()
        phone.pause().stop().saveInstanceState(kept).destroy()

        val again = Robolectric.buildActivity(MainActivity::class.java).create(kept).start().restoreInstanceState(kept)
        again.answer(Activity.RESULT_OK)
        again.resume()
        until("saved") { again.get().shell.captured() == 1 }
        until("told") { again.get().model().said.value is Said.Saved }
    }

    @Test
    fun `a process killed after the shot takes the photo in at the next start`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.cameraWrites(photo(3))
        // Killed: nobody saved a state, and the next process knows only the folder.
        val next = Shell(phone.get().application, KeptKey())
        val left = next.incoming.left()
        assertEquals(1, left.size)
        assertEquals(Kind.Photo, next.incoming.purpose(left.single())?.kind)
        phone.get().shell.take(left.single(), next.incoming.purpose(left.single())!!)
        until("saved") { phone.get().shell.captured() == 1 }
    }

    @Test
    fun `a camera that says ok and wrote nothing is told, and nothing is saved`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.answer(Activity.RESULT_OK)
        assertEquals(Said.Wrong(Fault("app.camera_nothing")), phone.get().model().said.value)
        assertEquals(0, phone.get().shell.captured())
        assertTrue(phone.get().shell.waiting().isEmpty())
    }

    @Test
    fun `a camera left without a photo is no error`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Video, 60)
        assertEquals(60, shadowOf(phone.get()).peekNextStartedActivityForResult().intent.getIntExtra(android.provider.MediaStore.EXTRA_DURATION_LIMIT, 0))
        phone.answer(Activity.RESULT_CANCELED)
        assertEquals(Said.Plain(Word.NothingTaken), phone.get().model().said.value)
    }

    @Test
    fun `what is no photo is refused with its reason and loses nothing`() {
        val phone = start()
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.cameraWrites("geen foto".toByteArray())
        phone.answer(Activity.RESULT_OK)
        until("told") { phone.get().model().said.value is Said.Wrong }
        assertEquals(0, phone.get().shell.captured())
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
    }

    @Test
    fun `a photo that can't be taken in now is kept, and taken in when the app comes back`() {
        val phone = start()
        phone.get().model()
        // No room to work in: as a full disk, and as a folder that can't be written to.
        val staging = java.io.File(phone.get().noBackupFilesDir, "store/staging")
        staging.deleteRecursively()
        staging.writeText("in the way")
        phone.get().model().platform.camera(Kind.Photo, null)
        phone.cameraWrites(photo(31))
        phone.answer(Activity.RESULT_OK)
        until("told") { phone.get().model().said.value == Said.Wrong(Fault("app.kept")) }
        assertEquals(1, phone.get().shell.waiting().size)

        staging.delete()
        staging.mkdirs()
        phone.pause().resume()
        until("saved") { phone.get().shell.captured() == 1 }
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
    }

    @Test
    fun `notifications refused, captures go on and it is asked once`() {
        val phone = start()
        repeat(2) { n ->
            phone.get().model().platform.camera(Kind.Photo, null)
            phone.cameraWrites(photo(10L + n))
            phone.answer(Activity.RESULT_OK)
            phone.get().onRequestPermissionsResult(MainActivity.NOTIFY, arrayOf(android.Manifest.permission.POST_NOTIFICATIONS), intArrayOf(android.content.pm.PackageManager.PERMISSION_DENIED))
            until("saved") { phone.get().shell.captured() == n + 1 }
        }
        assertTrue(!nl.oogst.app.sync.Notifications.allowed(phone.get()))
    }

    private fun ActivityController<MainActivity>.answer(result: Int) {
        @Suppress("DEPRECATION") get().onActivityResult(MainActivity.CAMERA, result, Intent())
    }
}
