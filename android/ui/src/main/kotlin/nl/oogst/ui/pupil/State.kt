package nl.oogst.ui.pupil

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load

/** What a question of the registration is answered with. */
enum class Answering { Faces, Steps, Minutes, Words, Photo, Help }

/** One question; its words come from the set that the teacher chose. */
@Immutable
data class Ask(val key: String, val text: String, val how: Answering, val labels: List<String> = emptyList(), val optional: Boolean = false)

/** What a pupil said to one question so far. */
@Immutable
data class Said(val step: Int? = null, val minutes: Int? = null, val words: String = "", val photo: String? = null, val help: Boolean? = null) {
    /** Whether anything was said. */
    val given get() = step != null || minutes != null || words.isNotBlank() || photo != null || help != null
}

/** Pupil mode. Holds one pupil only: nothing of another is in memory while a pupil has the device. */
@Immutable
data class PupilState(
    val stage: Stage = Stage.Numbers(emptyList(), emptySet()),
    val lesson: String? = null,
    val fault: Fault? = null,
)

sealed interface Stage {
    /** Who are you? The numbers of the class; those who are done are marked, and say no more. */
    data class Numbers(val numbers: List<Int>, val done: Set<Int>) : Stage
    data class Question(val number: Int, val ask: Ask, val at: Int, val of: Int, val said: Said) : Stage
    /** All answers, to look over; undo until this. */
    data class Review(val number: Int, val lines: List<Pair<String, String>>) : Stage
    data class Thanks(val number: Int, val canUndo: Boolean) : Stage
    data object Saving : Stage
}

/** Where the teacher begins it. */
@Immutable
data class HandOverState(
    val load: Load<HandOver> = Load.Busy,
    val lockable: Boolean = true,
    val fault: Fault? = null,
)

@Immutable
data class HandOver(
    val classes: List<Pick>,
    val chosenClass: String?,
    val lesson: String,
    val scales: List<Pick>,
    val chosenScale: String?,
    val pupils: Int,
)

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
)
