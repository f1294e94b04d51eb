package nl.oogst.app

import android.content.Intent
import android.net.Uri
import android.view.WindowManager
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.pupil.Stage
import nl.oogst.ui.pupil.Whose
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner

/** The phone in pupils' hands, with the real core. */
@RunWith(RobolectricTestRunner::class)
class PupilTest {
    @Test
    fun `in pupil mode nothing comes in and nothing leads out, and a killed process comes back in it`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        assertTrue("no picture of it is kept by the system", phone.get().window.attributes.flags and WindowManager.LayoutParams.FLAG_SECURE != 0)
        val round = runBlocking {
            val door = model.core.pupils
            val group = door.newClass("Groep 7", 24)
            door.round(PupilDoor.Chosen(group, "quick", null, "Breuken"), "nl")
        }
        model.go(Place.Pupil(round))
        val pupil = model.top<PupilModel>()!!
        until("the numbers") { pupil.state.value.stage is Stage.Numbers }
        assertEquals(round, phone.get().shell.withPupils)
        pupil.choose(5)
        until("a question") { pupil.state.value.stage is Stage.Question }

        assertTrue("the back key does nothing", model.systemBack())
        phone.newIntent(Intent(Intent.ACTION_VIEW, Uri.parse("https://hub.example/join#oogst1.x")))
        phone.newIntent(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "https://hub.example/join#oogst1.x"))
        assertTrue(model.top<PupilModel>() === pupil)

        // The next process: the same files, another shell.
        val next = Shell(phone.get().application, KeptKey())
        assertEquals(round, next.withPupils)
        val cutOff = Incoming(phone.get()).place(Incoming.For.Pupil).apply { writeBytes(photo(1)) }
        val waits = Incoming(phone.get()).place(Incoming.For.Pupil, Whose(round, 5)).apply { writeBytes(photo(2)) }
        assertTrue("a pupil's photo of a turn that was cut off is nobody else's", next.incoming.left().isEmpty())
        assertTrue("and waits for that pupil", !cutOff.exists() && waits.exists() && next.incoming.pupils() == listOf(Whose(round, 5)))

        phone.get().shell.unlocked()
        assertNull(phone.get().shell.withPupils)
        assertNull(model.top<PupilModel>())
        phone.newIntent(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, "Doe mee: https://hub.example/join#oogst1.x"))
        until("the link is looked at") { model.top<JoinModel>() != null }
    }
}
