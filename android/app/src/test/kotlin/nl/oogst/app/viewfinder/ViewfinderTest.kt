package nl.oogst.app.viewfinder

import android.app.Activity
import android.content.Intent
import android.provider.MediaStore
import nl.oogst.app.MainActivity
import nl.oogst.app.allowed
import nl.oogst.app.captured
import nl.oogst.app.model
import nl.oogst.app.shell
import nl.oogst.app.until
import nl.oogst.app.waiting
import nl.oogst.app.writes
import nl.oogst.ui.app.Place
import nl.oogst.ui.cards.Advice
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.parts.Fault
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** From what the camera sees to what is read, with the real core and a desk full of cards. */
@RunWith(RobolectricTestRunner::class)
class ViewfinderTest {
    @get:Rule
    val surfaces = Surfaces()
    private val phone = Robolectric.buildActivity(MainActivity::class.java)
    private val made = ArrayList<Lensless>()
    private val model get() = phone.get().model()
    private val finder get() = phone.get().shell.viewfinder
    private val scan get() = model.top<ScanModel>()!!

    private fun scanning() {
        cameras()
        allowed()
        phone.setup()
        finder.make = { _, _, hears -> Lensless(hears).also { made += it } }
        model.go(Place.Scan)
        finder.drawOn(surfaces.one())
        until("open") { made.size == 1 && finder.live() }
    }

    /** Whether the shutter is the viewfinder's. */
    private fun Viewfinder.live() = scan.state.value.advice == Advice.LookingFor && made.isNotEmpty() && !made.last().closing

    private fun intents(): List<Intent> = generateSequence { shadowOf(phone.get()).nextStartedActivity }.toList()

    @Test
    fun `outlines lie on the cards before the camera, and the photo is read`() {
        scanning()
        assertTrue(made.single().hears.wants())
        made.single().hears.frame(Desk.grey)
        assertFalse("one at a time", made.single().hears.wants())
        until("seen") { scan.state.value.outlines.isNotEmpty() }
        assertEquals(4f / 3f, scan.state.value.ratio)
        assertTrue(scan.state.value.outlines.flatMap { it.corners }.all { (x, y) -> x in -0.1f..1.1f && y in -0.1f..1.1f })
        until("the next is welcome") { made.single().hears.wants() }

        scan.shutter()
        scan.shutter()
        assertEquals("one shot", 1, made.single().shots)
        assertTrue(scan.state.value.reading)
        made.single().gives(Desk.jpeg)
        until("read") { !scan.state.value.reading }
        assertEquals(null, scan.state.value.fault)
        assertEquals(Desk.CARDS, scan.state.value.read)
        assertEquals("kept as a capture too", 1, phone.get().shell.captured())
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
        assertTrue("no other app was opened", intents().none { it.action == MediaStore.ACTION_IMAGE_CAPTURE })
    }

    @Test
    fun `a sensor that lies a quarter turn shows the same cards`() {
        scanning()
        val upright = Desk.grey
        val sensor = Rules.upright(upright.pixels, upright.width, upright.height, upright.width, 270)
        made.single().hears.frame(Rules.upright(sensor.pixels, sensor.width, sensor.height, sensor.width, 90))
        until("seen") { scan.state.value.outlines.isNotEmpty() }
    }

    @Test
    fun `a still that never comes is told, and the next one is taken`() {
        scanning()
        scan.shutter()
        made.single().shots = 0
        made.single().hears.noStill()
        until("told") { scan.state.value.fault == Fault("app.camera_nothing") }
        assertFalse(scan.state.value.reading)
        assertTrue(phone.get().shell.waiting().isEmpty())
        scan.shutter()
        made.single().gives(Desk.jpeg)
        until("read") { scan.state.value.read == Desk.CARDS }
    }

    @Test
    fun `the app is left right after the shutter, and the photo is not lost`() {
        scanning()
        scan.shutter()
        phone.pause()
        until("asked to close") { made.single().closing }
        made.single().gives(Desk.jpeg)
        until("read") { scan.state.value.read == Desk.CARDS }
        phone.resume()
        until("open again") { made.size == 2 && finder.live() }
    }

    @Test
    fun `the screen is left right after the shutter, and the photo is kept as a capture`() {
        scanning()
        scan.shutter()
        model.back()
        until("asked to close") { made.single().closing }
        made.single().gives(Desk.jpeg)
        until("kept") { phone.get().shell.captured() == 1 }
        until("thrown away here") { phone.get().shell.waiting().isEmpty() }
        assertEquals("not opened for another screen", 1, made.size)
    }

    @Test
    fun `a camera that can't be had says so, and the shutter opens the phone's own`() {
        scanning()
        made.single().hears.frame(Desk.grey)
        until("seen") { scan.state.value.outlines.isNotEmpty() }
        made.single().fails(Fault("app.camera_used"))
        until("told") { scan.state.value.fault == Fault("app.camera_used") }
        assertTrue("no outlines over nothing", scan.state.value.outlines.isEmpty())
        assertEquals("not tried over and over", 1, made.size)

        scan.shutter()
        val intent = intents().single { it.action == MediaStore.ACTION_IMAGE_CAPTURE }
        phone.pause()
        phone.writes(intent, Desk.jpeg)
        @Suppress("DEPRECATION") phone.get().onActivityResult(MainActivity.CAMERA, Activity.RESULT_OK, Intent())
        phone.resume()
        until("read") { scan.state.value.read == Desk.CARDS }
        until("tried again when one came back") { made.size == 2 }
    }

    @Test
    fun `a shot that was on its way when the camera broke is told as not taken`() {
        scanning()
        scan.shutter()
        made.single().hears.noStill()
        made.single().fails(Fault("app.camera_lost"))
        until("told") { scan.state.value.fault == Fault("app.camera_lost") }
        assertFalse(scan.state.value.reading)
    }

    @Test
    fun `a device without such a camera says so, and reads photos from the phone's own`() {
        allowed()
        phone.setup()
        model.go(Place.Scan)
        finder.drawOn(surfaces.one())
        until("told") { scan.state.value.fault == Fault("app.camera_live") }
        scan.shutter()
        assertEquals(1, intents().count { it.action == MediaStore.ACTION_IMAGE_CAPTURE })
    }

    @Test
    fun `it is open only while the screen is on top and there is something to draw on`() {
        scanning()
        model.go(Place.Start)
        until("closed") { made.single().closing }
        model.back()
        until("open again") { made.size == 2 && finder.live() }
        val drawn = surfaces.one()
        finder.drawOn(drawn)
        until("on the new one") { made.size == 3 && made[1].closing && finder.live() }
        finder.noLonger(drawn)
        until("closed") { made.last().closing }
        assertEquals(3, made.size)
    }
}
