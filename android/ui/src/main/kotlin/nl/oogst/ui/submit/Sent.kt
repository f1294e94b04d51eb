package nl.oogst.ui.submit

import androidx.compose.runtime.Immutable
import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Word

/** How far a submission has come. */
enum class Phase { Queued, Received, Opened, Withdrawn }

/** An own submission. */
@Immutable
data class Sent(
    val id: String,
    val at: Long,
    val phase: Phase,
    val sent: Int,
    val of: Int,
    val openedAt: Long?,
    val pictures: List<Thumb>,
    /** What was said first of how it went. */
    val said: String?,
    val conflict: Boolean = false,
)

/** Own submissions. [asking]: the one that is to be withdrawn, if the teacher is sure. */
@Immutable
data class SentState(val load: Load<List<Sent>> = Load.Busy, val asking: String? = null, val fault: Fault? = null)

class SentModel(around: Around) : Model<SentState>(SentState(), around), SentActions {
    override fun refresh() { load({ around.core.submissions.sent() }) { copy(load = it) } }

    override fun ask(id: String?) = set { copy(asking = id, fault = null) }

    override fun withdraw() {
        val id = now.asking ?: return
        work({ fault -> set { copy(asking = null, fault = fault) } }) {
            around.core.submissions.withdraw(id)
            set { copy(asking = null) }
            around.say(Said.Plain(Word.Withdrawn))
            refresh()
        }
    }

    override fun amend(id: String) = around.go(Place.Submit(amending = id))
    override fun open(id: String) = around.go(Place.Capture(id))
    override fun retry() = refresh()
    override fun back() = around.back()
}
