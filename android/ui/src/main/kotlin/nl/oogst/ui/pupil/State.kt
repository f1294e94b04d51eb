package nl.oogst.ui.pupil

import androidx.compose.runtime.Immutable
import nl.oogst.ui.capture.CameraState
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

/** How a question looks. */
enum class Answering { Faces, Steps, Plain, Several, Minutes, Words, Photo, Help }

/** A face, from sad to happy. */
enum class Mood { Sad, Unsure, Fine, Happy }

/** Something to choose. */
@Immutable
data class Option(val name: String, val label: String, val mood: Mood? = null)

/** A pupil: a number, and a picture for who does not read numbers yet. */
@Immutable
data class Pupil(val number: Int, val picture: String)

/** One question; its words come from the set that the teacher chose. */
@Immutable
data class Ask(val key: String, val text: String, val how: Answering, val options: List<Option> = emptyList())

/** What a pupil gives on one screen. */
sealed interface Answer {
    data object Skip : Answer
    data class Chosen(val names: List<String>) : Answer
    data class Words(val text: String) : Answer
    /** The photo that stands, given again. */
    data class Photo(val capture: String) : Answer
}

/** What was said on this screen before going back to it. */
@Immutable
data class Before(val chosen: Set<String> = emptySet(), val words: String = "", val photo: String? = null) {
    val given get() = chosen.isNotEmpty() || words.isNotBlank() || photo != null
}

/** What the core says that a pupil sees. */
sealed interface Seen {
    /** Who are you? Whether somebody is done is for the teacher only. */
    data class Numbers(val pupils: List<Pupil>) : Seen
    data class Question(val pupil: Pupil, val ask: Ask, val at: Int, val of: Int, val before: Before, val canGoBack: Boolean) : Seen
    /** Everything is behind: done, or change something. */
    data class Finish(val pupil: Pupil) : Seen
}

/** Pupil mode. Holds one pupil only: nothing of another is in memory while a pupil has the device. */
@Immutable
data class PupilState(
    val stage: Stage = Stage.Wait,
    val lesson: String? = null,
    val fault: Fault? = null,
    /** The camera over a question that wants a photo. */
    val camera: CameraState? = null,
)

/** Whose turn it is: a number in a round. */
@Immutable
data class Whose(val round: String, val number: Int)

sealed interface Stage {
    data class Numbers(val pupils: List<Pupil>) : Stage
    /** [chosen] and [words]: what is being filled in and not yet given. */
    data class Question(val seen: Seen.Question, val chosen: Set<String> = seen.before.chosen, val words: String = seen.before.words) : Stage
    data class Finish(val pupil: Pupil) : Stage
    /** This number was done before: again? */
    data class Again(val number: Int) : Stage
    data class Thanks(val number: Int) : Stage
    data object Wait : Stage
}

/** Where the teacher begins it. */
@Immutable
data class HandOverState(
    val load: Load<HandOver> = Load.Busy,
    val lesson: String = "",
    val lockable: Boolean = true,
    /** A class that is being made or changed. */
    val form: ClassForm? = null,
    val working: Boolean = false,
    val fault: Fault? = null,
)

@Immutable
data class HandOver(
    val classes: List<Pick>,
    val chosenClass: String?,
    val questions: List<Pick>,
    val chosenQuestions: String?,
    val cards: List<Pick> = emptyList(),
    val chosenCard: String? = null,
)

/** A class as it is being filled in; without an id it is a new one. */
@Immutable
data class ClassForm(
    val id: String? = null,
    val name: String = "",
    /** How many pupils a new one has, as it is typed. */
    val size: String = "",
    /** The numbers of one that is there, with their names. */
    val pupils: Map<Int, String> = emptyMap(),
    val working: Boolean = false,
    val fault: Fault? = null,
) {
    val ready get() = name.isNotBlank() && !working && if (id == null) (size.toIntOrNull() ?: 0) > 0 else pupils.isNotEmpty()
}

@Immutable
data class Pick(val id: String, val name: String)

/** The class at once, for the teacher. */
@Immutable
data class ClassState(val load: Load<ClassResult> = Load.Busy)

@Immutable
data class ClassResult(
    val lesson: String,
    val done: Int,
    val of: Int,
    val help: List<Int>,
    val questions: List<nl.oogst.ui.cards.Question>,
    val minutes: String? = null,
    /** What they wrote, by number. */
    val words: List<Pair<Int, String>> = emptyList(),
    /** What single pupils said that may go along, by number. */
    val pieces: List<Piece> = emptyList(),
    /** Whether there are enough of them for counts to tell of nobody. */
    val enough: Boolean = false,
)

/** What one pupil said: about what, as the core's code, in words or as a photo of own work. */
@Immutable
data class Piece(val number: Int, val about: String, val text: String, val photo: Thumb? = null)
