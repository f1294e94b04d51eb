package nl.oogst.ui.inbox

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

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
    val cards: List<String> = emptyList(),
)

/** How far one thing of it has come. */
enum class Arrival { Arriving, NotFetched, Here, Quarantined }

@Immutable
data class Item(val thumb: Thumb, val arrival: Arrival, val pupils: nl.oogst.ui.submit.Pupils, val fetching: Boolean = false)
