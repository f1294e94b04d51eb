package nl.oogst.ui.cards

import nl.oogst.ui.app.Around
import nl.oogst.ui.app.Model
import nl.oogst.ui.app.Place
import nl.oogst.ui.app.readably
import nl.oogst.ui.capture.Look
import nl.oogst.ui.capture.Looking
import nl.oogst.ui.capture.Sight
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.kept
import nl.oogst.ui.parts.passes

class LessonsModel(around: Around) : Model<LessonsState>(LessonsState(), around), LessonsActions {
    override fun refresh() { load({ around.core.cards.lessons() }) { copy(load = it) } }
    override fun open(id: String) = around.go(Place.Result(id))
    override fun scan() = around.go(Place.Scan)
    override fun retry() = refresh()
    override fun back() = around.back()
}

class ScanModel(around: Around) : Model<ScanState>(ScanState(), around), ScanActions, Looking {
    private var result: String? = null
    private var looking = false

    override val look = Look.Cards
    override val refused get() = now.refused

    override fun refresh() {
        work({ }) { around.core.captures.lessons().let { set { copy(lessons = it) } } }
    }

    override fun naming(open: Boolean) = set { copy(naming = open) }
    override fun lesson(text: String) = set { copy(lesson = text) }

    /**
     * A grey frame of the viewfinder, upright; sizes and [stride] in pixels. One at a time: while the core looks, newer frames are let
     * go. [done] when the next one is welcome.
     */
    fun frame(luma: ByteArray, width: Int, height: Int, stride: Int, done: () -> Unit = {}) {
        if (looking || now.reading) return done()
        looking = true
        work({ looked(done) }) {
            val seen = around.core.cards.look(luma, width, height, stride)
            // Meanwhile the viewfinder may have closed: outlines over nothing are no help.
            if (!now.reading && live) set { copy(outlines = seen.outlines, ratio = seen.ratio, advice = seen.advice) }
            looked(done)
        }
    }

    private fun looked(done: () -> Unit) {
        looking = false
        done()
    }

    /** Whether a viewfinder shows what is before the camera. */
    private var live = false

    /** The viewfinder shows a picture: what was wrong with the camera before is over. */
    override fun live(sight: Sight) {
        live = true
        set { copy(fault = fault?.takeUnless { it.code.startsWith(CAMERA) }, advice = Advice.LookingFor) }
    }

    /** The viewfinder closed; with a [fault] when it could not stay open. The shutter then opens the phone's own camera. */
    override fun blind(fault: Fault?) {
        live = false
        set { copy(outlines = emptyList(), advice = Advice.None, fault = fault ?: this.fault) }
    }

    /** The shutter of the viewfinder went: until [photo] or [wrong] there is no second one. */
    override fun taking() = set { copy(reading = true, fault = null) }

    /** A photo of cards was taken or chosen. [done] when the next one may be read; whether it may be thrown away. */
    fun photo(path: String, done: (over: Boolean) -> Unit) {
        set { copy(reading = true, fault = null) }
        work({ fault -> set { copy(reading = false, fault = if (fault.passes) fault.kept() else fault) }; done(!fault.passes) }) {
            val read = around.platform.readably(path) { around.core.cards.scan(it, now.lesson.trim().ifEmpty { null }) }
            if (read.result == null) set { copy(reading = false, fault = Fault("cards.none_found")) }
            else {
                result = read.result
                around.platform.haptic()
                set { copy(reading = false, read = read.cards, missed = read.unreadable, fault = null) }
            }
            done(true)
        }
    }

    /** Whether the camera may not be used. */
    override fun refused(so: Boolean) = set { copy(refused = so) }
    override fun wrong(fault: Fault) = set { copy(reading = false, fault = fault) }

    override fun shutter() = around.platform.cardsCamera()
    override fun gallery() = around.platform.pick()
    override fun allow() = around.platform.allowCamera()
    override fun done() { result?.let { around.back(); around.go(Place.Result(it)) } }
    override fun back() = around.back()

    private companion object {
        /** How the codes begin of what can be wrong with a camera. */
        const val CAMERA = "app.camera_"
    }
}

class ResultModel(private val id: String, around: Around) : Model<ResultState>(ResultState(), around), ResultActions {
    override fun refresh() {
        load({ around.core.cards.result(id) }) { copy(load = it) }
        now.reading?.let(::look)
    }

    override fun read(question: String) {
        val open = question.takeIf { it != now.reading }
        set { copy(reading = open, written = null, fault = null) }
        open?.let(::look)
    }

    private fun look(question: String) {
        work({ fault -> set { copy(reading = null, fault = fault) } }) {
            val written = around.core.cards.written(id, question)
            // Meanwhile another may have been opened.
            if (now.reading == question) set { copy(written = written) }
        }
    }

    override fun doubts() = around.go(Place.Doubts(id))
    override fun right(option: String) {
        work({ fault -> set { copy(fault = fault) } }) {
            around.core.cards.right(id, listOf(option))
            set { copy(fault = null) }
            refresh()
        }
    }
    override fun more() = around.go(Place.Scan)
    override fun submit() = around.go(Place.Submit(result = id))
    override fun retry() = refresh()
    override fun back() = around.back()
}

class DoubtsModel(private val id: String, around: Around) : Model<DoubtsState>(DoubtsState(), around), DoubtsActions {
    private var queue: List<Doubt> = emptyList()
    private var at = 0
    private val answered = ArrayDeque<Int>()

    /** The queue is asked for once: answering doesn't reorder what one is in the middle of. */
    override fun refresh() {
        if (queue.isNotEmpty()) return
        work({ fault -> set { copy(load = Load.Failed(fault)) } }) {
            queue = around.core.cards.doubts(id)
            show()
        }
    }

    private fun show() = set { copy(ticked = emptySet(), load = Load.Here(Doubts(minOf(at + 1, queue.size), queue.size, queue.getOrNull(at))), canUndo = answered.isNotEmpty()) }

    override fun answer(option: String) = decide(listOf(option))
    override fun tick(option: String) = set { copy(ticked = if (option in ticked) ticked - option else ticked + option) }
    override fun these() {
        // In the card's order, whatever was tapped first.
        val ticked = now.ticked
        queue.getOrNull(at)?.let { doubt -> decide(doubt.options.map { it.name }.filter { it in ticked }.sorted()) }
    }

    override fun blank() = decide(emptyList())

    private fun decide(answer: List<String>) {
        val doubt = queue.getOrNull(at) ?: return
        work {
            around.core.cards.decide(id, doubt, answer)
            answered.addLast(at)
            at += 1
            show()
        }
    }

    override fun skip() {
        at += 1
        show()
    }

    /** Back to the last one: answering it again replaces what was said. */
    override fun undo() {
        at = answered.removeLastOrNull() ?: return
        show()
    }

    override fun retry() = refresh()
    override fun back() = around.back()
}
