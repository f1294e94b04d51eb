package nl.oogst.ui.app

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.capture.CaptureModel
import nl.oogst.ui.capture.CapturesModel
import nl.oogst.ui.capture.CoverModel
import nl.oogst.ui.cards.DoubtsModel
import nl.oogst.ui.cards.LessonsModel
import nl.oogst.ui.cards.ResultModel
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.SheetLabels
import nl.oogst.ui.inbox.InboxModel
import nl.oogst.ui.inbox.OpenModel
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.outbox.OutboxModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word
import nl.oogst.ui.parts.kept
import nl.oogst.ui.parts.ofCapture
import nl.oogst.ui.parts.passes
import nl.oogst.ui.pupil.ClassModel
import nl.oogst.ui.pupil.HandOverModel
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.pupil.Whose
import nl.oogst.ui.settings.Language
import nl.oogst.ui.settings.RecoverModel
import nl.oogst.ui.settings.SettingsModel
import nl.oogst.ui.settings.SheetModel
import nl.oogst.ui.start.AssignmentModel
import nl.oogst.ui.start.StartModel
import nl.oogst.ui.submit.SentModel
import nl.oogst.ui.submit.SubmitModel
import nl.oogst.ui.team.TeamModel
import nl.oogst.ui.words.Words

/** The app without a phone: where one is, the model of that screen, and what the platform brings in. */
class AppModel(
    override val core: Core,
    override val platform: Platform,
    override val scope: CoroutineScope,
    places: List<String> = emptyList(),
    /** The choice in the settings. */
    var language: Language = Language.System,
    /** The sentences in use: the recovery sheet is printed in them. */
    var words: Words,
    /** What was typed, by the number of the place. */
    drafts: List<List<String>> = emptyList(),
) : Around {
    /** A screen and its model, as long as one can come back to it. */
    class Visit(val place: Place, val model: Model<*>)

    private val visits = ArrayDeque<Visit>()
    private val shown = MutableStateFlow<Visit?>(null)
    private val told = MutableStateFlow<Said?>(null)
    private val taking = Taking(core, platform)

    /** The screen on top. */
    val visit: StateFlow<Visit?> = shown.asStateFlow()

    /** The line at the bottom; [heard] takes it away. */
    val said: StateFlow<Said?> = told.asStateFlow()

    init {
        restore(places, drafts)
        scope.launch { core.changes.collect { shown.value?.model?.refresh() } }
    }

    /** Where one is and what was typed there, to come back to after the process was killed. */
    fun places(): List<String> = visits.map { Place.write(it.place) }
    fun drafts(): List<List<String>> = visits.map { it.model.keep() }

    /** Back where one was. */
    fun restore(places: List<String>, drafts: List<List<String>> = emptyList()) {
        visits.clear()
        val known = places.map(Place::read).zip(places.indices.map { drafts.getOrNull(it).orEmpty() }).filter { it.first != null }
        known.ifEmpty { listOf(Place.Start to emptyList()) }.forEach { (place, kept) ->
            push(place!!, kept)
        }
    }

    /** Opened anew by its icon: what one was looking at is over, what one was doing is not. */
    fun anew() {
        if (visits.none { it.model is PupilModel || it.model is SubmitModel }) restore(listOf(Place.write(Place.Start)))
    }

    /** Whether the screen may be seen by others afterwards: not when pupils may be in it. */
    val private: Boolean get() = visits.lastOrNull()?.place !in setOf(Place.Join, Place.Settings, Place.Team)

    override fun go(place: Place) = push(place)

    override fun back() {
        val gone = visits.removeLastOrNull() ?: return
        if (visits.isEmpty()) visits.addLast(if (gone.place == Place.Start) gone else visit(Place.Start))
        gone.model.left()
        show()
    }

    /** The back key. False when the app is to be left. */
    fun systemBack(): Boolean {
        val model = visits.lastOrNull()?.model
        if (model is PupilModel && model.locked) return true
        if (visits.size <= 1) return false
        when (model) {
            is SubmitModel -> model.back()
            is TeamModel -> model.back()
            is HandOverModel -> model.back()
            is OpenModel -> model.back()
            else -> back()
        }
        return true
    }

    override fun say(said: Said) {
        removeGoing()
        told.value = said
    }

    fun heard() {
        removeGoing()
        told.value = null
    }

    override var going: String? = null
        private set

    override fun throwAway(id: String, kind: Kind) {
        say(Said.Removed(kind, id))
        going = id
        refresh()
    }

    /** Undo from the line at the bottom: of a capture, or of throwing one away. */
    fun undo() {
        when (val line = told.value) {
            is Said.Saved -> line.undo?.let { throwAway(it, line.kind) }
            is Said.Removed -> {
                going = null
                told.value = null
                refresh()
            }
            else -> Unit
        }
    }

    private fun removeGoing() {
        val id = going ?: return
        going = null
        working { core.captures.remove(id) }
    }

    /** The platform took a file, [by] a screen's camera or not. True when it may be thrown away: the core has it durably, or never will. */
    suspend fun taken(path: String, kind: Kind?, by: CameraModel? = null): Boolean {
        var over = true
        try {
            val taken = taking.take(path, kind)
            platform.haptic()
            full(false)
            by?.saved(taken.id)
            say(if (taken.same) Said.SameAsBefore(taken.kind) else Said.Saved(taken.kind, taken.id))
        } catch (fault: CoreFault) {
            if (fault.fault.code == "store.disk_full") full(true)
            over = !fault.fault.passes
            val said = if (over) fault.fault.ofCapture(kind) else fault.fault.kept()
            by?.wrong(said)
            // On the screen that took it, it stays until the next one.
            if (by == null || by !== visits.lastOrNull()?.model) say(Said.Wrong(said))
        }
        refresh()
        return over
    }

    /** A photo of a pupil's work that could not be taken in while it was that pupil's turn: the teacher's now, with the number as its note. */
    suspend fun takenLate(path: String, whose: Whose): Boolean {
        try {
            taking.late(path, whose, words.workOf(whose.number))
            say(Said.Wrong(Fault("app.pupil_apart", mapOf("n" to "${whose.number}"))))
        } catch (fault: CoreFault) {
            say(Said.Wrong(if (fault.fault.passes) fault.fault.kept() else fault.fault.ofCapture(Kind.Photo)))
            return !fault.fault.passes
        }
        refresh()
        return true
    }

    /** Several at once, from the share sheet. Gives those that may be thrown away. */
    suspend fun shared(paths: List<String>, refusedBefore: Int = 0): List<String> {
        var saved = 0
        var last: Fault? = null
        val kept = ArrayList<String>()
        for (path in paths) {
            try {
                taking.take(path, null)
                saved += 1
            } catch (fault: CoreFault) {
                last = if (fault.fault.passes) fault.fault.kept() else fault.fault
                if (fault.fault.passes) kept += path
            }
        }
        val refused = refusedBefore + paths.size - saved
        if (saved > 0) platform.haptic()
        say(if (saved == 0 || kept.isNotEmpty()) Said.Wrong(last ?: Fault("app.share_nothing")) else Said.ManySaved(saved, refused))
        refresh()
        return paths - kept.toSet()
    }

    /** A code was scanned, or a link opened from elsewhere. */
    fun link(text: String) = when (val model = visits.lastOrNull()?.model) {
        is RecoverModel -> model.found(text)
        is PupilModel -> Unit
        else -> {
            if (model !is JoinModel) push(Place.Join)
            (visits.last().model as JoinModel).found(text)
        }
    }

    /** The device's lock was opened: pupil mode ends. */
    fun unlocked() {
        (visits.lastOrNull()?.model as? PupilModel)?.let {
            it.unlocked()
            say(Said.Plain(Word.PupilBack))
        }
    }

    /** The screen's model, if it is of this kind: for what the platform brings to it. */
    inline fun <reified M> top(): M? = visit.value?.model as? M

    fun refresh() { shown.value?.model?.refresh() }

    private fun full(full: Boolean) = visits.forEach { (it.model as? StartModel)?.full(full) }

    private fun push(place: Place, kept: List<String> = emptyList()) {
        // The camera button twice is once.
        if (visits.lastOrNull()?.place == place) return
        visits.addLast(visit(place).also { if (kept.isNotEmpty()) it.model.takeBack(kept) })
        show()
    }

    private fun show() {
        val top = visits.last()
        shown.value = top
        top.model.refresh()
    }

    private fun visit(place: Place): Visit = Visit(place, model(place))

    private fun model(place: Place): Model<*> = when (place) {
        Place.Start -> StartModel(this)
        Place.Assignment -> AssignmentModel(this)
        Place.Join -> JoinModel(this)
        Place.Recover -> RecoverModel(this)
        Place.Captures -> CapturesModel(this)
        is Place.Capture -> CaptureModel(place.id, this)
        is Place.Cover -> CoverModel(place.id, this)
        Place.Lessons -> LessonsModel(this)
        Place.Scan -> ScanModel(this)
        is Place.Camera -> CameraModel(place.kind, this)
        is Place.Result -> ResultModel(place.id, this)
        is Place.Doubts -> DoubtsModel(place.id, this)
        is Place.Submit -> SubmitModel(place, this)
        Place.Submissions -> SentModel(this)
        Place.Outbox -> OutboxModel(this)
        Place.HandOver -> HandOverModel({ words }, this)
        is Place.Pupil -> PupilModel(place.round, this).also { it.begin() }
        is Place.SchoolClass -> ClassModel(place.round, this)
        Place.Inbox -> InboxModel(this)
        is Place.Open -> OpenModel(place.id, this)
        Place.Team -> TeamModel(this)
        Place.Settings -> SettingsModel(language, this)
        Place.Sheet -> SheetModel(::labels, this)
    }

    private fun labels() = with(words) {
        SheetLabels(
            locale.language, sheetTitle, paperWho("{name}", "{day}"), listOf(paperExplain, paperOnce), paperScan, paperWords, paperWordsHint, paperHub, paperTeam, paperKeep,
        )
    }

    private fun working(what: suspend () -> Unit) {
        scope.launch {
            try {
                what()
            } catch (fault: CoreFault) {
                say(Said.Wrong(fault.fault))
            }
            refresh()
        }
    }
}
