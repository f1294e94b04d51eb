package nl.oogst.doors

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.click
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performTouchInput
import java.io.ByteArrayInputStream
import java.io.File
import javax.imageio.ImageIO
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.capture.Face
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.words.Dutch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The device in pupils' hands, and faces that are covered for good: real screens, real core. */
@OptIn(ExperimentalTestApi::class)
class PupilClicksTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @After
    fun end() = scope.cancel()

    @Test
    fun `a pupil registers on the locked device, a restart shows the same screen, and the teacher sees the class at once`() {
        val folder = temporary.newFolder("teacher")
        val vault = MemoryVault()
        val hands = Hands()
        var core = open(folder, vault)
        var model = AppModel(core, hands, scope, words = Dutch)
        lateinit var places: List<String>
        app(model) {
            tap(hasText("Leerling aan zet"))
            tap(hasText("Nieuwe groep"))
            type("Naam van de groep", "Groep 6a")
            tap(hasText("Groep maken"))
            type("Les of leerdoel", "Breuken, les 4")
            tap(hasText("Geef het toestel aan de klas"))
            see("Welk nummer ben jij?")
            assertEquals("lock", hands.asked.last())

            // Nothing of the teacher is in reach: not by the back key, not by a link, not by what another app shares.
            assertTrue(model.systemBack())
            model.link("https://hub.example/j#1AbC")
            see("Welk nummer ben jij?")

            tap(hasContentDescription("Nummer 7"))
            see("Hoe goed snap je het?")
            tap(hasText("een beetje"))
            see("Hoe hard heb je gewerkt?")
            places = model.places()
        }
        // No word to the core that the process ends: that is how it goes.
        scope.settle()
        core.close()
        core = open(folder, vault)
        assertEquals(places.last(), Place.write(Place.Pupil(runBlocking { core.pupils.atWork() }!!)))
        model = AppModel(core, hands, scope, places, words = Dutch)
        app(model) {
            see("Hoe hard heb je gewerkt?")
            see("Nummer 7")
            tap(hasText("Terug"))
            see("Hoe goed snap je het?")
            tap(hasText("Verder"))
            see("Hoe hard heb je gewerkt?")
            tap(hasText("best hard"))
            tap(hasText("Ja, graag"))
            see("Dat was alles. Klaar?")
            tap(hasText("Klaar"))
            see("Bedankt, nummer 7!")

            // The next one starts clean; a number that was done is asked about.
            tap(hasText("Volgende leerling"))
            tap(hasContentDescription("Nummer 7"))
            see("Nummer 7 was al klaar")
            tap(hasText("Een ander nummer kiezen"))
            tap(hasContentDescription("Nummer 8"))
            see("Hoe goed snap je het?")
            gone("Verder")
            tap(hasText("Terug"))
            see("Welk nummer ben jij?")

            // Leaving asks for the device's lock, and without it nothing happens.
            tap(hasContentDescription("Terug naar de leerkracht"))
            assertEquals("unlock", hands.asked.last())
            see("Welk nummer ben jij?")
            model.unlocked()
            type("Les of leerdoel", "Breuken, les 4")
            tap(hasText("Bekijk de klas"))
            see("1 van 30 klaar")
            see("1 leerling wil hulp")
        }
        scope.settle()
        core.close()
    }

    @Test
    fun `a class is made of a name and a number, and changed by numbers that go and names that stay here`() {
        val core = open(temporary.newFolder("teacher"), MemoryVault())
        app(AppModel(core, Hands(), scope, words = Dutch)) {
            tap(hasText("Leerling aan zet"))
            tap(hasText("Nieuwe groep"))
            type("Naam van de groep", "Groep 6a")
            clear("Aantal leerlingen")
            type("Aantal leerlingen", "6")
            tap(hasContentDescription("Eén minder"))
            tap(hasText("Groep maken"))
            see("Groep 6a")
            tap(hasText("Groep aanpassen"))
            type("Nummer 2", "Sem")
            tap(hasContentDescription("Nummer 4 weghalen"))
            tap(hasText("Nummer erbij"))
            tap(hasText("Bewaren"))
            see("Welke groep?")
        }
        val made = runBlocking { core.raw.pupils().classes().single() }
        assertEquals(listOf(1, 2, 3, 5, 6), made.pupils.map { it.number.toInt() })
        assertEquals(listOf("Sem"), made.pupils.mapNotNull { it.name })
        scope.settle()
        core.close()
    }

    @Test
    fun `done is taken back by undo, and the pupil begins again`() {
        val core = open(temporary.newFolder("teacher"), MemoryVault())
        val model = AppModel(core, Hands(), scope, words = Dutch)
        app(model) {
            tap(hasText("Leerling aan zet"))
            tap(hasText("Nieuwe groep"))
            type("Naam van de groep", "Groep 6a")
            tap(hasText("Groep maken"))
            type("Les of leerdoel", "Lezen")
            tap(hasText("Voor wie nog niet leest"))
            tap(hasText("Geef het toestel aan de klas"))
            tap(hasContentDescription("Nummer 2"))
            tap(hasText("heel fijn"))
            tap(hasText("helemaal"))
            tap(hasText("Nee, het lukt"))
            tap(hasText("Klaar"))
            see("Bedankt, nummer 2!")
            tap(hasText("Ongedaan maken"))
            see("Hoe voel je je?")
        }
        val round = runBlocking { core.pupils.atWork() }!!
        assertEquals(0, runBlocking { core.pupils.result(round) }.done)
        scope.settle()
        core.close()
    }

    @Test
    fun `faces are covered by finger, for good`() {
        val core = open(temporary.newFolder("teacher"), MemoryVault())
        val model = AppModel(core, Finding, scope, words = Dutch)
        val id = runBlocking { core.captures.take(photo(File(temporary.root, "klas.jpg"), 5).path, Kind.Photo).id }
        val before = picture(core, id)
        val key = runBlocking { core.captures.show(id) }.first.thumb.picture
        app(model) {
            see("1 opname")
            model.go(Place.Capture(id))
            tap(hasText("Gezichten afdekken"))
            // One that the platform found, one by finger.
            until("the suggestion") { onAllNodes(hasContentDescription("Foto met 1 vlak")).fetchSemanticsNodes().isNotEmpty() }
            onNode(hasContentDescription("Foto met 1 vlak")).performTouchInput { click(Offset(width * 0.8f, height * 0.8f)) }
            tap(hasText("2 vlakken voorgoed afdekken"))
            until("said") { model.said.value is Said.Plain }
            see("Meer afdekken")
        }
        val after = picture(core, id)
        assertNotEquals("what was kept in memory is another picture", key, runBlocking { core.captures.show(id) }.first.thumb.picture)
        listOf(0.25 to 0.25, 0.8 to 0.8).forEach { (x, y) ->
            assertTrue("noise before at $x", colours(before, x, y) > 3)
            assertEquals("one colour at $x", 1, colours(after, x, y))
        }
        assertNull("nothing but the covered one is left", runBlocking { core.captures.groups() }.flatMap { it.thumbs }.firstOrNull { it.id != id })
        scope.settle()
        core.close()
    }

    private fun open(folder: File, vault: MemoryVault): OogstCore = runBlocking { OogstCore.open(folder, vault) { Network.None } }

    private fun picture(core: OogstCore, id: String) = ImageIO.read(ByteArrayInputStream(runBlocking { core.picture("large:$id") }))

    /** How many clearly different colours a small square has. */
    private fun colours(image: java.awt.image.BufferedImage, x: Double, y: Double): Int {
        val (left, top) = (image.width * x).toInt() to (image.height * y).toInt()
        return (-10..10).flatMap { dx -> (-10..10).map { dy -> image.getRGB(left + dx, top + dy) and 0xC0C0C0 } }.toSet().size
    }

    /** A phone that sees one face. */
    private object Finding : nl.oogst.ui.core.Platform by Hands() {
        override suspend fun faces(jpeg: ByteArray) = listOf(Face(0.15f, 0.15f, 0.35f, 0.35f))
    }
}
