package nl.oogst.app

import android.app.job.JobInfo
import android.app.job.JobScheduler
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.sync.Schedule
import nl.oogst.app.sync.Sending
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.OutboxDoor
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.outbox.Row
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** When the system is asked for a turn. */
@RunWith(RobolectricTestRunner::class)
class ScheduleTest {
    private val scheduler get() = RuntimeEnvironment.getApplication().getSystemService(JobScheduler::class.java)!!

    @Test
    fun `coming to the front asks for a turn, and so does every change that has something to send`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val core = phone.get().model().core
        asked("the app is in front")
        val shell = phone.get().shell
        shell.take(shell.incoming.place(Incoming.For.Photo).apply { writeBytes(photo(41)) }, Incoming.For.Photo)
        asked("a capture")
        until("saved") { shell.captured() == 1 }
        val id = runBlocking { core.captures.groups() }.single().thumbs.single().id
        settled()
        runBlocking { core.captures.say(id, CaptureDoor.Said("Het bord", "")) }
        asked("a note")
        settled()
        runBlocking { core.pupils.round(PupilDoor.Chosen(core.pupils.newClass("Groep 7", 24), "quick", null, "Breuken"), "nl") }
        asked("a round")
        settled()
        runBlocking { core.captures.remove(id) }
        asked("a capture that goes")
    }

    @Test
    fun `a video that waits for Wi-Fi gets a turn when there is one`() {
        val sending = Sending(RuntimeEnvironment.getApplication())
        runBlocking { sending.videos(outbox(Where.Queued)) }
        assertNull(scheduler.getPendingJob(Schedule.UNMETERED))
        runBlocking { sending.videos(outbox(Where.WaitingUnmetered)) }
        @Suppress("DEPRECATION")
        assertEquals(JobInfo.NETWORK_TYPE_UNMETERED, scheduler.getPendingJob(Schedule.UNMETERED)!!.networkType)
    }

    private fun asked(why: String) {
        until(why) { scheduler.getPendingJob(Schedule.SOON) != null }
        scheduler.cancel(Schedule.SOON)
    }

    /** Whatever was on its way has been asked for. */
    private fun settled() {
        settle()
        scheduler.cancel(Schedule.SOON)
    }

    private fun outbox(where: Where) = object : OutboxDoor {
        override suspend fun rows() = listOf(Row(Thumb("a", Kind.Video, where, bytes = 48_000_000), 0L, null, canSendNow = true))
        override suspend fun sendNow(id: String) = Unit
    }
}
