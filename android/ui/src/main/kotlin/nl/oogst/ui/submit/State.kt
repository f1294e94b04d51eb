package nl.oogst.ui.submit

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.pupil.Piece

/** Who can be recognised in a picture. */
enum class Pupils { None, Covered, Recognisable }

/** The five prompts, in the core's order. */
enum class Prompt { Successes, Obstacles, AddedValuePupils, OwnApproach, LessonQuality }

/** Which of the three steps is on screen. */
enum class Step { Choose, Pupils, Reflect, Done }

/** How much of a result of cards is told: how often each answer was given, every card under its number, or its photos too. */
enum class Tell { Counts, Cards, Photos }

/** What goes along beside captures: how often each answer was given on cards, and how pupils say that it went; [tell] is how much of the cards, [open] the number whose answers are looked at. */
@Immutable
data class Along(
    val cards: Cards? = null, val round: Round? = null, val pieces: Set<Piece> = emptySet(), val tally: Boolean = false, val tell: Tell? = Tell.Counts, val open: Int? = null,
) {
    /** A result of cards: [enough] pupils for counts, and the photos it was read from. */
    @Immutable
    data class Cards(val id: String, val title: String, val count: Int, val enough: Boolean = true, val photos: List<Thumb> = emptyList()) {
        /** What may be told of it. */
        val tells get() = listOfNotNull(Tell.Counts.takeIf { enough }, Tell.Cards, Tell.Photos.takeIf { photos.isNotEmpty() })
    }

    /** A round: [enough] pupils for counts, and what single ones said. */
    @Immutable
    data class Round(val id: String, val lesson: String, val done: Int, val enough: Boolean, val pieces: List<Piece>)

    /** As much of the cards as their teacher chose, where that may be told. */
    val told get() = tell?.takeIf { it in cards?.tells.orEmpty() }

    val any get() = told != null || tally || pieces.isNotEmpty()

    /** Photos of work and of cards go as captures too: who can be recognised is asked of them as well. */
    val photos get() = pieces.mapNotNull { it.photo } + cards?.takeIf { told == Tell.Photos }?.photos.orEmpty()
}

/** Submitting. */
@Immutable
data class SubmitState(
    val load: Load<List<Thumb>> = Load.Busy,
    val chosen: Set<String> = emptySet(),
    val pupils: Map<String, Pupils> = emptyMap(),
    val reflection: Map<Prompt, String> = emptyMap(),
    val step: Step = Step.Choose,
    val along: Along = Along(),
    /** Whether a submission that stands is changed. */
    val amending: Boolean = false,
    /** How many captures went; what can be chosen afterwards holds them no more. */
    val sent: Int = 0,
    val working: Boolean = false,
    val fault: Fault? = null,
) {
    val picked get() = ((load as? Load.Here)?.value?.filter { it.id in chosen }.orEmpty() + along.photos).distinctBy { it.id }
    val unanswered get() = picked.count { it.id !in pupils }
    val canSend get() = unanswered == 0 && (amending || along.any || picked.isNotEmpty() || reflection.values.any { it.isNotBlank() })
}
