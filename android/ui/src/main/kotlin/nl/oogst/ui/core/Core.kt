package nl.oogst.ui.core

import kotlinx.coroutines.flow.Flow
import nl.oogst.ui.capture.Detail
import nl.oogst.ui.capture.Face
import nl.oogst.ui.capture.Group
import nl.oogst.ui.cards.Doubt
import nl.oogst.ui.cards.Lesson
import nl.oogst.ui.cards.Result
import nl.oogst.ui.cards.ScanState
import nl.oogst.ui.cards.Written
import nl.oogst.ui.inbox.Inbox
import nl.oogst.ui.inbox.Open
import nl.oogst.ui.outbox.Row
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.start.StartState
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.Tell
import nl.oogst.ui.team.Invite
import nl.oogst.ui.team.Team

/**
 * What the screens ask of the core: one door a feature, in the screens' own words. `bridge` answers with the real core; screens and
 * their models import nothing generated. Every call may end with a [CoreFault], and is cancelled with its coroutine.
 */
interface Core {
    /** Something changed: what is on screen is asked for anew. */
    val changes: Flow<Unit>

    /** A picture as JPEG; [key] is what a [Thumb] or a doubt names. */
    suspend fun picture(key: String): ByteArray?
    val start: StartDoor
    val captures: CaptureDoor
    val cards: CardDoor
    val submissions: SubmissionDoor
    val outbox: OutboxDoor
    val inbox: InboxDoor
    val team: TeamDoor
    val settings: SettingsDoor
    val pupils: PupilDoor
    val sync: SyncDoor
}

/** What went wrong, as code and parameters. */
class CoreFault(val fault: Fault) : Exception(fault.code)

interface StartDoor {
    suspend fun show(): StartState
}

/** What taking in came to. */
data class Taken(val id: String, val kind: Kind, val same: Boolean)

interface CaptureDoor {
    /** Takes in a file; returns when it is durable. Without a kind its content says what it is. The file stays. */
    suspend fun take(path: String, kind: Kind?, poster: String? = null): Taken
    suspend fun groups(): List<Group>
    suspend fun show(id: String): Pair<Detail, Said>
    suspend fun say(id: String, said: Said)
    suspend fun remove(id: String)
    /** New pixels, new previews; returns when the uncovered one is gone for good, unless it is kept on purpose. */
    suspend fun cover(id: String, faces: List<Face>, keepOriginal: Boolean)
    /** Lessons that were named last, newest first. */
    suspend fun lessons(): List<String>
    /** Largest film of the assignment now. */
    suspend fun filmLimit(): Film

    /** How long a film may be in seconds, and how large in bytes. */
    data class Film(val seconds: Int, val bytes: Long)

    /** What the teacher said of a capture. */
    data class Said(val note: String, val goal: String, val lesson: String = "")
}

interface CardDoor {
    suspend fun lessons(): List<Lesson>
    /** Reads the cards of one photo; returns the result that most of them went to and how many cards it has now. */
    suspend fun scan(path: String, lesson: String?): Read
    /** What a grey frame of the viewfinder shows. */
    suspend fun look(luma: ByteArray, width: Int, height: Int, stride: Int): ScanState
    suspend fun result(id: String): Result
    /** How much of a result may be told to others. */
    suspend fun tellable(id: String): Tellable
    /** What was written in answer to a question, by the cards' numbers. */
    suspend fun written(id: String, question: String): List<Written>
    suspend fun doubts(id: String): List<Doubt>
    suspend fun decide(id: String, doubt: Doubt, answer: List<String>)
    suspend fun right(id: String, options: List<String>)

    data class Read(val result: String?, val cards: Int, val unreadable: Int)

    /** [enough] pupils for counts, and the photos that are still here. */
    data class Tellable(val title: String, val cards: Int, val enough: Boolean, val photos: List<Thumb>)
}

interface SubmissionDoor {
    /** What can be chosen: own captures that stand in no submission, newest first; those of the last lesson are ticked. */
    suspend fun choosable(): Choosable
    /** The reflection as far as it was written and not sent; [keepDraft] keeps it durably, on this device alone. */
    suspend fun draft(): Map<Prompt, String>
    suspend fun keepDraft(reflection: Map<Prompt, String>)
    suspend fun submit(what: Going)
    /** Own submissions, newest first. */
    suspend fun sent(): List<Sent>
    /** What a submission holds now, and what else could go along. */
    suspend fun held(id: String): Held
    suspend fun amend(id: String, captures: Map<String, Pupils>, reflection: Map<Prompt, String>)
    suspend fun withdraw(id: String)

    data class Choosable(val captures: List<Thumb>, val ticked: Set<String>)
    data class Held(val captures: List<Thumb>, val who: Map<String, Pupils>, val reflection: Map<Prompt, String>)

    /** What goes: captures, what was said of it, how much of which results of cards, and what pupils said in a round. */
    data class Going(
        val captures: Map<String, Pupils>, val reflection: Map<Prompt, String>, val cards: Map<String, Tell> = emptyMap(), val round: String? = null,
        val tally: Boolean = false, val pieces: List<Piece> = emptyList(),
    )
}

interface OutboxDoor {
    suspend fun rows(): List<Row>
    suspend fun sendNow(id: String)
}

interface InboxDoor {
    suspend fun rows(): Inbox
    suspend fun show(id: String): Open
    /** Opens an item, fetched first where it is only at the hub; gives the path of the file. */
    suspend fun fetch(id: String, item: String): String
    /** Its author hears that it was looked at. */
    suspend fun tellOpened(id: String)
    /** Throws away the files that were opened to look at. */
    suspend fun forget()
}

interface TeamDoor {
    /** What joining came to: belongs at once, or a code to compare first. */
    suspend fun join(link: String, name: String): Joined
    /** Whether a name is asked: not for one's own further device. Faults with what is wrong with the link. */
    suspend fun asksName(link: String): Boolean
    suspend fun show(): Team
    suspend fun invite(uses: Int, hours: Int): Invite
    suspend fun inviteDevice(): Invite
    suspend fun closeInvite(invite: Invite)
    /** One of the open invites, by its id. */
    suspend fun closeInvite(id: String)
    suspend fun removeDevice(id: String)
    suspend fun removePerson(id: String)
    /** Refused while something was not sent, unless [anyway]. */
    suspend fun leave(anyway: Boolean)
    suspend fun confirm(code: String)
    suspend fun recover(text: String)
    /** One A4 page as PDF. Kept nowhere. */
    suspend fun printSheet(labels: SheetLabels): ByteArray

    data class Joined(val code: String?)
}

/** The recovery sheet's sentences, in the reader's language. */
data class SheetLabels(
    val language: String, val title: String, val who: String, val explain: List<String>, val scanHere: String, val wordsTitle: String,
    val wordsHint: String, val hub: String, val team: String, val keepSafe: String,
)

interface SettingsDoor {
    suspend fun backup(): Boolean
    suspend fun setBackup(on: Boolean)
    /** Bytes that [freeSpace] would free at most; asks the hub nothing. */
    suspend fun freeable(): Long
    /** Bytes that came free. */
    suspend fun freeSpace(): Long
    suspend fun usedBytes(): Long
    fun version(): String
}

interface SyncDoor {
    /** Once through. [patient] when nobody asked for it. */
    suspend fun run(includeVideo: Boolean, patient: Boolean, progress: (sent: Long, total: Long) -> Unit = { _, _ -> })
}
