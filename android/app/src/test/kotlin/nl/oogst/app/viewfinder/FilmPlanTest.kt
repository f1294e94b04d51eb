package nl.oogst.app.viewfinder

import nl.oogst.ui.core.CaptureDoor
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** How large films become, without a phone. */
class FilmPlanTest {
    private val hd = Size(1280, 720)
    private val full = Size(1920, 1080)

    private fun plan(seconds: Int, bytes: Long, sound: Boolean = true) = CaptureDoor.Film(seconds, bytes).let { limit -> FilmPlan.of(limit, FilmPlan.fitting(limit, listOf(full, hd), sound)!!, sound, false) }

    @Test
    fun `the longest film is never larger than the largest`() {
        listOf(20 to 5_000_000L, 60 to 50_000_000L, 180 to 250_000_000L, 600 to 100_000_000L).forEach { (seconds, bytes) ->
            val plan = plan(seconds, bytes)
            assertTrue("$seconds", (plan.bits + FilmPlan.SOUND).toLong() * seconds / 8 <= bytes * 9 / 10)
            assertTrue("$seconds", plan.mostMs < seconds * 1000 && plan.mostBytes < bytes)
        }
    }

    @Test
    fun `large where there is room, small where there is not`() {
        assertEquals(full to 6_000_000, plan(180, 250_000_000).run { size to bits })
        assertEquals(hd, plan(180, 50_000_000).size)
        assertTrue("sound takes its part", plan(180, 50_000_000, sound = false).bits > plan(180, 50_000_000).bits)
        assertEquals("a picture all the same", 600_000, plan(3_000, 1_000_000).bits)
    }

    @Test
    fun `sizes are those that recorder and preview both have`() {
        val all = listOf(Size(3840, 2160), full, hd, Size(640, 480))
        assertEquals(listOf(full, hd), FilmPlan.sizes(all, all))
        assertEquals(listOf(hd), FilmPlan.sizes(all, all - full))
        assertEquals(listOf(Size(640, 480)), FilmPlan.sizes(listOf(Size(640, 480)), all))
        assertEquals(emptyList<Size>(), FilmPlan.sizes(emptyList(), all))
    }
}
