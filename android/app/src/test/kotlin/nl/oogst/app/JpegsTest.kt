package nl.oogst.app

import android.app.Activity
import android.content.Intent
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import javax.imageio.ImageIO
import nl.oogst.app.incoming.Jpegs
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner

/** Pictures that the phone reads and the core doesn't. The decoder is the phone's; here it is the JVM's, which reads BMP. */
@RunWith(RobolectricTestRunner::class)
class JpegsTest {
    @Test
    fun `a picture that only the phone can read is handed in as JPEG`() {
        allowed()
        val phone = Robolectric.buildActivity(MainActivity::class.java).setup()
        phone.get().shell.platform.readable = { from, to -> ImageIO.write(ImageIO.read(java.io.File(from)), "jpeg", to) }
        phone.get().model().platform.camera(Kind.Photo, null)
        val image = BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB)
        phone.cameraWrites(ByteArrayOutputStream().also { check(ImageIO.write(image, "bmp", it)) }.toByteArray())
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.CAMERA, Activity.RESULT_OK, Intent())
        until("told") { phone.get().model().said.value != null }
        assertTrue("${phone.get().model().said.value}", phone.get().model().said.value is Said.Saved)
        until("nothing is left beside it") { phone.get().shell.waiting().isEmpty() }
    }

    @Test
    fun `what is too large is halved until it fits`() {
        assertEquals(1, Jpegs.sample(8000, 6000))
        assertEquals(2, Jpegs.sample(12000, 9000))
        assertEquals(4, Jpegs.sample(20000, 15000))
    }
}
