package nl.oogst.app

import android.content.Intent
import android.net.Uri
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import nl.oogst.app.opened.OpenedProvider
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** A colleague's video or document, shown by another app. */
@RunWith(RobolectricTestRunner::class)
class OpenedTest {
    private val folder get() = File(RuntimeEnvironment.getApplication().noBackupFilesDir, "store/opened").apply { mkdirs() }
    private val resolver get() = RuntimeEnvironment.getApplication().contentResolver

    @Test
    fun `the app that shows it may read that file, and no other`() {
        Robolectric.setupContentProvider(OpenedProvider::class.java, OpenedProvider.AUTHORITY)
        val file = File(folder, "les.pdf").apply { writeText("inhoud") }
        File(folder.parentFile, "geheim").writeText("nee")
        val uri = OpenedProvider.uri(file)
        assertArrayEquals(file.readBytes(), resolver.openFileDescriptor(uri, "r")!!.use { java.io.FileInputStream(it.fileDescriptor).readBytes() })
        resolver.query(uri, null, null, null, null)!!.use {
            assertTrue(it.moveToFirst())
            assertEquals("les.pdf", it.getString(it.getColumnIndexOrThrow(OpenableColumns.DISPLAY_NAME)))
        }
        assertThrows(FileNotFoundException::class.java) { resolver.openFileDescriptor(uri, "rw") }
        listOf("../geheim", "..", "", "andere.pdf").forEach { name ->
            val other = Uri.Builder().scheme("content").authority(OpenedProvider.AUTHORITY).appendPath(name).build()
            assertThrows(name, FileNotFoundException::class.java) { resolver.openFileDescriptor(other, "r") }
        }
    }

    @Test
    fun `it is handed over for reading, and told when no app can`() {
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        val model = phone.get().model()
        val file = File(folder, "les.mp4").apply { writeText("film") }
        assertTrue(model.platform.open(file.path))
        val asked = shadowOf(phone.get()).nextStartedActivity
        assertEquals(Intent.ACTION_VIEW, asked.action)
        assertEquals(OpenedProvider.uri(file), asked.data)
        assertEquals(Intent.FLAG_GRANT_READ_URI_PERMISSION, asked.flags and (Intent.FLAG_GRANT_READ_URI_PERMISSION or Intent.FLAG_GRANT_WRITE_URI_PERMISSION))
        shadowOf(RuntimeEnvironment.getApplication()).checkActivities(true)
        assertFalse(model.platform.open(file.path))
        assertEquals(Said.Wrong(Fault("app.no_viewer")), model.said.value)
    }

    @Test
    fun `what was opened is gone at the next start`() {
        File(folder, "les.pdf").writeText("inhoud")
        Robolectric.buildActivity(MainActivity::class.java).setup().get().model()
        assertFalse(File(folder, "les.pdf").exists())
    }
}
