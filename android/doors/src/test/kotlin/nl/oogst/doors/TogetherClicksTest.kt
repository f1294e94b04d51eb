package nl.oogst.doors

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import java.io.File
import java.time.LocalDate
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.SubmissionDoor.Going
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.words.Dutch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** What is done together: real screens, real cores, a real hub. */
@OptIn(ExperimentalTestApi::class)
class TogetherClicksTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @After
    fun end() = scope.cancel()

    private fun model(core: OogstCore) = AppModel(core, Hands(), scope, words = Dutch)
    private fun take(core: OogstCore, seed: Long) = runBlocking { core.captures.take(photo(File(temporary.root, "foto$seed.jpg"), seed).path, Kind.Photo).id }

    @Test
    fun `counts and chosen pieces of a round arrive at the preparer, and cards go alone`() {
        School(temporary.root, scope).use { school ->
            val round = runBlocking { round(school.colleague, 6, photo(File(temporary.root, "werk.jpg"), 4)) }
            val cards = runBlocking { school.colleague.raw.pupils().rounds().single().cards!! }
            val model = model(school.colleague)
            app(model) {
                model.go(Place.SchoolClass(round))
                see("6 van 8 klaar")
                see("Foto's van hun werk")
                tap(hasText("Meesturen"))
                see("Tellingen van 6 leerlingen")
                tap(hasText("Nummer 2"))
                tap(hasText("Nummer 2: in eigen woorden"))
                tap(hasText("Nummer 2: foto van eigen werk"))
                see("Nummer 2: 2 gekozen")
                tap(hasText("Nummer 3"))
                gone("Nummer 2: in eigen woorden")
                tap(hasText("Nummer 3: hoe lang"))
                tap(hasText("Nummer 3: zin"))
                tap(hasText("Verder met 1 opname"))
                tap(hasText("Niemand"))
                tap(hasText("Verder"))
                see("Hoe ging het?")
                tap(hasText("Insturen"))
                see("1 opname ingestuurd")

                // Cards alone, without a word of how it went.
                model.go(Place.Submit(result = cards))
                see("6 kaarten. Wat gaat er mee?")
                see("Alleen hoe vaak elk antwoord gekozen is, zonder nummers.")
                tap(hasText("Niets hiervan"))
                see("Alleen een reflectie")
                tap(hasText("Alleen aantallen"))
                tap(hasText("Verder"))
                tap(hasText("Insturen"))
                see("Wat je koos, is ingestuurd")
            }
            runBlocking { school.sync(school.colleague) }
            app(model(school.preparer)) {
                // What is new comes by itself.
                tap(hasContentDescription("Binnengekomen", substring = true))
                see("6 leerlingen", substring = true)
                see("6 kaarten", substring = true)
                tap(hasText("6 leerlingen", substring = true) and hasClickAction())
                see("Breuken, les 4")
                see("Samen lukte het wel.")
                see("Nummer 2: foto van eigen werk")
                see("Nummer 3: hoe lang")
                see("5 min")
                see("Nummer 3: zin")
            }
        }
    }

    @Test
    fun `fewer than five pupils can't be counted, and the screen says why`() {
        School(temporary.root, scope).use { school ->
            val round = runBlocking { round(school.colleague, 3, photo(File(temporary.root, "werk.jpg"), 4)) }
            val model = model(school.colleague)
            app(model) {
                model.go(Place.Submit(round = round))
                see("Kan pas vanaf vijf leerlingen: anders is te raden wie wat koos.")
                see("Alleen een reflectie")
                tap(hasText("Nummer 2"))
                tap(hasText("Nummer 2: in eigen woorden"))
                tap(hasText("Verder"))
                tap(hasText("Insturen"))
                see("Wat je koos, is ingestuurd")

                // Of cards that so few filled in on the screen every one may go, their counts may not.
                model.go(Place.Submit(result = runBlocking { school.colleague.raw.pupils().rounds().single().cards!! }))
                see("3 kaarten. Wat gaat er mee?")
                see("Aantallen kunnen pas mee vanaf vijf leerlingen: anders is te raden wie wat koos.")
                gone("Alleen aantallen")
                tap(hasText("Elke kaart, met nummer"))
                see("Wat op elke kaart staat, onder het nummer, nooit onder een naam.")
            }
            runBlocking { school.sync(school.colleague); school.sync(school.preparer) }
            val told = runBlocking { school.preparer.inbox.show(school.preparer.inbox.rows().rows.single().id) }.rounds.single()
            assertEquals(0 to listOf("Samen lukte het wel."), told.pupils to told.pieces.map { it.text })
        }
    }

    @Test
    fun `a reflection outlives the app until it is submitted`() {
        School(temporary.root, scope).use { school ->
            val core = school.colleague
            fun reflect(what: ComposeUiTest.() -> Unit) {
                val model = model(core)
                app(model) {
                    model.go(Place.Submit())
                    tap(hasText("Alleen een reflectie"))
                    see("Wat ging goed?")
                    what()
                }
            }
            reflect {
                typeFirst("Iedereen deed mee")
                until("kept") { runBlocking { core.submissions.draft() } == mapOf(Prompt.Successes to "Iedereen deed mee") }
            }
            // Another process would find the same: nothing but the core has it.
            reflect {
                see("Iedereen deed mee")
                typeFirst("Ook de stille kinderen. ")
                tap(hasText("Insturen"))
                see("Je reflectie is ingestuurd")
            }
            assertEquals(emptyMap<Prompt, String>(), runBlocking { core.submissions.draft() })
            val sent = runBlocking { core.submissions.sent() }.single()
            assertEquals("Ook de stille kinderen. Iedereen deed mee", sent.said)
            reflect { gone("Ook de stille kinderen. Iedereen deed mee") }
        }
    }

    @Test
    fun `a submission is followed, changed and withdrawn`() {
        School(temporary.root, scope).use { school ->
            val core = school.colleague
            val ids = listOf(take(core, 1), take(core, 2))
            runBlocking {
                core.submissions.submit(Going(ids.associateWith { Pupils.None }, mapOf(Prompt.Successes to "Iedereen deed mee")))
                school.sync(core)
            }
            app(model(core)) {
                tap(hasText("2 opnames"))
                tap(hasText("Mijn inzendingen"))
                see("Ontvangen")
                see("Iedereen deed mee")
                tap(hasText("Aanpassen"))
                see("2 van 2 gekozen")
                tap(hasText("Verder met 2 opnames"))
                tap(hasText("Verder"))
                typeFirst("Bijna ")
                tap(hasText("Aanpassing insturen"))
                see("Je inzending is aangepast")
                tap(hasText("Klaar"))
                see("Bijna", substring = true)

                tap(hasText("Intrekken"))
                see("Deze inzending intrekken?")
                tapLast(hasText("Intrekken"))
                see("Ingetrokken")
                gone("Aanpassen")
            }
            runBlocking { school.sync(core); school.sync(school.preparer) }
            assertEquals(1, runBlocking { school.preparer.inbox.rows() }.withdrawn)
        }
    }

    @Test
    fun `only the last lesson is ticked, and a lesson is named once`() {
        School(temporary.root, scope).use { school ->
            val core = school.colleague
            val (first, second) = take(core, 1) to take(core, 2)
            val model = model(core)
            app(model) {
                model.go(Place.Capture(first))
                type("Les", "Taal, les 2")
                tap(hasText("Bewaren"))
                model.back()
                model.go(Place.Capture(second))
                see("Taal, les 2")
                type("Les", "Breuken, les 4")
                tap(hasText("Bewaren"))
                until("kept") { runBlocking { core.captures.lessons() }.size == 2 }
                model.go(Place.Submit())
                see("1 van 2 gekozen")
                model.go(Place.Captures)
                see("Taal, les 2")
                see("Breuken, les 4")
            }
            assertEquals(180, runBlocking { core.captures.filmLimit().seconds })
        }
    }

    @Test
    fun `an assignment to come is there to read, whole`() {
        School(temporary.root, scope, LocalDate.now().plusDays(3), LocalDate.now().plusDays(9)).use { school ->
            app(model(school.colleague)) {
                see("Begint over 3 dagen", substring = true)
                see("Voor: groep 5-8")
                tap(hasText("Sluit een les af met exitkaarten"))
                see("Kies een les. Vraag aan het eind wat je wilt weten.")
                see("Van ${Dutch.date("${LocalDate.now().plusDays(3)}")} tot en met ${Dutch.date("${LocalDate.now().plusDays(9)}")}")
            }
        }
    }

    @Test
    fun `a preparer closes an invitation later, and takes somebody out of the team`() {
        School(temporary.root, scope).use { school ->
            runBlocking { school.sync(school.preparer) }
            val model = model(school.preparer)
            app(model) {
                model.go(Place.Team)
                see("Voor 4 collega's")
                tap(hasText("Sluiten"))
                gone("Voor 4 collega's")
                tap(hasText("Uit het team halen"))
                see("Anouk uit het team halen?")
                tapLast(hasText("Uit het team halen"))
                see("weg uit het team", substring = true)
            }
        }
    }

    @Test
    fun `the code to compare is there as long as it waits, and a device is removed by who asks twice`() {
        School(temporary.root, scope).use { school ->
            val tablet = school.open("tablet")
            val link = runBlocking { school.colleague.team.inviteDevice().link }
            val code = runBlocking { tablet.team.join(link, "").code!! }
            app(model(tablet)) {
                see("Dit toestel wacht op bevestiging.")
                tap(hasText("Bekijken"))
                see("Vergelijk de cijfers")
                val groups = code.filter(Char::isDigit).chunked(5)
                until("the digits") { onAllNodes(hasContentDescription(groups.joinToString(". ") { it.toList().joinToString(" ") })).fetchSemanticsNodes().isNotEmpty() }
            }
            runBlocking { school.sync(school.colleague) }
            val model = model(school.colleague)
            app(model) {
                model.go(Place.Team)
                see("Toestel 2")
                see("wacht op bevestiging")
                type("20 cijfers", code.filter(Char::isDigit))
                tap(hasText("Bevestigen"))
                gone("wacht op bevestiging")
                tap(hasText("Verwijderen"))
                see("Een toestel van Anouk verwijderen?")
                tap(hasText("Zo laten"))
                see("Toestel 2")
                tap(hasText("Verwijderen"))
                tapLast(hasText("Verwijderen"))
                gone("Toestel 2")

                // Leaving asks too, and says what has not been sent.
                runBlocking { school.colleague.submissions.submit(Going(emptyMap(), mapOf(Prompt.Successes to "Nog niet weg"))) }
                tap(hasText("Uit het team gaan"))
                see("Uit dit team gaan?")
                tapLast(hasText("Uit het team gaan"))
                see("Nog niet alles is verstuurd (1).", substring = true)
                tap(hasText("Toch uit het team gaan"))
                see("Nog geen team")
            }
            assertTrue(runBlocking { school.colleague.start.show() }.team == null)
            scope.settle()
            tablet.close()
        }
    }
}
