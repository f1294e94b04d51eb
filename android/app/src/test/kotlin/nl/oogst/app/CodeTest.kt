package nl.oogst.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import com.google.zxing.BarcodeFormat
import com.google.zxing.qrcode.QRCodeWriter
import java.awt.image.BufferedImage
import javax.imageio.ImageIO
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.join.JoinModel
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** A photo of a code. */
@RunWith(RobolectricTestRunner::class)
class CodeTest {
    @Test
    fun `a code that was photographed while the process was killed is still read`() {
        allowed()
        // What the killed process left: a photo in its place, and the name of that place with the system.
        val place = Incoming(RuntimeEnvironment.getApplication()).place(Incoming.For.Code)
        val dots = QRCodeWriter().encode("https://hub.example/join#oogst1.x", BarcodeFormat.QR_CODE, 400, 400)
        val image = BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB)
        for (x in 0 until 400) for (y in 0 until 400) image.setRGB(x, y, if (dots.get(x, y)) 0 else 0xFFFFFF)
        check(ImageIO.write(image, "png", place))

        val saved = Bundle().apply { putString("writing", place.name) }
        val phone = Robolectric.buildActivity(MainActivity::class.java).create(saved).start().restoreInstanceState(saved)
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.CAMERA, Activity.RESULT_OK, Intent())
        phone.resume()
        phone.get().model()
        until("the link is looked at") { phone.get().model().top<JoinModel>() != null }
        until("thrown away here") { !place.exists() }
        assertTrue(phone.get().shell.waiting().isEmpty())
    }
}
