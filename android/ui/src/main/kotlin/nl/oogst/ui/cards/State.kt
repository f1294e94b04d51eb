package nl.oogst.ui.cards

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load

/** A card seen in the viewfinder: its four corners in parts of the picture, clockwise from its own top left. */
@Immutable
data class Outline(val corners: List<Pair<Float, Float>>, val readable: Boolean)

/** What would help most. */
enum class Advice { None, Closer, Steady, Light, Glare, LookingFor, Good }

/** Reading cards, live. */
@Immutable
data class ScanState(
    val outlines: List<Outline> = emptyList(),
    /** Width by height of what the outlines are parts of. */
    val ratio: Float = 3f / 4f,
    val advice: Advice = Advice.LookingFor,
    /** Cards read so far in this lesson, over all photos. */
    val read: Int = 0,
    /** Cards of the last photo that could not be read. */
    val missed: Int = 0,
    val reading: Boolean = false,
    /** The lesson that they are of; [lessons] were named last. */
    val lesson: String = "",
    val lessons: List<String> = emptyList(),
    /** Whether it is being said. */
    val naming: Boolean = false,
    /** Whether the camera may not be used: then pictures are chosen. */
    val refused: Boolean = false,
    val fault: Fault? = null,
) {
    val allReadable get() = outlines.isNotEmpty() && outlines.all { it.readable }
}

/** One lesson's cards. */
@Immutable
data class ResultState(
    val load: Load<Result> = Load.Busy,
    /** The question whose written answers are being read, and they: null while they are looked up. */
    val reading: String? = null,
    val written: List<Written>? = null,
    val fault: Fault? = null,
)

/** What was written on a card: typed, or as it stands there. */
@Immutable
data class Written(val number: String, val text: String?, val picture: String?)

@Immutable
data class Result(
    val title: String,
    val goal: String?,
    val cards: Int,
    val piles: Piles,
    val questions: List<Question>,
    val doubts: Int,
)

/** The piles, by the cards' numbers. */
sealed interface Piles {
    data class Sorted(val gotIt: List<Card>, val almost: List<Card>, val notYet: List<Card>, val apart: List<Card>) : Piles
    data class SayRight(val question: String, val options: List<Option>) : Piles
    data object None : Piles
}

@Immutable
data class Card(val id: String, val number: String)

/** An answer: its words as they are on the card; a face has none. */
@Immutable
data class Option(val name: String, val label: String, val likely: Boolean = false)

@Immutable
data class Question(
    val text: String, val bars: List<Bar>, val written: Int, val blank: Int, val uncertain: Int, val right: String? = null,
    /** Its name on the card; by it what was written can be asked for. */
    val key: String? = null,
)

@Immutable
data class Bar(val label: String, val count: Int, val name: String = "")

/** The doubts, one at a time. */
@Immutable
data class DoubtsState(
    val load: Load<Doubts> = Load.Busy,
    /** Of a question with several answers, those that are on the card. */
    val ticked: Set<String> = emptySet(),
    val canUndo: Boolean = false,
)

@Immutable
data class Doubts(val at: Int, val of: Int, val doubt: Doubt?)

@Immutable
data class Doubt(
    val card: Card,
    val key: String,
    val question: String,
    val picture: String?,
    /** The machine's likeliest first. */
    val options: List<Option>,
    val several: Boolean,
    val contradicted: Boolean,
)

/** Lessons whose cards were read, to choose from. */
@Immutable
data class LessonsState(val load: Load<List<Lesson>> = Load.Busy, val templates: List<Option> = emptyList())

@Immutable
data class Lesson(val id: String, val title: String, val lesson: String?, val cards: Int, val doubts: Int, val at: Long)
