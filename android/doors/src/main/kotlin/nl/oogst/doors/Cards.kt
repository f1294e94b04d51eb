package nl.oogst.doors

import nl.oogst.core.CardRef
import nl.oogst.core.CropRef
import nl.oogst.core.ForAssignment
import nl.oogst.core.GuidanceFrame
import nl.oogst.core.LessonResult
import nl.oogst.core.Oogst
import nl.oogst.core.OogstException
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
import nl.oogst.ui.cards.Written
import nl.oogst.ui.core.CardDoor
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.parts.Fault

class Cards internal constructor(private val oogst: Oogst) : CardDoor {
    /** The crops of what is on screen, by the keys that it names. */
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
            view.title, view.goal, view.cards.toInt(), view.piles(),
            view.bars(),
            view.doubts.size,
        )
    }

    override suspend fun tellable(id: String): CardDoor.Tellable = asking {
        val result = oogst.cards().result(id)
        val rows = if (result.captures.isEmpty()) emptyMap() else Captures(oogst).all().associateBy { it.id }
        CardDoor.Tellable(result.view.title, result.view.cards.toInt(), result.countsMayBeTold, result.captures.mapNotNull { rows[it]?.thumb() })
    }

    override suspend fun written(id: String, question: String): List<Written> = asking {
        val written = oogst.cards().result(id).view.written.filter { it.question == question }.sortedBy { it.card.number }
        val keys = cut(id, written.filter { it.text == null }.map { CropRef(it.card, question) })
        written.map { Written("${it.card.number}", it.text, keys[CropRef(it.card, question)]) }
    }

    /**
     * Cuts out what a screen is about to show, by the keys to name it by; what was cut before is let go. A key is of these very pixels:
     * screens keep pictures by it, and card 7 of another lesson, or photographed again, is another picture.
     */
    private suspend fun cut(id: String, wanted: List<CropRef>): Map<CropRef, String> {
        val cut = try {
            oogst.cards().crops(id, wanted)
        } catch (_: OogstException) {
            // The photo is not here any more: the questions are.
            emptyList()
        }
        return synchronized(crops) {
            crops.clear()
            cut.associate { crop ->
                val key = "crop:$id:${write(crop.of.card)}:${crop.of.question}:${crop.jpeg.contentHashCode()}"
                crops[key] = crop.jpeg
                crop.of to key
            }
        }
    }

    override suspend fun doubts(id: String): List<Doubt> = asking {
        val doubts = oogst.cards().result(id).view.doubts
        val keys = cut(id, doubts.map { CropRef(it.card, it.question) })
        doubts.map { doubt ->
            Doubt(
                Card(write(doubt.card), "${doubt.card.number}"), doubt.question, doubt.text, keys[CropRef(doubt.card, doubt.question)],
                doubt.choices.map { Option(it.name, it.label, it.likely) }.sortedByDescending { it.likely }, doubt.several, doubt.contradicted,
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

    private fun advice(code: String, none: Boolean) = when (code) {
        "ready" -> Advice.Good
        "closer" -> Advice.Closer
        "hold_still" -> Advice.Steady
        "too_dark" -> Advice.Light
        "glare" -> Advice.Glare
        else -> if (none) Advice.LookingFor else Advice.None
    }
}

/** How often each answer was given, a question after the other. */
internal fun LessonResult.bars(): List<Question> = questions.map {
    Question(it.text, it.options.map { bar -> Bar(bar.label, bar.count.toInt(), bar.name) }, it.written.toInt(), it.blank.toInt(), it.uncertain.toInt(), key = it.key)
}

/** Who got it, by their cards' numbers. */
internal fun LessonResult.piles(): Piles = when (val piles = piles) {
    is CorePiles.Sorted -> Piles.Sorted(cards(piles.gotIt), cards(piles.almost), cards(piles.notYet), cards(piles.apart))
    is CorePiles.SayRight -> Piles.SayRight(questions.find { it.key == piles.question }?.text ?: piles.question, piles.options.map { Option(it.name, it.label, it.likely) })
    CorePiles.None -> Piles.None
}

private fun cards(refs: List<CardRef>) = refs.map { Card(write(it), "${it.number}") }

/** A card's number and the run it was printed in, as one text. */
private fun write(card: CardRef) = "${card.number} ${card.run.orEmpty()}"

private fun read(id: String) = CardRef(id.substringBefore(' ').toUShort(), id.substringAfter(' ').ifEmpty { null })
