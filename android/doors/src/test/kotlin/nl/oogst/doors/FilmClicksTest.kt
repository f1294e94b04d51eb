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
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.SubmissionDoor.Going
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Where
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.words.Dutch
import org.junit.After
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** A real film from a phone on a data plan to a preparer who looks at it: real screens, real cores, a real hub. */
@OptIn(ExperimentalTestApi::class)
class FilmClicksTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)

    @After
    fun end() = scope.cancel()

    @Test
    fun `a film waits for wifi until it is sent now, and what was opened of it goes when the inbox is left`() {
        School(temporary.root, scope).use { school ->
            val folder = temporary.newFolder("on the road")
            val core = runBlocking { OogstCore.open(folder, MemoryVault()) { Network.Metered } }
            runBlocking {
                core.team.join(school.preparer.team.invite(5, 24).link, "Sam")
                val film = core.captures.take(File("../app/src/test/resources/film.mp4").path, Kind.Video)
                core.submissions.submit(Going(mapOf(film.id to Pupils.None), emptyMap()))
                core.sync.run(includeVideo = false, patient = false)
                assertEquals(Where.WaitingUnmetered, core.outbox.rows().single().thumb.where)
            }
            val hands = Hands().apply { network = Network.Metered }
            val model = AppModel(core, hands, scope, words = Dutch)
            app(model) {
                model.go(Place.Outbox)
                tap(hasText("Stuur nu"))
                until("at the hub") { runBlocking { core.outbox.rows().none { it.thumb.kind == Kind.Video && it.thumb.where != Where.Received } } }
            }

            val seen = ArrayList<String>()
            val eyes = object : nl.oogst.ui.core.Platform by Hands() {
                override fun open(path: String) = seen.add(path)
            }
            runBlocking { school.sync(school.preparer) }
            val preparer = AppModel(school.preparer, eyes, scope, words = Dutch)
            app(preparer) {
                preparer.go(Place.Inbox)
                tap(hasText("Sam", substring = true) and hasClickAction())
                tap(hasContentDescription("Filmpje", substring = true))
                until("opened") { seen.size == 1 && File(seen.single()).length() > 0 }
                tap(hasContentDescription("Terug"))
                assertTrue("while one is in the inbox", File(seen.single()).exists())
                tap(hasContentDescription("Terug"))
                until("gone") { !File(seen.single()).exists() }
            }
            scope.settle()
            core.close()
        }
    }
}
