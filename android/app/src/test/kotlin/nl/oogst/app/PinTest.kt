package nl.oogst.app

import android.app.Activity
import android.app.ActivityManager
import android.app.KeyguardManager
import android.content.Intent
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.PupilModel
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** In pupils' hands: how one gets out, and how one doesn't. */
@RunWith(RobolectricTestRunner::class)
class PinTest {
    private val manager get() = RuntimeEnvironment.getApplication().getSystemService(ActivityManager::class.java)!!
    private val keyguard get() = RuntimeEnvironment.getApplication().getSystemService(KeyguardManager::class.java)!!

    private fun pupils(): ActivityController<MainActivity> {
        allowed()
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        val round = runBlocking {
            val door = model.core.pupils
            door.round(PupilDoor.Chosen(door.newClass("Groep 7", 24), "quick", null, "Breuken"), "nl")
        }
        model.go(Place.Pupil(round))
        until("pinned") { manager.lockTaskModeState != ActivityManager.LOCK_TASK_MODE_NONE }
        return phone
    }

    private fun ActivityController<MainActivity>.leave() = get().model().top<PupilModel>()!!.leave()

    @Suppress("DEPRECATION")
    private fun ActivityController<MainActivity>.answer(result: Int) = get().onActivityResult(MainActivity.UNLOCK, result, Intent())

    @Test
    fun `leaving asks for the device's lock, and nothing but the lock lets go`() {
        shadowOf(keyguard).setIsDeviceSecure(true)
        val phone = pupils()
        phone.leave()
        assertNotNull("the lock is asked for", shadowOf(phone.get()).nextStartedActivityForResult)
        phone.answer(Activity.RESULT_CANCELED)
        assertNotNull(phone.get().model().top<PupilModel>())
        assertNotNull(phone.get().shell.withPupils)
        phone.answer(Activity.RESULT_OK)
        assertNull(phone.get().model().top<PupilModel>())
        assertNull(phone.get().shell.withPupils)
    }

    @Test
    fun `a lock that can't be asked for keeps it with the pupils, and says so`() {
        shadowOf(keyguard).setIsDeviceSecure(true)
        val phone = pupils()
        shadowOf(RuntimeEnvironment.getApplication()).checkActivities(true)
        phone.leave()
        assertEquals(Said.Wrong(Fault("app.no_lock_screen")), phone.get().model().said.value)
        assertNotNull(phone.get().model().top<PupilModel>())
        assertNotNull(phone.get().shell.withPupils)
    }

    @Test
    fun `a device without any lock has nothing to ask for`() {
        shadowOf(keyguard).setIsDeviceSecure(false)
        val phone = pupils()
        phone.leave()
        assertNull(phone.get().model().top<PupilModel>())
    }

    @Test
    fun `a screen that comes back while pupils have it is pinned again`() {
        val phone = pupils()
        phone.get().stopLockTask()
        assertEquals(ActivityManager.LOCK_TASK_MODE_NONE, manager.lockTaskModeState)
        phone.pause().resume()
        assertEquals(ActivityManager.LOCK_TASK_MODE_LOCKED, manager.lockTaskModeState)
    }
}
