package nl.oogst.app

import android.app.Application
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.net.ConnectivityManager
import android.net.NetworkCapabilities
import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread
import kotlinx.coroutines.runBlocking
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.sync.Schedule
import nl.oogst.app.sync.SyncJob
import nl.oogst.app.sync.UploadService
import nl.oogst.doors.OogstCore
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.core.Vault
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Where
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowNetworkCapabilities

/** A turn in the background, with a real hub. */
@RunWith(RobolectricTestRunner::class)
class SyncJobTest {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun `a capture asks for a turn, and the turn brings it to the hub`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        unmetered()
        hub { link ->
            runBlocking { model.core.team.join(link, "Anouk") }
            phone.get().take(7)
            val scheduler = RuntimeEnvironment.getApplication().getSystemService(JobScheduler::class.java)!!
            until("asked for") { scheduler.getPendingJob(Schedule.SOON) != null }
            assertNotNull(scheduler.getPendingJob(Schedule.REGULAR))

            val job = Robolectric.buildService(SyncJob::class.java).create().get()
            val parameters = org.robolectric.util.ReflectionHelpers.newInstance(JobParameters::class.java)
            assertTrue(job.onStartJob(parameters))
            until("finished") { shadowOf(job).isJobFinished }
            assertEquals(false, shadowOf(job).isRescheduleNeeded)
            assertReceived(model)

            // What a turn itself changes is nothing new to send: the next one would never end.
            settle()
            scheduler.cancel(Schedule.SOON)
            runBlocking { model.core.sync.run(includeVideo = false, patient = false) }
            settle()
            assertEquals(null, scheduler.getPendingJob(Schedule.SOON))
        }
    }

    @Test
    fun `with much to send it goes on when the app is left, over a network that costs too when it may go now`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        val app = shadowOf(RuntimeEnvironment.getApplication())
        metered()
        hub { link ->
            runBlocking { model.core.team.join(link, "Anouk") }
            phone.get().take(9)
            UploadService.ifMuchIsLeft(phone.get())
            settle()
            assertEquals("a photo is not much", null, app.nextStartedService)
            UploadService.ifMuchIsLeft(phone.get(), 1)
            until("begun") { app.peekNextStartedService() != null }
            assertEquals(UploadService::class.java.name, app.nextStartedService.component!!.className)
            offline()
            UploadService.ifMuchIsLeft(phone.get(), 1)
            settle()
            assertEquals("nowhere to send to", null, app.nextStartedService)
        }
    }

    @Test
    fun `the app is left with a lot to send, and a foreground service sends it and goes`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        unmetered()
        hub { link ->
            runBlocking { model.core.team.join(link, "Anouk") }
            phone.get().take(8)

            val service = Robolectric.buildService(UploadService::class.java).create().startCommand(0, 1).get()
            assertNotNull("it says so in a notification", shadowOf(service).lastForegroundNotification)
            until("gone by itself") { shadowOf(service).isStoppedBySelf }
            assertReceived(model)
        }
    }

    @Test
    fun `without a team a turn ends and asks for no other`() {
        Robolectric.buildActivity(MainActivity::class.java).setup().get().model()
        unmetered()
        val job = Robolectric.buildService(SyncJob::class.java).create().get()
        assertTrue(job.onStartJob(org.robolectric.util.ReflectionHelpers.newInstance(JobParameters::class.java)))
        until("finished") { shadowOf(job).isJobFinished }
        assertEquals(false, shadowOf(job).isRescheduleNeeded)
    }

    /** A photo, as the camera leaves one, taken in. */
    private fun MainActivity.take(seed: Long) {
        val file = shell.incoming.place(Incoming.For.Photo).apply { writeBytes(photo(seed)) }
        shell.take(file, Incoming.For.Photo)
        until("saved") { shell.captured() == 1 }
    }

    private fun assertReceived(model: AppModel) {
        val where = runBlocking { model.core.captures.groups() }.single().thumbs.single().where
        assertEquals(Where.Received, where)
    }

    private fun offline() = network(null)
    private fun metered() = network(NetworkCapabilities.NET_CAPABILITY_INTERNET)

    private fun network(capability: Int?) {
        val manager = RuntimeEnvironment.getApplication().getSystemService(ConnectivityManager::class.java)!!
        val able = ShadowNetworkCapabilities.newInstance()
        shadowOf(able).removeCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)
        shadowOf(able).removeCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)
        capability?.let(shadowOf(able)::addCapability)
        shadowOf(manager).setNetworkCapabilities(manager.activeNetwork, able)
    }

    private fun unmetered() {
        val manager = RuntimeEnvironment.getApplication().getSystemService(ConnectivityManager::class.java)!!
        val able = ShadowNetworkCapabilities.newInstance()
        shadowOf(able).addCapability(NetworkCapabilities.NET_CAPABILITY_INTERNET)
        shadowOf(able).addCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)
        shadowOf(manager).setNetworkCapabilities(manager.activeNetwork, able)
    }

    /** A real hub with a team that a preparer founded; gives a link for colleagues. */
    private fun hub(what: (String) -> Unit) {
        val data = File(temporary.root, "hub")
        val process = ProcessBuilder(System.getProperty("oogst.hub"), "serve", "--data", data.path, "--listen", "127.0.0.1:0")
            .redirectError(File(temporary.root, "hub.log")).start()
        try {
            val out = process.inputStream.bufferedReader()
            check(generateSequence { out.readLine() }.any { "listening on " in it }) { File(temporary.root, "hub.log").readText() }
            thread(isDaemon = true) { out.forEachLine { } }
            val link = runBlocking {
                OogstCore.open(temporary.newFolder("preparer"), Memory()) { Network.Unmetered }.use { preparer ->
                    preparer.team.found(File(data, "founding-link.txt").readLines().first().trim(), "De Regenboog", "Noor")
                    preparer.sync.run(includeVideo = false, patient = false)
                    preparer.team.invite(5, 24).link
                }
            }
            what(link)
        } finally {
            process.destroy()
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
        }
    }

    private class Memory : Vault {
        private var kept: ByteArray? = null
        override fun key() = kept
        override fun keep(key: ByteArray) { kept = key }
    }
}
