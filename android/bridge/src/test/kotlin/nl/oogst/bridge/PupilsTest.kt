package nl.oogst.bridge

import java.io.ByteArrayInputStream
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CaptureDetails
import nl.oogst.core.CoverArea
import nl.oogst.core.FaceSuggestions
import nl.oogst.core.ForAssignment
import nl.oogst.core.Language
import nl.oogst.core.Oogst
import nl.oogst.core.OogstException
import nl.oogst.core.OpenOptions
import nl.oogst.core.PreviewSize
import nl.oogst.core.PupilAnswer
import nl.oogst.core.PupilName
import nl.oogst.core.PupilScreen
import nl.oogst.core.PupilWants
import nl.oogst.core.StartRound
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The teacher's device in pupils' hands, and faces that are covered for good. */
class PupilsTest {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun `a pupil answers, the device dies, and goes on with the same pupil's screen`() = runBlocking {
        val vault = MemoryVault()
        val options = OpenOptions(temporary.root.path, vault)
        val round: String
        Oogst.open(options).use { oogst ->
            val pupils = oogst.pupils()
            val group = pupils.createClass("Groep 7", 6u, listOf(PupilName(3u, "Sem")))
            assertEquals("Sem", group.pupils.single { it.number.toInt() == 3 }.name)
            val form = pupils.forms(Language.NL).first()
            round = pupils.start(StartRound(group.id, form.id, Language.NL, null, "Breuken", null, ForAssignment.None))
            val choose = pupils.screen(round) as PupilScreen.Choose
            assertEquals(6, choose.numbers.size)
            val first = pupils.begin(round, 3u, false) as PupilScreen.Question
            val other = runCatching { pupils.begin(round, 4u, false) }.exceptionOrNull()
            assertEquals("pupil.at_work", (other as OogstException.NeedsAttention).code)
            pupils.answer(answer(first))
        }
        // No word to the core that the process ends: that is how it goes.
        Oogst.open(options).use { oogst ->
            val pupils = oogst.pupils()
            assertEquals(round, pupils.atWork())
            var screen = pupils.screen(round)
            assertTrue((screen as PupilScreen.Question).canGoBack)
            while (screen is PupilScreen.Question) screen = pupils.answer(answer(screen))
            assertTrue(screen is PupilScreen.Finish)
            assertTrue("the next pupil starts clean", pupils.done() is PupilScreen.Choose)
            assertNull(pupils.atWork())
            val result = pupils.result(round)
            assertEquals(listOf("Sem"), result.done.map { it.name })
            assertEquals(5, result.notYet.size)
            assertFalse("one pupil is no tally", result.mayBeTold)
            val again = runCatching { pupils.begin(round, 3u, false) }.exceptionOrNull()
            assertEquals("pupil.already_done", (again as OogstException.NeedsAttention).code)
        }
    }

    @Test
    fun `faces are suggested by the platform and covered for good`() = runBlocking {
        val seen = CoverArea(0.25, 0.25, 0.5, 0.5)
        val finder = object : FaceSuggestions {
            override fun faces(jpeg: ByteArray): List<CoverArea> {
                checkNotNull(ImageIO.read(ByteArrayInputStream(jpeg)))
                return listOf(seen)
            }
        }
        Oogst.open(OpenOptions(temporary.root.path, MemoryVault(), null, null, finder)).use { oogst ->
            val captures = oogst.captures()
            val taken = captures.photoBytes(photo(9), CaptureDetails("", null, ForAssignment.None, null)).capture
            val before = captures.preview(taken.id, PreviewSize.LARGE)
            val areas = captures.suggestFaces(taken.id)
            assertEquals(listOf(seen), areas)
            val covered = captures.cover(taken.id, areas, false)
            assertEquals(taken.id, covered.capture.id)
            assertTrue(covered.capture.covered)
            assertNull(covered.kept)
            val picture = ImageIO.read(ByteArrayInputStream(captures.preview(taken.id, PreviewSize.LARGE)))
            val was = ImageIO.read(ByteArrayInputStream(before))
            fun inside(image: java.awt.image.BufferedImage) =
                (0 until 40).map { image.getRGB(image.width / 2 - 20 + it, image.height / 2) }.toSet().size
            assertTrue("noise before", inside(was) > 5)
            assertTrue("one colour after", inside(picture) <= 3)
            val none = runCatching { captures.cover(taken.id, emptyList(), false) }.exceptionOrNull()
            assertEquals("cover.none", (none as OogstException.BadInput).code)
        }
    }

    private fun answer(screen: PupilScreen.Question): PupilAnswer = when (screen.wants) {
        PupilWants.ONE, PupilWants.SEVERAL, PupilWants.MINUTES -> PupilAnswer.Chosen(listOf(screen.choices.first().name))
        PupilWants.WORDS -> PupilAnswer.Words("Het ging goed.")
        PupilWants.PHOTO -> PupilAnswer.Skip
    }
}
