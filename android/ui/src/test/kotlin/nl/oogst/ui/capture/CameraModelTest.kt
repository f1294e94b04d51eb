package nl.oogst.ui.capture

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.advanceTimeBy
import kotlinx.coroutines.test.runCurrent
import kotlinx.coroutines.test.runTest
import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.StartDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where
import nl.oogst.ui.screens.idle
import nl.oogst.ui.start.StartState
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test

/** The camera's rules, without a camera. Time is the test's. */
@OptIn(ExperimentalCoroutinesApi::class)
class CameraModelTest {
    private val time = TestScope(StandardTestDispatcher())
    private val phone = Phone(time)

    private fun camera(kind: Kind) = CameraModel(kind, phone).also {
        it.refresh()
        time.runCurrent()
    }

    @Test
    fun `only what is durable is counted, one shot at a time`() = time.runTest {
        val camera = camera(Kind.Photo)
        camera.live(Sight(canFlash = true))
        camera.flash()
        camera.shutter()
        camera.taking()
        camera.shutter()
        assertEquals("one shot", listOf("shoot true"), phone.asked)
        assertEquals(0, camera.state.value.taken)
        phone.kept += "a"
        camera.saved("a")
        runCurrent()
        assertEquals(1, camera.state.value.taken)
        assertEquals("a", camera.state.value.last?.id)
        assertFalse(camera.state.value.saving)

        camera.taking()
        camera.wrong(Fault("store.disk_full"))
        assertEquals("not there, and said", 1 to Fault("store.disk_full"), camera.state.value.run { taken to fault })
        camera.taking()
        assertNull("a new one, a new chance", camera.state.value.fault)
    }

    @Test
    fun `what is thrown away is no longer counted nor shown, unless it is brought back`() = time.runTest {
        val camera = camera(Kind.Photo)
        listOf("a", "b").forEach {
            phone.kept += it
            camera.saved(it)
        }
        phone.going = "b"
        camera.refresh()
        runCurrent()
        assertEquals(1 to "a", camera.state.value.run { taken to last?.id })
        phone.going = null
        camera.refresh()
        runCurrent()
        assertEquals(2 to "b", camera.state.value.run { taken to last?.id })
        phone.going = "b"
        camera.refresh()
        runCurrent()
        phone.kept -= "b"
        phone.going = null
        camera.refresh()
        runCurrent()
        assertEquals(1 to "a", camera.state.value.run { taken to last?.id })
    }

    @Test
    fun `a film ends by itself before the limit, with its seconds counted`() = time.runTest {
        val camera = camera(Kind.Video)
        assertEquals("the core's figure", 20, camera.state.value.limit)
        camera.live(Sight())
        camera.shutter()
        runCurrent()
        assertEquals(listOf("film 20"), phone.asked)
        camera.filming()
        advanceTimeBy(5_001)
        assertEquals(5, camera.state.value.filmed)
        camera.turn()
        assertFalse("that would end it", camera.state.value.front)
        advanceTimeBy(14_000)
        assertEquals(listOf("film 20", "stop"), phone.asked)
        camera.shutter()
        camera.filmed()
        assertEquals("once", listOf("film 20", "stop"), phone.asked)
        assertNull(camera.state.value.filmed)
        assertTrue("until the core has it", camera.state.value.saving)
        advanceTimeBy(5_000)
        assertNull(camera.state.value.filmed)
    }

    @Test
    fun `the shutter ends a film, and so does a camera that goes`() = time.runTest {
        val camera = camera(Kind.Video)
        camera.live(Sight())
        camera.shutter()
        runCurrent()
        camera.filming()
        advanceTimeBy(2_001)
        camera.shutter()
        assertEquals("stop", phone.asked.last())
        camera.filmed()
        camera.saved("a")

        camera.shutter()
        runCurrent()
        camera.filming()
        advanceTimeBy(1_001)
        camera.blind(Fault("app.camera_lost"))
        assertNull(camera.state.value.filmed)
        assertTrue("what there is of it is on its way", camera.state.value.saving)
        camera.saved("b")
        assertFalse(camera.state.value.saving)
    }

    @Test
    fun `without a camera the shutter opens the phone's own, and before there is one it waits`() = time.runTest {
        val camera = camera(Kind.Photo)
        camera.shutter()
        assertEquals("it is on its way", emptyList<String>(), phone.asked)
        camera.live(Sight())
        assertEquals(listOf("shoot false"), phone.asked)

        phone.camera = false
        camera.blind(Fault("app.camera_used"))
        assertEquals(Fault("app.camera_used"), camera.state.value.fault)
        camera.shutter()
        assertEquals("camera Photo null", phone.asked.last())
        phone.camera = true
        camera.live(Sight())
        assertNull("over", camera.state.value.fault)

        phone.camera = false
        val film = camera(Kind.Video)
        film.shutter()
        film.blind(Fault("app.camera_live"))
        assertFalse("what was pressed before is forgotten", film.state.value.saving)
        film.shutter()
        runCurrent()
        assertEquals("camera Video 20", phone.asked.last())
        phone.asked.clear()
        film.shutter()
        film.blind()
        runCurrent()
        assertEquals("who left wants none", emptyList<String>(), phone.asked)
    }

    /** A phone without hands, and a core that only counts. */
    private class Phone(override val scope: CoroutineScope) : Around {
        val asked = ArrayList<String>()
        val kept = ArrayList<String>()
        var camera = true
        override var going: String? = null

        override val platform = object : Platform by idle() {
            override fun shoot(flash: Boolean) = camera.also { if (it) asked += "shoot $flash" }
            override fun film(limit: CaptureDoor.Film, light: Boolean) = camera.also { if (it) asked += "film ${limit.seconds}" }
            override fun stopFilm() { asked += "stop" }
            override fun camera(kind: Kind, limitSeconds: Int?) { asked += "camera $kind $limitSeconds" }
        }
        override val core = object : Core by idle() {
            override val captures = object : CaptureDoor by idle() {
                override suspend fun filmLimit() = CaptureDoor.Film(20, 50_000_000)
            }
            override val start = object : StartDoor {
                override suspend fun show() = StartState(last = kept.reversed().map { Thumb(it, Kind.Photo, Where.Draft) })
            }
        }

        override fun go(place: Place) { asked += Place.write(place) }
        override fun back() = Unit
        override fun say(said: Said) = Unit
        override fun throwAway(id: String, kind: Kind) = Unit
    }
}
