package nl.oogst.bridge

import java.io.File
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import nl.oogst.core.Cancel
import nl.oogst.core.CaptureDetails
import nl.oogst.core.Connectivity
import nl.oogst.core.ForAssignment
import nl.oogst.core.NetworkCost
import nl.oogst.core.Oogst
import nl.oogst.core.OogstException
import nl.oogst.core.OpenOptions
import nl.oogst.core.Standing
import nl.oogst.core.SyncEvent
import nl.oogst.core.SyncWay
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What is cancelled ends, stands where it stood, and goes on the next time. */
class CancelTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val way = SyncWay()

    @Test
    fun `a sync that hangs ends by its switch and by its coroutine, and the next one goes on`() = runBlocking {
        Hub(File(temporary.root, "hub")).use { hub ->
            var asked = CountDownLatch(0)
            val network = object : Connectivity {
                override fun network(): NetworkCost = NetworkCost.UNMETERED.also { asked.countDown() }
            }
            val phone = OpenOptions(temporary.newFolder("phone").path, MemoryVault(), network)
            val oogst = Oogst.open(phone)
            oogst.team().found(hub.foundingLink(), "De Regenboog", "Noor")
            oogst.sync().run(way, null, null)
            val capture = oogst.captures().photoBytes(photo(5), CaptureDetails("", null, ForAssignment.Running, null)).capture

            hub.freeze()
            val cancel = Cancel()
            asked = CountDownLatch(1)
            val hanging = async(Dispatchers.Default) { runCatching { oogst.sync().run(way, null, cancel) } }
            assertTrue("the sync began", asked.await(60, TimeUnit.SECONDS))
            cancel.cancel()
            val ended = withTimeout(60_000) { hanging.await() }.exceptionOrNull()
            assertTrue("$ended", ended is OogstException.Cancelled)

            var cancelled = false
            asked = CountDownLatch(1)
            val job = launch(Dispatchers.Default) {
                try {
                    oogst.sync().run(way, null, null)
                } catch (error: CancellationException) {
                    cancelled = true
                    throw error
                }
            }
            assertTrue("the sync began", asked.await(60, TimeUnit.SECONDS))
            withTimeout(60_000) { job.cancelAndJoin() }
            assertTrue(cancelled)

            hub.thaw()
            oogst.sync().run(way, null, null)
            assertEquals(Standing.RECEIVED, oogst.captures().show(capture.id).standing)
            oogst.destroy()
        }
    }

    @Test
    fun `cut off in the middle of an upload, the next sync brings the rest`() = runBlocking {
        Hub(File(temporary.root, "hub")).use { hub ->
            val oogst = Phone(temporary.newFolder("phone")).open()
            oogst.team().found(hub.foundingLink(), "De Regenboog", "Noor")
            val capture = oogst.captures().photoBytes(photo(6, 2400, 1800), CaptureDetails("", null, ForAssignment.Running, null)).capture
            val cancel = Cancel()
            val began = CountDownLatch(1)
            val observer = Events { event ->
                if (event is SyncEvent.Upload) {
                    began.countDown()
                    cancel.cancel()
                }
            }
            val ended = runCatching { oogst.sync().run(way, observer, cancel) }.exceptionOrNull()
            assertTrue(began.await(60, TimeUnit.SECONDS))
            assertTrue("$ended", ended is OogstException.Cancelled)
            val report = oogst.sync().run(way, null, null)
            assertTrue(report.failed.isEmpty())
            assertEquals(Standing.RECEIVED, oogst.captures().show(capture.id).standing)
            oogst.destroy()
        }
    }

    @Test
    fun `an observer that throws does not end the sync`() = runBlocking {
        Hub(File(temporary.root, "hub")).use { hub ->
            val oogst = Phone(temporary.newFolder("phone")).open()
            oogst.team().found(hub.foundingLink(), "De Regenboog", "Noor")
            oogst.captures().photoBytes(photo(7), CaptureDetails("", null, ForAssignment.Running, null))
            val observer = Events { error("the screen is gone") }
            assertTrue(oogst.sync().run(way, observer, null).sentObjects > 0u)
            assertEquals("told once, and not again", 1, observer.seen.size)
            oogst.destroy()
        }
    }
}
