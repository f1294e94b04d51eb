package nl.oogst.ui.inbox

import androidx.compose.runtime.Immutable
import nl.oogst.ui.cards.Piles
import nl.oogst.ui.cards.Question
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.pupil.Piece

/** What came in, for preparers. */
@Immutable
data class InboxState(val load: Load<Inbox> = Load.Busy, val refreshing: Boolean = false, val fault: Fault? = null)

@Immutable
data class Inbox(val rows: List<Row>, val withdrawn: Int, val asideCount: Int = 0)

@Immutable
data class Row(
    val id: String,
    val from: String?,
    val at: Long,
    val here: Int,
    val of: Int,
    val opened: Boolean,
    val conflict: Boolean = false,
    val pictures: List<Thumb> = emptyList(),
    /** How many cards and how many pupils it tells of. */
    val cards: Int = 0,
    val pupils: Int = 0,
)

/** One submission: pictures with the reflection beside them. */
@Immutable
data class OpenState(
    val load: Load<Open> = Load.Busy,
    /** The photo that fills the screen. */
    val large: Item? = null,
)

@Immutable
data class Open(
    val from: String?,
    val at: Long,
    val here: Int,
    val of: Int,
    val items: List<Item>,
    /** The prompts that were answered, by the core's key, and what was said. */
    val reflection: List<Pair<nl.oogst.ui.submit.Prompt, String>>,
    val followUp: String? = null,
    val cards: List<Told.Cards> = emptyList(),
    val rounds: List<Told.Round> = emptyList(),
)

/** What a submission tells in counts, and what single pupils said or how their cards were sorted, under their numbers. */
sealed interface Told {
    @Immutable
    data class Cards(val title: String, val about: String?, val count: Int, val questions: List<Question>, val piles: Piles = Piles.None) : Told

    /** [pupils] is 0 where only single pieces were taken along. */
    @Immutable
    data class Round(val about: String, val pupils: Int, val questions: List<Question>, val help: Int?, val helpOf: Int, val minutes: Int?, val pieces: List<Piece>) : Told
}

/** How far one thing of it has come. */
enum class Arrival { Arriving, NotFetched, Here, Quarantined }

@Immutable
data class Item(val thumb: Thumb, val arrival: Arrival, val pupils: nl.oogst.ui.submit.Pupils, val fetching: Boolean = false)
