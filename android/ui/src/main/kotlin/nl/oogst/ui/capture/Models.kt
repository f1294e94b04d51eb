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
        work { around.core.submissions.sent().size.let { set { copy(submissions = it) } } }
    }

    override fun open(id: String) = around.go(Place.Capture(id))
    override fun photo() = around.go(Place.Camera(Kind.Photo))
    override fun submit() = around.go(Place.Submit())
    override fun submissions() = around.go(Place.Submissions)
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
            set { if (untouched) copy(load = Load.Here(detail), note = said.note, goal = said.goal, lesson = said.lesson) else copy(load = Load.Here(detail)) }
            val lessons = around.core.captures.lessons()
            set { copy(lessons = lessons) }
        }
    }

    override fun note(text: String) = said { copy(note = text) }
    override fun goal(text: String) = said { copy(goal = text) }
    override fun lesson(text: String) = said { copy(lesson = text) }
    override fun submissions() = around.go(Place.Submissions)

    private fun said(change: CaptureState.() -> CaptureState) = set { change().run { copy(changed = note != kept.note || goal != kept.goal || lesson != kept.lesson, fault = null) } }

    override fun keep() = if (now.changed) listOf(now.note, now.goal, now.lesson) else emptyList()
    override fun takeBack(kept: List<String>) {
        set { copy(note = kept[0], goal = kept[1], lesson = kept.getOrElse(2) { lesson }, changed = true) }
    }

    override fun save() {
        set { copy(saving = true, fault = null) }
        work({ fault -> set { copy(saving = false, fault = fault) } }) {
            val said = CaptureDoor.Said(now.note.trim(), now.goal.trim(), now.lesson.trim())
            around.core.captures.say(id, said)
            kept = said
            set { copy(saving = false, changed = false, note = said.note, goal = said.goal, lesson = said.lesson) }
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
