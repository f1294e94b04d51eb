package nl.oogst.app

import android.content.ClipData
import android.content.Intent
import android.net.Uri
import java.io.ByteArrayInputStream
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.RuntimeEnvironment

/** From another app's share sheet. */
@RunWith(RobolectricTestRunner::class)
class ShareTest {
    private val resolver get() = shadowOf(RuntimeEnvironment.getApplication().contentResolver)

    private fun uri(n: Int, bytes: ByteArray): Uri = Uri.parse("content://nl.gallery/$n").also { resolver.registerInputStream(it, ByteArrayInputStream(bytes)) }

    private fun share(uris: List<Uri>): Intent = Intent(Intent.ACTION_SEND_MULTIPLE).setType("image/*").apply {
        clipData = ClipData.newRawUri(null, uris.first()).also { clip -> uris.drop(1).forEach { clip.addItem(ClipData.Item(it)) } }
        putParcelableArrayListExtra(Intent.EXTRA_STREAM, ArrayList(uris))
    }

    @Test
    fun `ten files shared at once are ten captures, whatever the core has to say of one`() {
        val nine = (0 until 9).map { uri(it, photo(100L + it)) }
        val phone = Robolectric.buildActivity(MainActivity::class.java, share(nine + uri(9, "geen foto".toByteArray()))).setup()
        phone.get().model()
        until("told") { phone.get().model().said.value is Said.ManySaved }
        // A text is a document to the core: ten of ten.
        val said = phone.get().model().said.value as Said.ManySaved
        assertEquals(10, said.saved + said.refused)
        assertEquals(said.saved, phone.get().shell.captured())
        assertEquals(true, said.saved >= 9)
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
    }

    @Test
    fun `what can't be read and our own files are not taken`() {
        val own = Uri.parse("content://nl.oogst.app.incoming/Photo-00000000-0000-0000-0000-000000000000")
        val opened = Uri.parse("content://nl.oogst.app.opened/les.pdf")
        val path = Uri.parse("file:///data/data/nl.oogst.app/no_backup/store/oogst.db")
        val phone = Robolectric.buildActivity(MainActivity::class.java, share(listOf(own, opened, path))).setup()
        phone.get().model()
        until("told") { phone.get().model().said.value != null }
        assertEquals(Said.Wrong(Fault("app.share_nothing")), phone.get().model().said.value)
        assertEquals(0, phone.get().shell.captured())
    }
}
