package nl.oogst.ui.parts

import androidx.compose.runtime.Immutable

/** What a capture is. */
enum class Kind { Photo, Video, Document }

/** Where a capture stands: the core's own states, word for word. */
enum class Where { Draft, Queued, WaitingUnmetered, Sending, Received, NeedsAttention, Freed }

/** Something that went wrong: the core's code and parameters. The sentence is in `words`. */
@Immutable
data class Fault(val code: String, val params: Map<String, String> = emptyMap())

/** Whether the same file may be taken another time: it was not the file that was wrong. */
val Fault.passes: Boolean get() = code == "media.io" || FOR_GOOD.none(code::startsWith)

private val FOR_GOOD = listOf("media.", "capture.", "cards.", "pupil.", "text.", "id.")

/** The same, said of what a camera made: what can't be read was cut off while it was written, by a kill, a full disk or an empty battery. */
fun Fault.ofCapture(kind: Kind?) = if (kind != null && code in UNREADABLE) Fault("app.cut_off") else this

private val UNREADABLE = setOf("media.damaged", "media.unknown")

/** The same, said of a capture that is kept beside the archive until it can be taken in. */
fun Fault.kept() = Fault(if (code == "store.disk_full") "app.kept_full" else "app.kept")

/** A small picture of a capture, with where it stands. */
@Immutable
data class Thumb(
    val id: String,
    val kind: Kind,
    val where: Where,
    /** Of 100; only when on its way. */
    val percent: Int? = null,
    /** What [Pictures] loads; none where there is nothing to see yet. */
    val picture: String? = null,
    val bytes: Long = 0,
    val note: String? = null,
    /** When it was taken in, Unix milliseconds. */
    val at: Long = 0,
)

/** What comes from the core: not yet, not, or here. */
sealed interface Load<out T> {
    data object Busy : Load<Nothing>
    data class Failed(val fault: Fault) : Load<Nothing>
    data class Here<T>(val value: T) : Load<T>
}

/** One short line at the bottom that goes by itself; with a way back where there is one. */
@Immutable
sealed interface Said {
    data class Saved(val kind: Kind, val undo: String?) : Said
    data class SameAsBefore(val kind: Kind) : Said
    data class ManySaved(val saved: Int, val refused: Int) : Said
    /** Thrown away, and gone for good when this line is: until then [undo] brings it back. */
    data class Removed(val kind: Kind, val undo: String) : Said
    data class Wrong(val fault: Fault) : Said
    data class Plain(val word: Word) : Said
}

/** Plain messages by name, so that state holds no sentences. */
enum class Word { Submitted, SendNow, Covered, Changed, CopiedLink, NothingTaken, PupilBack, Confirmed, Synced, Withdrawn, Left }
