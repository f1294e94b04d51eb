package nl.oogst.ui.submit

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.parts.Load

class SubmitModel(private val result: String?, around: Around) : Model<SubmitState>(SubmitState(), around), SubmitActions {
    private var begun = false

    override fun refresh() {
        if (now.step == Step.Done || now.working) return
        work({ fault -> set { copy(load = Load.Failed(fault)) } }) {
            val there = around.core.submissions.choosable().filter { it.id != around.going }
            val ids = there.map { it.id }.toSet()
            // All of it is chosen at first; later only what is gone is dropped.
            val first = !begun
            begun = true
            set { copy(load = Load.Here(there), chosen = if (first) ids else chosen intersect ids, pupils = pupils.filterKeys { it in ids }) }
        }
    }

    /** The step, what was said of each picture, which are chosen, and what was typed. */
    override fun keep(): List<String> = if (!begun || now.step == Step.Done) emptyList() else with(now) {
        listOf(step.name, chosen.joinToString(" "), pupils.entries.joinToString(" ") { "${it.key}=${it.value}" }) + Prompt.entries.map { reflection[it].orEmpty() }
    }

    override fun takeBack(kept: List<String>) {
        val step = Step.entries.find { it.name == kept[0] } ?: return
        begun = true
        val pupils = kept[2].split(' ').mapNotNull { said -> Pupils.entries.find { it.name == said.substringAfter('=') }?.let { said.substringBefore('=') to it } }
        val said = Prompt.entries.mapNotNull { prompt -> kept.getOrNull(3 + prompt.ordinal)?.ifEmpty { null }?.let { prompt to it } }
        set { copy(step = step, chosen = kept[1].split(' ').filter { it.isNotEmpty() }.toSet(), pupils = pupils.toMap(), reflection = said.toMap()) }
    }

    override fun toggle(id: String) = set { copy(chosen = if (id in chosen) chosen - id else chosen + id) }
    override fun all() = set { copy(chosen = (load as? Load.Here)?.value?.map { it.id }.orEmpty().toSet()) }
    override fun none() = set { copy(chosen = emptySet()) }
    override fun pupils(id: String, who: Pupils) = set { copy(pupils = pupils + (id to who)) }
    override fun everyPicture(who: Pupils) = set { copy(pupils = picked.associate { it.id to who }) }
    override fun cover(id: String) = around.go(Place.Cover(id))
    override fun prompt(prompt: Prompt, text: String) = set { copy(reflection = reflection + (prompt to text), fault = null) }

    override fun next() {
        when (now.step) {
            Step.Choose -> set { copy(step = if (chosen.isEmpty()) Step.Reflect else Step.Pupils) }
            Step.Pupils -> if (now.unanswered == 0) set { copy(step = Step.Reflect) }
            Step.Reflect -> send()
            Step.Done -> around.back()
        }
    }

    private fun send() {
        set { copy(working = true, fault = null) }
        work({ fault -> set { copy(working = false, fault = fault) } }) {
            val picked = now.picked.map { it.id }
            val said = now.reflection.mapValues { it.value.trim() }.filterValues { it.isNotEmpty() }
            around.core.submissions.submit(picked.associateWith { now.pupils.getValue(it) }, said, listOfNotNull(result))
            set { copy(working = false, step = Step.Done, sent = picked.size) }
            around.platform.haptic()
        }
    }

    override fun retry() = refresh()

    override fun back() {
        when (now.step) {
            Step.Pupils -> set { copy(step = Step.Choose) }
            Step.Reflect -> set { copy(step = if (chosen.isEmpty()) Step.Choose else Step.Pupils) }
            else -> around.back()
        }
    }
}
