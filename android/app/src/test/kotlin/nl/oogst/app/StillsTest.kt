package nl.oogst.app

import android.graphics.Bitmap
import android.media.MediaMetadataRetriever
import java.io.File
import nl.oogst.app.incoming.Stills
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.shadows.ShadowMediaMetadataRetriever
import org.robolectric.shadows.util.DataSource

/** A still of a film; the decoder is the phone's. */
@RunWith(RobolectricTestRunner::class)
class StillsTest {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun `a film has a still, anything else has none`() {
        val film = temporary.newFile("film.mp4")
        val source = DataSource.toDataSource(film.path)
        ShadowMediaMetadataRetriever.addMetadata(source, MediaMetadataRetriever.METADATA_KEY_HAS_VIDEO, "yes")
        ShadowMediaMetadataRetriever.addFrame(source, 1_000_000L, Bitmap.createBitmap(64, 48, Bitmap.Config.ARGB_8888))
        val to = File(temporary.root, "beeld.jpg")
        assertTrue(Stills.of(film.path, to))
        assertTrue(to.readBytes().take(2) == listOf(0xFF.toByte(), 0xD8.toByte()))
        assertFalse(Stills.of(temporary.newFile("foto.jpg").path, File(temporary.root, "geen.jpg")))
    }
}
