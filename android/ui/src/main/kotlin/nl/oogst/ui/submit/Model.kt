package nl.oogst.ui.submit

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.SubmissionDoor.Going
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.pupil.Piece

class SubmitModel(private val from: Place.Submit, around: Around) : Model<SubmitState>(SubmitState(amending = from.amending != null), around), SubmitActions {
    private var begun = false

    override fun refresh() {
        if (now.step == Step.Done || now.working) return
        work({ fault -> set { copy(load = Load.Failed(fault)) } }) { if (from.amending != null) held(from.amending) else fresh() }
    }

    private suspend fun fresh() {
        val there = around.core.submissions.choosable().let { all -> all.copy(captures = all.captures.filter { it.id != around.going }) }
        val cards = from.result?.let { around.core.cards.result(it) }?.let { Along.Cards(from.result, it.title, it.cards) }
        val round = from.round?.let { around.core.pupils.result(it) }?.let { Along.Round(from.round, it.lesson, it.done, it.enough, it.pieces) }
        val pieces = now.along.pieces.filter { round != null && it in round.pieces }.toSet()
        // Counts go along when there are enough of them; what a single pupil said only when the teacher says so.
        val tally = round != null && round.enough && (if (begun) now.along.tally else true)
        first(there.captures, there.ticked) { copy(along = Along(cards, round, pieces, tally)) }
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

    /** The step, which are chosen, what was said of each picture, what was typed, and whether counts go along. */
    override fun keep(): List<String> = if (!begun || now.step == Step.Done) emptyList() else with(now) {
        listOf(step.name, chosen.joinToString(" "), pupils.entries.joinToString(" ") { "${it.key}=${it.value}" }) + Prompt.entries.map { reflection[it].orEmpty() } + "${along.tally}"
    }

    override fun takeBack(kept: List<String>) {
        val step = Step.entries.find { it.name == kept[0] } ?: return
        begun = true
        val pupils = kept[2].split(' ').mapNotNull { said -> Pupils.entries.find { it.name == said.substringAfter('=') }?.let { said.substringBefore('=') to it } }
        val said = Prompt.entries.mapNotNull { prompt -> kept.getOrNull(3 + prompt.ordinal)?.ifEmpty { null }?.let { prompt to it } }
        set { copy(step = step, chosen = kept[1].split(' ').filter { it.isNotEmpty() }.toSet(), pupils = pupils.toMap(), reflection = said.toMap(), along = along.copy(tally = kept.last() != "false")) }
    }

    override fun toggle(id: String) = set { copy(chosen = if (id in chosen) chosen - id else chosen + id) }
    override fun all() = set { copy(chosen = (load as? Load.Here)?.value?.map { it.id }.orEmpty().toSet()) }
    override fun none() = set { copy(chosen = emptySet()) }
    override fun tally(on: Boolean) = set { copy(along = along.copy(tally = on)) }
    override fun piece(piece: Piece, on: Boolean) = set { copy(along = along.copy(pieces = if (on) along.pieces + piece else along.pieces - piece)) }
    override fun pupils(id: String, who: Pupils) = set { copy(pupils = pupils + (id to who)) }
    override fun everyPicture(who: Pupils) = set { copy(pupils = picked.associate { it.id to who }) }
    override fun cover(id: String) = around.go(Place.Cover(id))
    override fun prompt(prompt: Prompt, text: String) = set { copy(reflection = reflection + (prompt to text), fault = null) }

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
        work({ fault -> set { copy(working = false, fault = fault) } }) {
            val picked = now.picked.map { it.id }
            val who = picked.associateWith { now.pupils.getValue(it) }
            val said = now.reflection.mapValues { it.value.trim() }.filterValues { it.isNotEmpty() }
            val along = now.along
            if (from.amending != null) around.core.submissions.amend(from.amending, who, said)
            else around.core.submissions.submit(Going(who, said, listOfNotNull(along.cards?.id), along.round?.id, along.tally, along.pieces.toList()))
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
}
