package nl.oogst.ui.app

import nl.oogst.ui.parts.Kind
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Test

class PlaceTest {
    @Test
    fun `a place comes back from its text as it was`() {
        val places = listOf(
            Place.Start, Place.Assignment, Place.Submissions, Place.Submit(), Place.Submit(result = "a1"), Place.Submit(round = "b2"), Place.Submit(amending = "c3"),
            Place.Result("d4"), Place.Capture("e5"), Place.SchoolClass("f6"), Place.Pupil("a7"), Place.Open("b8,c9"), Place.Camera(Kind.Photo), Place.Camera(Kind.Video),
        )
        assertEquals(places, places.map { Place.read(Place.write(it)) })
        assertNull(Place.read("Nowhere"))
        assertNull(Place.read("Camera Film"))
        assertNull("an amendment of nothing", Place.read("Amend"))
    }
}
