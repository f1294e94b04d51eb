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

class ClassModel(private val round: String, around: Around) : Model<ClassState>(ClassState(), around), ClassActions {
    override fun refresh() { load({ around.core.pupils.result(round) }) { copy(load = it) } }
    override fun retry() = refresh()
    override fun submit() = around.go(Place.Submit(round = round))
    override fun photo(id: String) = around.go(Place.Capture(id))
    override fun back() = around.back()
}
