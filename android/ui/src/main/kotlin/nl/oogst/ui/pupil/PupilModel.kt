package nl.oogst.ui.pupil

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.readably
import nl.oogst.ui.capture.CameraActions
import nl.oogst.ui.capture.CameraState
import nl.oogst.ui.capture.Look
import nl.oogst.ui.capture.Looking
import nl.oogst.ui.capture.Sight
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.ofCapture
import nl.oogst.ui.parts.passes

/** One pupil at a time, led by the core: every answer is kept before the next screen is shown. */
class PupilModel(private val round: String, around: Around) : Model<PupilState>(PupilState(), around), PupilActions, Looking {
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

    /** Whose photo of own work is asked for now. */
    val whose: Whose? get() = (now.stage as? Stage.Question)?.seen?.takeIf { it.ask.how == Answering.Photo }?.let { Whose(round, it.pupil.number) }

    /**
     * A photo of this pupil's work was taken. [after] it is known whether it may be thrown away: what may pass, a full disk or a locked
     * key, leaves it waiting for this pupil's turn.
     */
    fun photo(path: String, after: (over: Boolean) -> Unit) {
        look(null)
        val whose = whose
        if (whose == null || asking) return after(false)
        var over = true
        ask({ after(over) }, wrong = { fault ->
            over = !fault.passes
            if (over) fault.ofCapture(Kind.Photo) else Fault("app.kept_pupil")
        }) {
            around.platform.readably(path) { around.core.pupils.photo(it) }.also { around.platform.pupilGone(whose) }.stage()
        }
    }

    override fun choose(number: Int) = begin(number, anew = false)
    override fun again() { (now.stage as? Stage.Again)?.let { begin(it.number, anew = true) } }

    override fun tick(name: String) = filling { copy(chosen = if (name in chosen) chosen - name else chosen + name) }
    override fun type(text: String) = filling { copy(words = text) }
    override fun answer(answer: Answer) = ask { around.core.pupils.answer(answer).stage() }
    override fun photo() {
        seen = false
        set { copy(fault = null) }
        look(CameraState(canFlash = false, canTurn = false))
    }

    /** Whether there is a picture, or it is known that there is none. */
    private var seen = false

    private fun look(camera: CameraState?) {
        if (now.camera == camera) return
        set { copy(camera = camera) }
        around.platform.pupilLooks()
    }

    override val look get() = if (now.camera == null) null else Look.Photo
    override val refused = false
    override fun live(sight: Sight) {
        seen = true
        seeing { copy(ratio = sight.ratio, canFlash = sight.canFlash, zoomMost = sight.zoomMost, fault = null) }
    }

    override fun blind(fault: Fault?) {
        seen = fault != null
        seeing { copy(canFlash = false, fault = fault ?: this.fault) }
    }

    override fun taking() = seeing { copy(saving = true, fault = null) }

    override fun wrong(fault: Fault) = if (now.camera == null) set { copy(fault = fault) } else seeing { copy(saving = false, fault = fault) }

    /** A pupil can't allow it, and goes on without. */
    override fun refused(so: Boolean) {
        if (!so) return
        look(null)
        set { copy(fault = Fault("app.camera_pupil")) }
    }

    private fun seeing(change: CameraState.() -> CameraState) = set { copy(camera = camera?.change()) }

    /** One photo of own work: nothing that was taken before is shown, and nothing can be chosen. */
    override val camera = object : CameraActions {
        override fun shutter() {
            val camera = now.camera?.takeIf { seen && !it.saving } ?: return
            if (around.platform.shoot(camera.flash)) return
            look(null)
            around.platform.pupilCamera()
        }

        override fun flash() = seeing { copy(flash = !flash) }

        /** Not while a photo is on its way: it is for this question. */
        override fun back() {
            if (now.camera?.saving != true) look(null)
        }

        override fun zoom(to: Float) {
            seeing { copy(zoom = to.coerceIn(1f, zoomMost)) }
            around.platform.zoom(now.camera?.zoom ?: 1f)
        }

        override fun turn() = Unit
        override fun last() = Unit
        override fun allow() = Unit
        override fun gallery() = Unit
    }

    override fun previous() {
        val first = (now.stage as? Stage.Question)?.seen?.takeIf { !it.canGoBack }?.pupil?.number
        ask {
            if (first == null) return@ask around.core.pupils.previous().stage()
            around.core.pupils.stop().also { around.platform.pupilGone(Whose(round, first)) }.stage()
        }
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

    private fun ask(after: () -> Unit = {}, otherwise: (String) -> Stage? = { null }, wrong: (Fault) -> Fault = { it }, what: suspend () -> Stage) {
        if (asking) return after()
        asking = true
        var shown = false
        work({ fault ->
            val other = otherwise(fault.code)
            set { if (other != null) copy(stage = other, fault = null) else copy(fault = wrong(fault)) }
        }) {
            val stage = what()
            set { copy(stage = stage, fault = null) }
            shown = true
        }.invokeOnCompletion {
            asking = false
            after()
            // One that could not be taken in before is tried again where it is asked for.
            if (shown) whose?.let(around.platform::pupilLeft)
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
