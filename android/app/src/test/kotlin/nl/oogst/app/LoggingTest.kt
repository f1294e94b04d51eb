package nl.oogst.app

import android.util.Log
import java.io.File
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.parts.Kind
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.shadows.ShadowLog

/** The core's log in the phone's. */
@RunWith(RobolectricTestRunner::class)
class LoggingTest {
    @Test
    fun `a line of the core's is in the phone's log, with how much it matters and where it is from`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        runBlocking { model.taken(File(phone.get().cacheDir, "bord.jpg").apply { writeBytes(photo(61)) }.path, Kind.Photo) }
        // Files that can't be removed: the core says what it leaves behind.
        File(phone.get().noBackupFilesDir, "store/objects").walk().filter { it.isFile }.toList().forEach { file ->
            check(file.delete() && File(file, "in the way").mkdirs())
        }
        runBlocking { model.core.captures.remove(model.core.captures.groups().single().thumbs.single().id) }
        until("a line") { ShadowLog.getLogsForTag("Oogst").any { it.msg.startsWith("oogst_core::capture") } }
        val line = ShadowLog.getLogsForTag("Oogst").first { it.msg.startsWith("oogst_core::capture") }
        assertEquals(Log.WARN, line.type)
        assertTrue(line.msg, "left for the next open" in line.msg)
    }
}
