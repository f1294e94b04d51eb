package nl.oogst.ui.pupil

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Load
import nl.oogst.ui.words.Words

class HandOverModel(around: Around) : Model<HandOverState>(HandOverState(), around), HandOverActions {
    private var chosen: String? = null
    private var scale: String? = null
    private var lesson = ""

    /** What was chosen, for the turn that begins. */
    val turn: PupilDoor.Turn?
        get() = (now.load as? Load.Here)?.value?.let { hand ->
            val schoolClass = hand.chosenClass
            val questions = hand.chosenScale
            if (schoolClass != null && questions != null && hand.lesson.isNotBlank()) PupilDoor.Turn(schoolClass, hand.lesson.trim(), questions) else null
        }

    override fun refresh() {
        load({ around.core.pupils.handOver(chosen, scale, lesson) }) { copy(load = it, lockable = around.platform.lockable) }
    }

    override fun choose(id: String) { chosen = id; refresh() }
    override fun scale(id: String) { scale = id; refresh() }
    override fun lesson(text: String) {
        lesson = text
        val here = now.load
        if (here is Load.Here) set { copy(load = Load.Here(here.value.copy(lesson = text))) }
    }

    override fun newClass() {
        work({ fault -> set { copy(fault = fault) } }) {
            val here = (now.load as? Load.Here)?.value?.classes.orEmpty()
            chosen = around.core.pupils.newClass("Groep ${here.size + 1}", 30)
            refresh()
        }
    }

    override fun begin() { if (turn != null) around.go(Place.Pupil) }
    override fun result() { if (turn != null) around.go(Place.SchoolClass) }
    override fun retry() = refresh()
    override fun back() = around.back()
}

/** One pupil at a time: what the last one said is forgotten before the next begins. */
class PupilModel(private val turn: PupilDoor.Turn, private val words: () -> Words, around: Around) : Model<PupilState>(PupilState(lesson = turn.lesson), around), PupilActions {
    private var asks: List<Ask> = emptyList()
    private var answers: Map<String, Said> = emptyMap()
    private var number = 0
    private var at = 0
    private var last: String? = null

    /** Leaving is only by the device's lock; until then there is no way back. */
    var locked = false
        private set

    fun begin() {
        locked = true
        around.platform.lockIn()
        clean()
    }

    fun unlocked() {
        locked = false
        forget()
        around.back()
    }

    /** A photo of this pupil's work was taken: a file that [PupilDoor.register] takes along. */
    fun photo(path: String) {
        val ask = asks.getOrNull(at) ?: return
        if (now.stage is Stage.Question) answer(answers[ask.key].orNone().copy(photo = path))
    }

    private fun clean() {
        forget()
        work({ fault -> set { copy(fault = fault) } }) {
            asks = around.core.pupils.asks(turn.scale)
            val (numbers, done) = around.core.pupils.numbers(turn)
            set { copy(stage = Stage.Numbers(numbers, done), fault = null) }
        }
    }

    private fun forget() {
        answers = emptyMap()
        number = 0
        at = 0
        last = null
    }

    override fun choose(number: Int) {
        forget()
        this.number = number
        ask()
    }

    private fun ask() {
        val ask = asks.getOrNull(at)
        if (ask != null) set { copy(stage = Stage.Question(number, ask, at, asks.size, answers[ask.key].orNone()), fault = null) }
        else set { copy(stage = Stage.Review(number, asks.map { it.text to said(it) }), fault = null) }
    }

    private fun said(ask: Ask): String = with(answers[ask.key].orNone()) {
        val w = words()
        when {
            step != null -> ask.labels.getOrElse(step - 1) { "$step" }
            minutes != null -> w.minutes(minutes)
            photo != null -> w.photoOfWork
            help != null -> if (help) w.helpYes else w.helpNo
            words.isNotBlank() -> words
            else -> "–"
        }
    }

    override fun answer(said: Said) {
        val ask = asks.getOrNull(at) ?: return
        answers = answers + (ask.key to said)
        ask()
    }

    override fun photo() = around.platform.pupilCamera()
    override fun next() { at += 1; ask() }

    override fun previous() {
        if (at == 0) return clean()
        at -= 1
        ask()
    }

    override fun done() {
        val (who, said) = number to answers
        set { copy(stage = Stage.Saving) }
        work({ fault -> ask(); set { copy(fault = fault) } }) {
            last = around.core.pupils.register(turn, who, said)
            around.platform.haptic()
            set { copy(stage = Stage.Thanks(who, canUndo = true)) }
        }
    }

    /** Takes it back and gives the pupil their own answers again: nobody else had the device meanwhile. */
    override fun undo() {
        val registration = last ?: return
        work({ fault -> set { copy(fault = fault) } }) {
            around.core.pupils.takeBack(registration)
            last = null
            at = asks.size
            ask()
        }
    }

    override fun nextPupil() = clean()
    override fun leave() = around.platform.unlock()

    private fun Said?.orNone() = this ?: Said()
}

class ClassModel(private val turn: PupilDoor.Turn, around: Around) : Model<ClassState>(ClassState(), around), ClassActions {
    override fun refresh() { load({ around.core.pupils.result(turn) }) { copy(load = it) } }
    override fun retry() = refresh()
    override fun submit() = around.go(Place.Submit(null))
    override fun back() = around.back()
}
