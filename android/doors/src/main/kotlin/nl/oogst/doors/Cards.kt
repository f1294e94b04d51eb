package nl.oogst.doors

import nl.oogst.core.CardRef
import nl.oogst.core.CropRef
import nl.oogst.core.ForAssignment
import nl.oogst.core.GuidanceFrame
import nl.oogst.core.LessonResult
import nl.oogst.core.Oogst
import nl.oogst.core.Piles as CorePiles
import nl.oogst.ui.cards.Advice
import nl.oogst.ui.cards.Bar
import nl.oogst.ui.cards.Card
import nl.oogst.ui.cards.Doubt
import nl.oogst.ui.cards.Lesson
import nl.oogst.ui.cards.Option
import nl.oogst.ui.cards.Outline
import nl.oogst.ui.cards.Piles
import nl.oogst.ui.cards.Question
import nl.oogst.ui.cards.Result
import nl.oogst.ui.cards.ScanState
import nl.oogst.ui.core.CardDoor
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.parts.Fault

class Cards internal constructor(private val oogst: Oogst) : CardDoor {
    /** The crops of the doubts that are open, by the keys that they name. */
    private val crops = HashMap<String, ByteArray>()

    override suspend fun lessons(): List<Lesson> = asking {
        oogst.cards().results().map { row -> Lesson(row.id, row.title, row.lesson, row.cards.toInt(), oogst.cards().result(row.id).view.doubts.size, row.at) }
    }

    override suspend fun scan(path: String, lesson: String?): CardDoor.Read = asking {
        val scanned = oogst.cards().scan(listOf(path), lesson, ForAssignment.Running, null, null)
        val photo = scanned.photos.firstOrNull()
        photo?.failed?.let { throw CoreFault(Fault(it)) }
        val most = scanned.results.maxByOrNull { it.view.cards }
        CardDoor.Read(most?.id, most?.view?.cards?.toInt() ?: 0, photo?.unreadable?.size ?: 0)
    }

    override suspend fun look(luma: ByteArray, width: Int, height: Int, stride: Int): ScanState = asking {
        val seen = oogst.cards().look(GuidanceFrame(luma, width.toUInt(), height.toUInt(), stride.toUInt()))
        val ready = seen.advice == "ready"
        val outlines = seen.places.map { place -> Outline(place.corners.map { it.x to it.y }, ready) }
        ScanState(outlines, width.toFloat() / height, advice(seen.advice, outlines.isEmpty()))
    }

    override suspend fun result(id: String): Result = asking {
        val view = oogst.cards().result(id).view
        Result(
            view.title, view.goal, view.cards.toInt(), piles(view.piles),
            view.bars(),
            view.doubts.size,
        )
    }

    override suspend fun doubts(id: String): List<Doubt> = asking {
        val doubts = oogst.cards().result(id).view.doubts
        val cut = runCatching { oogst.cards().crops(id, doubts.map { CropRef(it.card, it.question) }) }.getOrDefault(emptyList())
        synchronized(crops) {
            crops.clear()
            cut.forEach { crops[key(it.of.card, it.of.question)] = it.jpeg }
        }
        doubts.map { doubt ->
            Doubt(
                Card(write(doubt.card), "${doubt.card.number}"), doubt.question, doubt.text, key(doubt.card, doubt.question),
                doubt.choices.map { Option(it.name, it.label.ifEmpty { face(it.name) }, it.likely) }.sortedByDescending { it.likely }, doubt.several, doubt.contradicted,
            )
        }
    }

    /** A crop by its key; the screens ask for all pictures at one door. */
    internal fun crop(key: String): ByteArray? = synchronized(crops) { crops[key] }

    override suspend fun decide(id: String, doubt: Doubt, answer: List<String>) = asking {
        oogst.cards().decide(id, read(doubt.card.id), doubt.key, answer)
        Unit
    }

    override suspend fun right(id: String, options: List<String>) = asking {
        oogst.cards().sayRight(id, options)
        Unit
    }

    private fun piles(piles: CorePiles): Piles = when (piles) {
        is CorePiles.Sorted -> Piles.Sorted(cards(piles.gotIt), cards(piles.almost), cards(piles.notYet), cards(piles.apart))
        is CorePiles.SayRight -> Piles.SayRight(piles.question, piles.question, piles.options.map { Option(it.name, it.label.ifEmpty { face(it.name) }, it.likely) })
        CorePiles.None -> Piles.None
    }

    private fun cards(refs: List<CardRef>) = refs.map { Card(write(it), "${it.number}") }

    /** A card's number and the run it was printed in, as one text. */
    private fun write(card: CardRef) = "${card.number} ${card.run.orEmpty()}"

    private fun read(id: String) = CardRef(id.substringBefore(' ').toUShort(), id.substringAfter(' ').ifEmpty { null })

    private fun key(card: CardRef, question: String) = "crop:${write(card)}:$question"

    private fun advice(code: String, none: Boolean) = when (code) {
        "ready" -> Advice.Good
        "closer" -> Advice.Closer
        "hold_still" -> Advice.Steady
        "too_dark" -> Advice.Light
        "glare" -> Advice.Glare
        else -> if (none) Advice.LookingFor else Advice.None
    }
}

private val FACES = mapOf("a" to "☹", "b" to "😐", "c" to "🙂", "d" to "😀", "e" to "🤩")

/** A face has no words on paper: it is drawn here. */
private fun face(name: String) = FACES[name] ?: name

/** How often each answer was given, a question after the other. */
internal fun LessonResult.bars(): List<Question> = questions.map {
    Question(it.text, it.options.map { bar -> Bar(bar.label.ifEmpty { face(bar.name) }, bar.count.toInt()) }, it.written.toInt(), it.blank.toInt(), it.uncertain.toInt())
}
