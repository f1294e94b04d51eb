package nl.oogst.doors

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CycleDraft
import nl.oogst.core.Meeting
import nl.oogst.core.PracticeAssignment
import nl.oogst.core.SyncWay
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.capture.Sight
import nl.oogst.ui.app.Place
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.words.Dutch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** The main path with a thumb: real screens, real core, real hub. Only the camera and the hand are ours. */
@OptIn(ExperimentalTestApi::class)
class ClickThroughTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @After
    fun end() = scope.cancel()

    @Test
    fun `a colleague captures before joining, joins by link, submits, and the preparer sees it arrive`() {
        Hub(File(temporary.root, "hub")).use { hub ->
            val preparer = open("preparer")
            val link = runBlocking { found(preparer, hub) }
            val colleague = open("colleague")
            val hands = Hands()
            val model = AppModel(colleague, hands, scope, words = Dutch)

            app(model) {
                // Captured before there is a team: saved on this device.
                see("Nog geen team")
                tap(hasContentDescription(Dutch.takePhoto))
                val camera = model.top<CameraModel>()!!
                camera.live(Sight())
                tap(hasContentDescription(Dutch.takePhoto))
                assertEquals("shoot", hands.asked.last())
                camera.taking()
                runBlocking { model.taken(photo(File(temporary.root, "bord.jpg"), 1).path, Kind.Photo, camera) }
                see("Bewaard op dit toestel")
                see("1 gemaakt")
                tap(hasContentDescription(Dutch.close))
                see("1 opname")

                // Joining: a link, a name.
                tap(hasText("Meedoen"))
                type("Link", "geen link")
                tap(hasText("Verder"))
                see("Dit is geen link van Oogst.")
                clear("Link")
                type("Link", link)
                tap(hasText("Verder"))
                type("Je naam", "Anouk")
                tap(hasText("Meedoen") and hasClickAction())
                see("Je doet mee, Anouk.")
                tap(hasText("Beginnen"))
                see("Sluit een les af met exitkaarten")

                // A second photo, a note, and both go to the preparation group.
                runBlocking { model.taken(photo(File(temporary.root, "werk.jpg"), 2).path, Kind.Photo) }
                see("2 opnames")
                tap(hasText("Insturen"))
                see("2 van 2 gekozen")
                tap(hasText("Verder met 2 opnames"))
                tap(hasText("Nergens iemand herkenbaar"))
                tap(hasText("Verder"))
                see("Hoe ging het?")
                typeFirst("Iedereen deed mee")
                tap(hasText("Insturen"))
                see("2 opnames ingestuurd")
                tap(hasText("Klaar"))

                // The outbox in plain words; then everything is at the hub.
                hands.network = Network.Unmetered
                seeOneOf("wacht", "onderweg", "ontvangen")
                runBlocking { colleague.sync.run(includeVideo = false, patient = false) }
                see("Alles is ontvangen")
            }

            val eyes = Hands()
            runBlocking { preparer.sync.run(includeVideo = false, patient = false) }
            app(AppModel(preparer, eyes, scope, words = Dutch)) {
                tap(hasContentDescription("Binnengekomen, één nieuw"))
                see("Anouk")
                see("2 van 2 binnen", substring = true)
                tap(hasText("Anouk", substring = true) and hasClickAction())
                see("Iedereen deed mee")
                // A photo fills the screen, and its author hears that it was looked at.
                tap(hasContentDescription("Foto", substring = true))
                see("Foto")
                tap(hasContentDescription("Terug"))
                see("Iedereen deed mee")
            }
            runBlocking {
                preparer.sync.run(includeVideo = false, patient = false)
                colleague.sync.run(includeVideo = false, patient = false)
                assertEquals(nl.oogst.core.SubmissionPhase.OPENED, colleague.raw.submissions().list().single().phase)
            }
            scope.settle()
            preparer.close()
            colleague.close()
        }
    }

    @Test
    fun `undo takes back the moment before, and without a hub everything stays as it was`() {
        val core = open("alone")
        val model = AppModel(core, Hands(), scope, words = Dutch)
        app(model) {
            see("Nog geen team")
            runBlocking { model.taken(photo(File(temporary.root, "weg.jpg"), 3).path, Kind.Photo) }
            see("1 opname")
            tap(hasText("Ongedaan maken"))
            gone("1 opname")
            // A tap too many loses nothing.
            see("Foto weggegooid")
            tap(hasText("Ongedaan maken"))
            see("1 opname")
            model.go(Place.Capture(runBlocking { core.captures.groups() }.single().thumbs.single().id))
            tap(hasText("Weggooien"))
            gone("1 opname")
            assertEquals("not gone yet", 1, runBlocking { core.captures.groups() }.size)
            until("gone with the line") { runBlocking { core.captures.groups() }.isEmpty() }
            runBlocking { model.taken(File(temporary.root, "leeg.jpg").apply { writeBytes(ByteArray(0)) }.path, Kind.Photo) }
            see("Dit bestand is leeg. Er is niets bewaard.", substring = true)
        }
        assertEquals(emptyList<Any>(), runBlocking { core.captures.groups() })
        scope.settle()
        core.close()
    }

    private fun open(name: String): OogstCore = runBlocking { OogstCore.open(temporary.newFolder(name), MemoryVault()) { Network.Unmetered } }

    /** Founds the team with an assignment of today, as a preparer does; gives a colleagues' link. */
    private suspend fun found(preparer: OogstCore, hub: Hub): String {
        val oogst = preparer.raw
        oogst.team().found(hub.foundingLink(), "De Regenboog", "Noor")
        val today = java.time.LocalDate.now()
        val assignment = PracticeAssignment("Sluit een les af met exitkaarten", "Kies een les.", "Leerlingen zeggen zelf waar ze staan", true, 0uL, 0uL)
        val cycle = oogst.cycles().create(CycleDraft("Exitkaarten", "groep 5-8", Meeting(null, null), assignment, "$today", "${today.plusDays(6)}", Meeting(null, null)))
        oogst.cycles().publish(cycle)
        oogst.sync().run(SyncWay(), null, null)
        return preparer.team.invite(5, 24).link
    }
}
