package nl.oogst.ui.submit

import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.withContext
import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.SubmissionDoor.Going
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.pupil.Piece

class SubmitModel(private val from: Place.Submit, around: Around) : Model<SubmitState>(SubmitState(amending = from.amending != null), around), SubmitActions {
    private var begun = false
    private var keeping: Job? = null

    override fun refresh() {
        if (now.step == Step.Done || now.working) return
        work({ fault -> set { copy(load = Load.Failed(fault)) } }) { if (from.amending != null) held(from.amending) else fresh() }
    }

    private suspend fun fresh() {
        val there = around.core.submissions.choosable().let { all -> all.copy(captures = all.captures.filter { it.id != around.going }) }
        // What was typed another time, or before the battery was empty; what the system brings back is newer.
        val draft = if (begun) emptyMap() else around.core.submissions.draft()
        val cards = from.result?.let { around.core.cards.tellable(it) }?.let { Along.Cards(from.result, it.title, it.cards, it.enough, it.photos) }
        val round = from.round?.let { around.core.pupils.result(it) }?.let { Along.Round(from.round, it.lesson, it.done, it.enough, it.pieces) }
        val pieces = now.along.pieces.filter { round != null && it in round.pieces }.toSet()
        // Counts go along when there are enough of them; what a single pupil said only when the teacher says so.
        val tally = round != null && round.enough && (if (begun) now.along.tally else true)
        first(there.captures, there.ticked) { copy(along = along.copy(cards, round, pieces, tally), reflection = draft + reflection) }
    }

    private suspend fun held(id: String) {
        val held = around.core.submissions.held(id)
        first(held.captures, held.who.keys) { copy(pupils = held.who, reflection = held.reflection) }
    }

    /** At first the core's choice is ticked; later only what is gone is dropped. */
    private fun first(there: List<Thumb>, ticked: Set<String>, then: SubmitState.() -> SubmitState) {
        val ids = there.map { it.id }.toSet()
        val anew = !begun
        begun = true
        set { (if (anew || from.amending == null) then() else this).copy(load = Load.Here(there), chosen = if (anew) ticked intersect ids else chosen intersect ids) }
    }

    /** The step, which are chosen, what was said of each picture, what was typed, whether counts go along, and how much of cards. */
    override fun keep(): List<String> = if (!begun || now.step == Step.Done) emptyList() else with(now) {
        listOf(step.name, chosen.joinToString(" "), pupils.entries.joinToString(" ") { "${it.key}=${it.value}" }) + Prompt.entries.map { reflection[it].orEmpty() } + "${along.tally}" + "${along.tell}"
    }

    override fun takeBack(kept: List<String>) {
        val step = Step.entries.find { it.name == kept[0] } ?: return
        begun = true
        val pupils = kept[2].split(' ').mapNotNull { said -> Pupils.entries.find { it.name == said.substringAfter('=') }?.let { said.substringBefore('=') to it } }
        val said = Prompt.entries.mapNotNull { prompt -> kept.getOrNull(3 + prompt.ordinal)?.ifEmpty { null }?.let { prompt to it } }
        val (tally, tell) = kept.drop(3 + Prompt.entries.size).let { it.getOrNull(0) to it.getOrNull(1) }
        set { copy(step = step, chosen = kept[1].split(' ').filter { it.isNotEmpty() }.toSet(), pupils = pupils.toMap(), reflection = said.toMap(), along = along.copy(tally = tally != "false", tell = Tell.entries.find { it.name == tell })) }
    }

    override fun toggle(id: String) = set { copy(chosen = if (id in chosen) chosen - id else chosen + id) }
    override fun all() = set { copy(chosen = (load as? Load.Here)?.value?.map { it.id }.orEmpty().toSet()) }
    override fun none() = set { copy(chosen = emptySet()) }
    override fun tell(what: Tell?) = set { copy(along = along.copy(tell = what)) }
    override fun tally(on: Boolean) = set { copy(along = along.copy(tally = on)) }
    override fun number(number: Int) = set { copy(along = along.copy(open = number.takeIf { it != along.open })) }
    override fun piece(piece: Piece, on: Boolean) = set { copy(along = along.copy(pieces = if (on) along.pieces + piece else along.pieces - piece)) }
    override fun pupils(id: String, who: Pupils) = set { copy(pupils = pupils + (id to who)) }
    override fun everyPicture(who: Pupils) = set { copy(pupils = picked.associate { it.id to who }) }
    override fun cover(id: String) = around.go(Place.Cover(id))
    override fun prompt(prompt: Prompt, text: String) {
        set { copy(reflection = reflection + (prompt to text), fault = null) }
        if (from.amending == null) keepSoon()
    }

    /** As soon as no more is typed for a moment, it outlives an empty battery. What was begun is ended: sending waits for it. */
    private fun keepSoon() {
        keeping?.cancel()
        keeping = work({ fault -> set { copy(fault = fault) } }) {
            delay(PAUSE)
            withContext(NonCancellable) { around.core.submissions.keepDraft(now.reflection) }
        }
    }

    override fun next() {
        when (now.step) {
            Step.Choose -> set { copy(step = if (picked.isEmpty()) Step.Reflect else Step.Pupils) }
            Step.Pupils -> if (now.unanswered == 0) set { copy(step = Step.Reflect) }
            Step.Reflect -> send()
            Step.Done -> around.back()
        }
    }

    private fun send() {
        set { copy(working = true, fault = null) }
        work({ fault ->
            set { copy(working = false, fault = fault) }
            if (from.amending == null) keepSoon()
        }) {
            keeping?.cancelAndJoin()
            val picked = now.picked.map { it.id }
            val who = picked.associateWith { now.pupils.getValue(it) }
            val said = now.reflection.mapValues { it.value.trim() }.filterValues { it.isNotEmpty() }
            val along = now.along
            if (from.amending != null) around.core.submissions.amend(from.amending, who, said)
            else around.core.submissions.submit(Going(who, said, listOfNotNull(along.told?.let { told -> along.cards?.let { it.id to told } }).toMap(), along.round?.id, along.tally, along.pieces.toList()))
            set { copy(working = false, step = Step.Done, sent = picked.size) }
            around.platform.haptic()
        }
    }

    override fun retry() = refresh()

    override fun back() {
        when (now.step) {
            Step.Pupils -> set { copy(step = Step.Choose) }
            Step.Reflect -> set { copy(step = if (picked.isEmpty()) Step.Choose else Step.Pupils) }
            else -> around.back()
        }
    }

    private companion object {
        /** Milliseconds without a letter. */
        const val PAUSE = 500L
    }
}
