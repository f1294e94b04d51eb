package nl.oogst.bridge

import java.io.File
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CaptureChange
import nl.oogst.core.CaptureDetails
import nl.oogst.core.Change
import nl.oogst.core.ChosenCapture
import nl.oogst.core.CycleDraft
import nl.oogst.core.ForAssignment
import nl.oogst.core.LinkKind
import nl.oogst.core.Meeting
import nl.oogst.core.MemberState
import nl.oogst.core.PracticeAssignment
import nl.oogst.core.PreviewSize
import nl.oogst.core.Pupils
import nl.oogst.core.Reflection
import nl.oogst.core.Role
import nl.oogst.core.Room
import nl.oogst.core.Standing
import nl.oogst.core.SubmissionPhase
import nl.oogst.core.Submit
import nl.oogst.core.SyncEvent
import nl.oogst.core.SyncWay
import nl.oogst.core.recogniseLink
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** From an empty phone to the preparer's inbox, over the generated bindings, with a real hub. */
class MainPathTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val way = SyncWay()

    @Test
    fun `a colleague joins, captures offline, syncs and submits, and the preparer opens it`() = runBlocking {
        Hub(File(temporary.root, "hub")).use { hub ->
            val preparer = Phone(temporary.newFolder("preparer")).open()
            val phone = Phone(temporary.newFolder("colleague"))
            val colleague = phone.open()

            // Captured before any team is joined, without a network.
            val picture = photo(1)
            val early = colleague.captures().photoBytes(picture, CaptureDetails("Voor de les", null, ForAssignment.Running, null))
            assertEquals(Standing.DRAFT, early.capture.standing)
            assertTrue(phone.rooms.seen.containsAll(listOf(Room.CAPTURES, Room.TO_SEND)))
            assertTrue(colleague.captures().photoBytes(picture, details()).same)

            preparer.team().found(hub.foundingLink(), "De Regenboog", "Noor")
            preparer.cycles().create(cycle()).let { preparer.cycles().publish(it) }
            preparer.sync().run(way, null, null)
            val invite = preparer.team().invite(5u, 24u)
            assertTrue(recogniseLink(invite.link) is LinkKind.Invite)
            phone.rooms.seen.clear()
            assertEquals(MemberState.ACTIVE, colleague.team().join(invite.link, "Sanne").state)
            assertTrue("what was captured before waits to be sent", Room.TO_SEND in phone.rooms.seen)
            phone.rooms.seen.clear()
            colleague.sync().run(way, null, null)
            assertTrue(Room.OUTBOX in phone.rooms.seen && Room.TO_SEND !in phone.rooms.seen)
            val settings = colleague.settings()
            val freeable = settings.freeable()
            assertEquals(1u, freeable.captures)
            assertTrue("as it is sealed", freeable.bytes > early.capture.bytes)
            assertEquals("the hub has no backup of it", 0UL, settings.freeSpace(false, null).bytes)

            val home = colleague.home()
            assertEquals(Role.COLLEAGUE, home.role)
            assertEquals("De Regenboog", home.team)
            assertEquals("Exit cards", home.now?.theme)

            val file = File(temporary.root, "bord.jpg").apply { writeBytes(photo(2)) }
            val taken = colleague.captures().photo(file.path, details()).capture
            assertEquals(home.now?.cycle, taken.assignment)
            assertEquals("Breuken vergelijken", taken.goal)
            val changed = colleague.captures().annotate(
                taken.id, CaptureChange(Change.Set("Het bord"), Change.Keep, Change.Keep, Change.Set("Groep 7")),
            )
            assertEquals(listOf("Het bord", "Groep 7"), listOf(changed.note, changed.lesson))

            val page = colleague.captures().list(null, 1u)
            assertEquals(listOf(taken.id), page.rows.map { it.id })
            val rest = colleague.captures().list(page.next, null)
            assertEquals(listOf(early.capture.id), rest.rows.map { it.id })
            assertNull(rest.next)

            val reflection = Reflection("Iedereen deed mee", "", "", "", "", "Hoe vaak?")
            val chosen = listOf(ChosenCapture(taken.id, Pupils.NONE))
            val submission = colleague.submissions().submit(Submit(ForAssignment.Running, chosen, emptyList(), reflection))
            assertEquals(SubmissionPhase.QUEUED, colleague.submissions().list().single().phase)

            val events = Events()
            val report = colleague.sync().run(way, events, null)
            assertTrue(report.failed.isEmpty())
            assertTrue(events.seen.any { it is SyncEvent.Planned } && events.seen.any { it is SyncEvent.Received })
            assertEquals(SubmissionPhase.RECEIVED, colleague.submissions().list().single().phase)
            assertTrue(colleague.outbox().list().rows.isEmpty())

            preparer.sync().run(way, null, null)
            val arrival = preparer.inbox().list().rows.single()
            assertEquals("Sanne", arrival.fromName)
            assertEquals(submission, arrival.arrival.submission)
            assertEquals("Hoe vaak?", arrival.reflection.followUpQuestion)
            assertEquals(1u, preparer.home().unopened)
            val item = arrival.items.single()
            val small = preparer.inbox().preview(arrival.arrival, item.id, PreviewSize.SMALL)
            assertArrayEquals(colleague.captures().preview(taken.id, PreviewSize.SMALL), small)

            val opened = preparer.inbox().open(arrival.arrival, temporary.newFolder("geopend").path, null, null).single()
            assertEquals(item.bytes, File(opened.path).length().toULong())
            preparer.sync().run(way, null, null)
            colleague.sync().run(way, null, null)
            assertEquals(SubmissionPhase.OPENED, colleague.submissions().list().single().phase)

            // Another process of the same phone finds everything.
            colleague.destroy()
            val again = phone.open()
            assertEquals(2, again.captures().list(null, null).rows.size)
            again.destroy()
            preparer.destroy()
        }
    }

    private fun details() = CaptureDetails("", null, ForAssignment.Running, null)

    private fun cycle(): CycleDraft {
        val today = java.time.LocalDate.now()
        val assignment = PracticeAssignment("Probeer een exit card", "Eén les, één kaart.", "Breuken vergelijken", false, 0u, 0u)
        val none = Meeting(null, null)
        return CycleDraft("Exit cards", "iedereen", none, assignment, today.minusDays(1).toString(), today.plusDays(9).toString(), none)
    }
}
