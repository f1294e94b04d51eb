package nl.oogst.bridge

import java.io.File
import java.lang.ref.WeakReference
import kotlinx.coroutines.runBlocking
import nl.oogst.core.Cancel
import nl.oogst.core.CaptureDetails
import nl.oogst.core.ForAssignment
import nl.oogst.core.GuidanceFrame
import nl.oogst.core.Oogst
import nl.oogst.core.OpenOptions
import nl.oogst.core.PreviewSize
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What crossed is freed on both sides. */
class GrowthTest {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun `a thousand objects and a thousand pictures come and go without growth`() = runBlocking {
        Phone(temporary.root).open().use { oogst ->
            val details = CaptureDetails("", null, ForAssignment.Running, null)
            val capture = oogst.captures().photoBytes(photo(8, 1000, 750), details).capture.id
            val frame = GuidanceFrame(ByteArray(320 * 240) { 120 }, 320u, 240u, 0u)
            suspend fun round(times: Int) = repeat(times) {
                Cancel().use { it.cancel() }
                oogst.cards().use { cards -> assertEquals("no_cards", cards.look(frame).advice) }
                // Some 100 KB each: a buffer that is not freed shows after a hundred.
                oogst.captures().use { assertNotNull(it.preview(capture, PreviewSize.LARGE)) }
            }
            // As long as threads, their arenas and compiled code still come.
            round(500)
            val before = resident()
            round(1000)
            val grown = resident() - before
            assertTrue("grew by $grown KB", grown < 32 * 1024)
        }
    }

    @Test
    fun `the observers of closed stores are let go of`() = runBlocking {
        val folder = temporary.newFolder("store")
        val vault = MemoryVault()
        Phone(folder, vault).open().destroy()
        val observers = (1..50).map {
            val rooms = Rooms()
            Oogst.open(OpenOptions(folder.path, vault, null, rooms)).use { oogst ->
                repeat(20) { oogst.captures().destroy() }
            }
            WeakReference(rooms)
        }
        // Collected once nothing holds them: the core let go, and so did the bindings' own table.
        for (attempt in 1..100) {
            System.gc()
            if (observers.count { it.get() != null } <= 1) break
            Thread.sleep(20)
        }
        assertTrue(observers.count { it.get() != null } <= 1)
    }

    /** What this process has in memory, in KB, after what is garbage is gone. */
    private fun resident(): Long {
        repeat(3) { System.gc() }
        val status = File("/proc/self/status").readLines().first { it.startsWith("VmRSS:") }
        return status.filter { it.isDigit() }.toLong()
    }
}
