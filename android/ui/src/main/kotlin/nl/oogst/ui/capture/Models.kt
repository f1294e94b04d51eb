package nl.oogst.ui.capture

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word
import nl.oogst.ui.start.Membership

class CapturesModel(around: Around) : Model<CapturesState>(CapturesState(), around), CapturesActions {
    override fun refresh() {
        load({
            around.core.captures.groups().map { group -> group.copy(thumbs = group.thumbs.filter { it.id != around.going }) }.filter { it.thumbs.isNotEmpty() }
        }) { copy(load = it) }
        work { around.core.start.show().let { set { copy(canSubmit = it.membership == Membership.In) } } }
    }

    override fun open(id: String) = around.go(Place.Capture(id))
    override fun photo() = around.platform.camera(Kind.Photo, null)
    override fun submit() = around.go(Place.Submit(null))
    override fun retry() = refresh()
    override fun back() = around.back()
}

class CaptureModel(private val id: String, around: Around) : Model<CaptureState>(CaptureState(), around), CaptureActions {
    private var kept = CaptureDoor.Said("", "")

    override fun refresh() {
        work({ fault -> set { if (load is Load.Here) copy(fault = fault) else copy(load = Load.Failed(fault)) } }) {
            val (detail, said) = around.core.captures.show(id)
            // What is being typed is never overwritten by what arrives.
            val untouched = !now.changed
            kept = said
            set { if (untouched) copy(load = Load.Here(detail), note = said.note, goal = said.goal) else copy(load = Load.Here(detail)) }
        }
    }

    override fun note(text: String) = set { copy(note = text, changed = text != kept.note || goal != kept.goal, fault = null) }
    override fun keep() = if (now.changed) listOf(now.note, now.goal) else emptyList()
    override fun takeBack(kept: List<String>) {
        set { copy(note = kept.first(), goal = kept.last(), changed = true) }
    }

    override fun goal(text: String) = set { copy(goal = text, changed = note != kept.note || text != kept.goal, fault = null) }

    override fun save() {
        set { copy(saving = true, fault = null) }
        work({ fault -> set { copy(saving = false, fault = fault) } }) {
            val said = CaptureDoor.Said(now.note.trim(), now.goal.trim())
            around.core.captures.say(id, said)
            kept = said
            set { copy(saving = false, changed = false, note = said.note, goal = said.goal) }
            around.say(Said.Plain(Word.Changed))
            refresh()
        }
    }

    override fun cover() = around.go(Place.Cover(id))

    override fun undo() {
        val kind = (now.load as? Load.Here)?.value?.thumb?.kind ?: return
        around.back()
        around.throwAway(id, kind)
    }

    override fun retry() = refresh()
    override fun back() = around.back()
}
