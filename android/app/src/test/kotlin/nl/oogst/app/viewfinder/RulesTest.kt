package nl.oogst.app.viewfinder

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

/** Sizes and turns, without a phone. */
class RulesTest {
    private val phone = listOf(Size(4080, 3072), Size(4000, 3000), Size(3840, 2160), Size(1920, 1440), Size(1920, 1080), Size(1440, 1080), Size(1280, 960), Size(1280, 720), Size(640, 480), Size(320, 240))

    @Test
    fun `frames are of the size that the core looks at best, or the nearest`() {
        assertEquals(Size(1280, 960), Rules.frame(phone, phone))
        assertEquals(Size(1440, 1080), Rules.frame(phone - Size(1280, 960), phone))
        assertEquals("both must have it", Size(640, 480), Rules.frame(phone, listOf(Size(1920, 1080), Size(640, 480))))
        assertNull("too small to see a code", Rules.frame(listOf(Size(320, 240)), phone))
        assertNull("no 4:3: the outlines would not fit the photo", Rules.frame(listOf(Size(1280, 720)), phone))
        assertNull(Rules.frame(emptyList(), phone))
    }

    @Test
    fun `the photo is the largest of 4 to 3 that reading gains by`() {
        // 4080 by 3072 is 4:3 as a sensor that counts in sixteens has it.
        assertEquals(Size(4080, 3072), Rules.still(phone))
        assertEquals(Size(4000, 3000), Rules.still(listOf(Size(8000, 6000), Size(4000, 3000), Size(4000, 2250))))
        assertEquals("better too large than none", Size(8000, 6000), Rules.still(listOf(Size(8000, 6000), Size(12000, 9000))))
        assertNull(Rules.still(listOf(Size(4000, 2250), Size(0, 0))))
    }

    @Test
    fun `a picture stands upright, however camera and phone are turned`() {
        // The usual camera lies a quarter turn in the phone.
        assertEquals(listOf(90, 0, 270, 180), listOf(0, 90, 180, 270).map { Rules.turn(90, it) })
        // A tablet's lies straight, some phones' the other way round.
        assertEquals(listOf(0, 270, 180, 90), listOf(0, 90, 180, 270).map { Rules.turn(0, it) })
        assertEquals(listOf(270, 180, 90, 0), listOf(0, 90, 180, 270).map { Rules.turn(270, it) })
    }

    @Test
    fun `a camera in front is turned the other way`() {
        assertEquals(listOf(270, 0, 90, 180), listOf(0, 90, 180, 270).map { Rules.turn(270, it, front = true) })
        assertEquals(3f / 4f, Rules.ratio(Size(4000, 3000), 90))
        assertEquals(4f / 3f, Rules.ratio(Size(4000, 3000), 180))
    }

    @Test
    fun `zoomed in it is the middle, of the same shape`() {
        assertEquals(listOf(0, 0, 4000, 3000), Rules.middle(4000, 3000, 1f))
        assertEquals(listOf(1000, 750, 3000, 2250), Rules.middle(4000, 3000, 2f))
        assertEquals("never out", listOf(0, 0, 4000, 3000), Rules.middle(4000, 3000, 0.5f))
    }

    @Test
    fun `the preview of a photo has its shape, and is no larger than a screen needs`() {
        assertEquals(Size(1440, 1080), Rules.preview(phone, Size(4000, 3000)))
        assertEquals(Size(1920, 1080), Rules.preview(phone, Size(3840, 2160)))
        assertEquals("another shape rather than none", Size(1280, 720), Rules.preview(listOf(Size(1280, 720)), Size(4000, 3000)))
        assertNull(Rules.preview(emptyList(), Size(4000, 3000)))
        assertEquals("a photo of any shape rather than none", Size(4000, 2250), Rules.anyStill(listOf(Size(4000, 2250), Size(8000, 4500))))
    }

    @Test
    fun `grey is turned pixel by pixel, and what stands between rows is left out`() {
        // a b c
        // d e f, with two bytes of nothing after the first row and none after the last.
        val plane = "abc..def".toByteArray()
        fun turned(turn: Int) = Rules.upright(plane, 3, 2, 5, turn).let { luma -> luma.pixels.toString(Charsets.US_ASCII).chunked(luma.width).also { assertEquals(luma.height, it.size) } }
        assertEquals(listOf("abc", "def"), turned(0))
        assertEquals(listOf("da", "eb", "fc"), turned(90))
        assertEquals(listOf("fed", "cba"), turned(180))
        assertEquals(listOf("cf", "be", "ad"), turned(270))
    }

    @Test
    fun `four quarter turns are none`() {
        val first = Luma(ByteArray(7 * 5) { it.toByte() }, 7, 5)
        val last = (1..4).fold(first) { luma, _ -> Rules.upright(luma.pixels, luma.width, luma.height, luma.width, 90) }
        assertArrayEquals(first.pixels, last.pixels)
        assertEquals(7 to 5, last.width to last.height)
    }
}
