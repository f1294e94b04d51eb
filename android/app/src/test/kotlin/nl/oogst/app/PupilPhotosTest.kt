package nl.oogst.app

import android.provider.MediaStore
import java.io.File
import kotlinx.coroutines.runBlocking
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.viewfinder.Lensless
import nl.oogst.app.viewfinder.Surfaces
import nl.oogst.app.viewfinder.cameras
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.Answer
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.pupil.Stage
import nl.oogst.ui.pupil.Whose
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** A pupil's photo of own work: it is that pupil's answer, or it waits, or it is nobody else's and told. With the real core. */
@RunWith(RobolectricTestRunner::class)
class PupilPhotosTest {
    @get:Rule
    val surfaces = Surfaces()
    private val phone = Robolectric.buildActivity(MainActivity::class.java)
    private val made = ArrayList<Lensless>()
    private val model get() = phone.get().model()
    private val shell get() = phone.get().shell
    private val pupil get() = model.top<PupilModel>()!!
    private lateinit var round: String

    /** Pupil mode, at the question for a photo. */
    private fun asked(number: Int) {
        cameras()
        allowed()
        phone.setup()
        shell.viewfinder.make = { _, _, hears -> Lensless(hears).also { made += it } }
        round = runBlocking { model.core.pupils.let { it.round(PupilDoor.Chosen(it.newClass("Groep 7", 24), WITH_PHOTO, null, "Breuken"), "nl") } }
        model.go(Place.Pupil(round))
        until("the numbers") { pupil.state.value.stage is Stage.Numbers }
        pupil.choose(number)
        toPhoto()
    }

    private fun toPhoto() {
        until("a question") { pupil.state.value.stage is Stage.Question }
        while (pupil.whose == null) {
            val before = pupil.state.value.stage
            pupil.answer(Answer.Skip)
            until("the next one") { pupil.state.value.stage !== before }
        }
    }

    private fun shoot(seed: Long) {
        pupil.photo()
        shell.viewfinder.drawOn(surfaces.one())
        until("open") { made.isNotEmpty() && !made.last().closing }
        shadowOf(android.os.Looper.getMainLooper()).idle()
        pupil.camera.shutter()
        assertEquals(1, made.last().shots)
        pupil.camera.back()
        assertNotNull("not while it is on its way", pupil.state.value.camera)
        made.last().gives(photo(seed))
    }

    /** No room to work in, as on a full disk. */
    private fun full(full: Boolean) = File(phone.get().noBackupFilesDir, "store/staging").run {
        deleteRecursively()
        if (full) writeText("in the way") else mkdirs()
    }

    @Test
    fun `own work is photographed with the app's own camera, and nothing else can be reached from it`() {
        asked(7)
        val at = pupil.state.value.stage
        shoot(1)
        until("the next question") { pupil.state.value.stage !== at }
        assertNull(pupil.state.value.camera)
        until("closed") { made.single().closing }
        until("thrown away here") { shell.waiting().isEmpty() }
        assertEquals("kept with the answer", 1, shell.captured())
        assertTrue(generateSequence { shadowOf(phone.get()).nextStartedActivity }.none { it.action == MediaStore.ACTION_IMAGE_CAPTURE })

        // What a kill left of the teacher's waits for the teacher: what is said of it can be undone.
        val left = shell.incoming.place(Incoming.For.Photo).apply { writeBytes(photo(9)) }.also(shell.incoming::letGo)
        phone.pause().resume()
        shadowOf(android.os.Looper.getMainLooper()).idle()
        assertEquals(listOf(left), shell.waiting())
        assertNull(model.said.value)
        shell.unlocked()
        until("kept") { shell.captured() == 2 }
    }

    @Test
    fun `a photo that can't be kept now waits for that pupil, and is that pupil's answer as soon as it can be`() {
        asked(7)
        val at = pupil.state.value.stage
        full(true)
        shoot(2)
        until("told") { pupil.state.value.fault == Fault("app.kept_pupil") }
        until("it is there") { shell.incoming.pupils() == listOf(Whose(round, 7)) }
        // A kill, too, finds it again.
        assertEquals(listOf(Whose(round, 7)), Incoming(phone.get()).pupils())
        assertTrue("for nobody else", Incoming(phone.get()).left().isEmpty() && shell.waiting().size == 1)

        full(false)
        phone.pause().resume()
        until("the next question") { pupil.state.value.stage !== at }
        until("thrown away here") { shell.waiting().isEmpty() }
        assertEquals(1, shell.captured())
    }

    @Test
    fun `once the turn is over it is the teacher's, with the number, and said`() {
        asked(7)
        full(true)
        shoot(3)
        until("told") { pupil.state.value.fault == Fault("app.kept_pupil") }
        full(false)
        // The pupil goes on without it.
        val before = pupil.state.value.stage
        pupil.answer(Answer.Skip)
        until("went on") { pupil.state.value.stage !== before }
        while (pupil.state.value.stage is Stage.Question) {
            val now = pupil.state.value.stage
            pupil.answer(Answer.Skip)
            until("the next one") { pupil.state.value.stage !== now }
        }
        pupil.done()
        until("done") { pupil.state.value.stage is Stage.Thanks }
        assertEquals("not while pupils have the device", 1, shell.waiting().size)

        shell.unlocked()
        until("said") { model.said.value == Said.Wrong(Fault("app.pupil_apart", mapOf("n" to "7"))) }
        until("thrown away here") { shell.waiting().isEmpty() }
        val group = runBlocking { model.core.captures.groups() }.single()
        assertEquals("Breuken" to model.words.workOf(7), group.title to group.thumbs.single().note)
    }

    @Test
    fun `a turn that is stopped keeps nothing, not what waits either`() {
        asked(7)
        full(true)
        shoot(4)
        until("told") { pupil.state.value.fault == Fault("app.kept_pupil") }
        full(false)
        while (pupil.state.value.stage is Stage.Question) {
            val now = pupil.state.value.stage
            pupil.previous()
            until("back") { pupil.state.value.stage !== now }
        }
        until("gone") { shell.waiting().isEmpty() }
        assertEquals(0, shell.captured())
    }

    private companion object {
        const val WITH_PHOTO = "work"
    }
}
