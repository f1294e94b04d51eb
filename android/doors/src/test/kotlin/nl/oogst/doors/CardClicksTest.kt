package nl.oogst.doors

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasText
import java.io.File
import java.util.concurrent.TimeUnit
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.cards.Doubt
import nl.oogst.ui.cards.DoubtsModel
import nl.oogst.ui.cards.Piles
import nl.oogst.ui.cards.Result
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Load
import nl.oogst.ui.words.Dutch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** From a photo of a desk to what is known of the lesson: real screens, the real core, cards drawn by its own renderer. */
@OptIn(ExperimentalTestApi::class)
class CardClicksTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val core by lazy { runBlocking { OogstCore.open(temporary.newFolder("phone"), MemoryVault()) { Network.None } } }
    private val model by lazy { AppModel(core, Hands(), scope, words = Dutch) }

    @After
    fun end() {
        scope.settle()
        core.close()
        scope.cancel()
    }

    /** A desk with six cards: its result. */
    private fun read(template: String, odd: String = "0", seed: Int = 5, on: OogstCore = core): String = runBlocking {
        val folder = temporary.newFolder()
        val draw = File(System.getProperty("oogst.hub")).resolveSibling("oogst-fixtures").path
        val what = "desk --level normal --count 1 --cards 6 --seed $seed --template $template --odd $odd --pixels 2000x1500 --out".split(' ')
        val log = File(temporary.root, "log")
        val process = ProcessBuilder(listOf(draw) + what + folder.path).redirectErrorStream(true).redirectOutput(log).start()
        check(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0) { log.readText() }
        checkNotNull(on.cards.scan(folder.listFiles().orEmpty().single { it.extension == "jpg" }.path, "les 4").result)
    }

    /** The doubt on screen. */
    private fun shown(): Doubt? = ((model.visit.value?.model as DoubtsModel).state.value.load as? Load.Here)?.value?.doubt

    @Test
    fun `what was written is read as it stands there, and a doubt may have several answers`() {
        val id = read("success-criteria", odd = "0.9")
        val before = runBlocking { core.cards.result(id) }
        val asked = before.questions.single { it.written > 0 }
        val doubts = runBlocking { core.cards.doubts(id) }
        val first = doubts.first { it.several }
        app(model) {
            model.go(Place.Result(id))
            tap(hasText(Dutch.readWritten(asked.written)))
            until("handwriting") { onAllNodes(hasContentDescription("Uitsnede van kaart", substring = true)).fetchSemanticsNodes().size == asked.written }
            tap(hasText(Dutch.closeWritten))
            until("closed") { onAllNodes(hasContentDescription("Uitsnede van kaart", substring = true)).fetchSemanticsNodes().isEmpty() }

            model.go(Place.Doubts(id))
            until("the doubts") { shown() != null }
            while (shown()?.let { it.card to it.key } != first.card to first.key) tap(hasText(Dutch.laterThis))
            for (label in listOf("Ik kan het zonder voorbeeld.", "Ik kan het met een voorbeeld erbij.")) tap(hasText(label))
            tap(hasText(Dutch.theseAreOn))
            until("decided") { runBlocking { core.cards.doubts(id) }.none { it.card == first.card && it.key == first.key } }
        }
        val after = runBlocking { core.cards.result(id) }
        val counts = { result: Result, name: String -> result.questions.first().bars.single { it.name == name }.count }
        for (name in listOf("b", "c")) assertEquals(counts(before, name) + 1, counts(after, name))
        for (name in listOf("a", "d")) assertEquals(counts(before, name), counts(after, name))
    }

    @Test
    fun `faces have words, and of which question the right answer is to be said is told`() {
        val faces = read("smileys")
        val check = read("check-question")
        app(model) {
            model.go(Place.Result(faces))
            see("blij")
            assertTrue(onAllNodes(hasText("happy", substring = true)).fetchSemanticsNodes().isEmpty())
            model.go(Place.Result(check))
            see("De vraag staat op het bord. Welk antwoord klopt?")
            tap(hasText("B"))
            until("sorted") { runBlocking { core.cards.result(check) }.piles is Piles.Sorted }
        }
    }

    @Test
    fun `every card and the photos go along when the teacher says so`() {
        School(temporary.root, scope).use { school ->
            val core = school.colleague
            val id = read("check-question", on = core)
            runBlocking { core.cards.right(id, listOf("b")) }
            val cards = runBlocking { core.cards.result(id) }
            val model = AppModel(core, Hands(), scope, words = Dutch)
            app(model) {
                model.go(Place.Submit(result = id))
                see("${cards.cards} kaarten. Wat gaat er mee?")
                tap(hasText("Ook de foto's van de kaarten"))
                see("Kijk of er geen namen op staan.", substring = true)
                tap(hasText("Verder met 1 opname"))
                tap(hasText("Niemand"))
                tap(hasText("Verder"))
                tap(hasText("Insturen"))
                see("1 opname ingestuurd")
            }
            runBlocking {
                school.sync(core)
                school.sync(school.preparer)
                val inbox = school.preparer.inbox
                val open = inbox.show(inbox.rows().rows.single().id)
                assertEquals(1, open.items.size)
                assertEquals(cards.piles, open.cards.single().piles)
                assertEquals(cards.cards, (cards.piles as Piles.Sorted).run { gotIt + almost + notYet + apart }.size)
            }
        }
    }

    @Test
    fun `a picture's name is of its very pixels, so that no screen shows another lesson's`() = runBlocking {
        val (one, other) = read("success-criteria", odd = "0.9") to read("success-criteria", odd = "0.9", seed = 6)
        val asked = core.cards.result(one).questions.single { it.written > 0 }.key!!
        val here = core.cards.written(one, asked).associate { it.number to it.picture!! }
        val jpeg = core.picture(here.values.first())!!
        assertEquals(0xFF.toByte() to 0xD8.toByte(), jpeg[0] to jpeg[1])
        val there = core.cards.written(other, asked).associate { it.number to it.picture!! }
        for (number in here.keys intersect there.keys) assertNotEquals(here[number], there[number])
        assertNull("let go with its screen", core.picture(here.values.first()))
    }
}
