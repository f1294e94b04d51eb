package nl.oogst.ui.pupil

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.words.Words

class HandOverModel(private val words: () -> Words, around: Around) : Model<HandOverState>(HandOverState(), around), HandOverActions {
    private var chosen = PupilDoor.Chosen()
    private val language get() = words().locale.language

    override fun refresh() {
        load({
            around.core.pupils.handOver(chosen, language).also { chosen = chosen.copy(schoolClass = it.chosenClass, questions = it.chosenQuestions, card = it.chosenCard) }
        }) { copy(load = it, lockable = around.platform.lockable) }
    }

    override fun choose(id: String) { chosen = chosen.copy(schoolClass = id); refresh() }
    override fun questions(id: String) { chosen = chosen.copy(questions = id); refresh() }
    override fun card(id: String?) { chosen = chosen.copy(card = id); refresh() }
    override fun lesson(text: String) {
        chosen = chosen.copy(lesson = text)
        set { copy(lesson = text) }
    }

    override fun keep() = listOf(chosen.lesson).filter { it.isNotEmpty() }
    override fun takeBack(kept: List<String>) = lesson(kept.first())

    override fun newClass() = set { copy(form = ClassForm(size = "$USUAL"), fault = null) }

    override fun changeClass() {
        val id = chosen.schoolClass ?: return
        work(::wrong) { around.core.pupils.schoolClass(id).let { set { copy(form = ClassForm(id, it.name, pupils = it.pupils), fault = null) } } }
    }

    override fun form(form: ClassForm) = set { copy(form = form.copy(fault = null)) }

    override fun keepClass() {
        val form = now.form?.takeIf { it.ready } ?: return
        set { copy(form = form.copy(working = true, fault = null)) }
        work({ fault -> set { copy(form = form.copy(working = false, fault = fault)) } }) {
            val pupils = around.core.pupils
            if (form.id == null) chosen = chosen.copy(schoolClass = pupils.newClass(form.name.trim(), form.size.toInt()))
            else pupils.changeClass(form.id, PupilDoor.Group(form.name.trim(), form.pupils.mapValues { it.value.trim() }))
            set { copy(form = null) }
            refresh()
        }
    }

    override fun begin() = round { around.go(Place.Pupil(it)) }
    override fun result() = round { around.go(Place.SchoolClass(it)) }
    override fun retry() = refresh()
    override fun back() = if (now.form != null) set { copy(form = null) } else around.back()

    private fun round(then: (String) -> Unit) {
        if (now.working || now.lesson.isBlank()) return
        set { copy(working = true, fault = null) }
        work(::wrong) {
            val round = around.core.pupils.round(chosen.copy(lesson = chosen.lesson.trim()), language)
            set { copy(working = false) }
            then(round)
        }
    }

    private fun wrong(fault: Fault) = set { copy(fault = fault, working = false) }

    private companion object {
        /** Pupils of a new class; numbers come and go later. */
        const val USUAL = 30
    }
}

/** One pupil at a time, led by the core: every answer is kept before the next screen is shown. */
class PupilModel(private val round: String, around: Around) : Model<PupilState>(PupilState(), around), PupilActions {
    /** Leaving is only by the device's lock; until then there is no way back. */
    var locked = false
        private set

    /** While the core keeps an answer the screen stays, and a second tap is none. */
    private var asking = false

    fun begin() {
        locked = true
        around.platform.lockIn(round)
        nextPupil()
        work({ }) { around.core.pupils.lesson(round).let { set { copy(lesson = it) } } }
    }

    fun unlocked() {
        locked = false
        set { PupilState() }
        around.back()
    }

    /** A photo of this pupil's work was taken; [after] it is kept, or can't be, the file may go. */
    fun photo(path: String, after: () -> Unit) {
        if ((now.stage as? Stage.Question)?.seen?.ask?.how != Answering.Photo) return after()
        ask(after) { around.core.pupils.photo(path).stage() }
    }

    override fun choose(number: Int) = begin(number, anew = false)
    override fun again() { (now.stage as? Stage.Again)?.let { begin(it.number, anew = true) } }

    override fun tick(name: String) = filling { copy(chosen = if (name in chosen) chosen - name else chosen + name) }
    override fun type(text: String) = filling { copy(words = text) }
    override fun answer(answer: Answer) = ask { around.core.pupils.answer(answer).stage() }
    override fun photo() = around.platform.pupilCamera()

    override fun previous() {
        val first = (now.stage as? Stage.Question)?.seen?.canGoBack == false
        ask { (if (first) around.core.pupils.stop() else around.core.pupils.previous()).stage() }
    }

    override fun done() {
        val number = (now.stage as? Stage.Finish)?.pupil?.number ?: return
        ask {
            around.core.pupils.done()
            around.platform.haptic()
            Stage.Thanks(number)
        }
    }

    /** Takes it back; the same pupil begins again with a clean slate: nobody else had the device meanwhile. */
    override fun undo() {
        val number = (now.stage as? Stage.Thanks)?.number ?: return
        ask {
            around.core.pupils.takeBack(round, number)
            around.core.pupils.begin(round, number, anew = true).stage()
        }
    }

    override fun nextPupil() = ask { around.core.pupils.seen(round).stage() }
    override fun leave() = around.platform.unlock()

    private fun begin(number: Int, anew: Boolean) = ask(otherwise = { if (it == DONE_BEFORE) Stage.Again(number) else null }) {
        around.core.pupils.begin(round, number, anew).stage()
    }

    private fun filling(change: Stage.Question.() -> Stage.Question) = set { copy(stage = (stage as? Stage.Question)?.change() ?: stage) }

    private fun ask(after: () -> Unit = {}, otherwise: (String) -> Stage? = { null }, what: suspend () -> Stage) {
        if (asking) return after()
        asking = true
        work({ fault ->
            val other = otherwise(fault.code)
            set { if (other != null) copy(stage = other, fault = null) else copy(fault = fault) }
        }) {
            val stage = what()
            set { copy(stage = stage, fault = null) }
        }.invokeOnCompletion {
            asking = false
            after()
        }
    }

    private fun Seen.stage(): Stage = when (this) {
        is Seen.Numbers -> Stage.Numbers(pupils)
        is Seen.Question -> Stage.Question(this)
        is Seen.Finish -> Stage.Finish(pupil)
    }

    private companion object {
        const val DONE_BEFORE = "pupil.already_done"
    }
}

class ClassModel(private val round: String, around: Around) : Model<ClassState>(ClassState(), around), ClassActions {
    override fun refresh() { load({ around.core.pupils.result(round) }) { copy(load = it) } }
    override fun retry() = refresh()
    override fun submit() = around.go(Place.Submit(round = round))
    override fun photo(id: String) = around.go(Place.Capture(id))
    override fun back() = around.back()
}
