package nl.oogst.doors

import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.core.ClassChange
import nl.oogst.core.ForAssignment
import nl.oogst.core.Language
import nl.oogst.core.NumberTile
import nl.oogst.core.Oogst
import nl.oogst.core.PupilAnswer
import nl.oogst.core.PupilChoice
import nl.oogst.core.PupilScreen
import nl.oogst.core.PupilWants
import nl.oogst.core.RegistrationForm
import nl.oogst.core.RegistrationResult
import nl.oogst.core.SchoolClass
import nl.oogst.core.StartRound
import nl.oogst.ui.cards.Bar
import nl.oogst.ui.cards.Question
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.pupil.Answer
import nl.oogst.ui.pupil.Answering
import nl.oogst.ui.pupil.Ask
import nl.oogst.ui.pupil.Before
import nl.oogst.ui.pupil.ClassResult
import nl.oogst.ui.pupil.HandOver
import nl.oogst.ui.pupil.Mood
import nl.oogst.ui.pupil.Option
import nl.oogst.ui.pupil.Pick
import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.pupil.Pupil
import nl.oogst.ui.pupil.Seen

class Pupils internal constructor(private val oogst: Oogst) : PupilDoor {
    private val pupils get() = oogst.pupils()

    override suspend fun handOver(chosen: PupilDoor.Chosen, language: String): HandOver = asking {
        val classes = pupils.classes().filter { !it.closed }.map { Pick(it.id, it.name) }
        val forms = forms(language).map { Pick(it.id, it.title) }
        val cards = oogst.cards().templates().filter { it.language == there(language) }.map { Pick(it.tag, it.title) }
        HandOver(
            classes, one(classes, chosen.schoolClass) ?: classes.firstOrNull()?.id, forms, one(forms, chosen.questions) ?: forms.firstOrNull()?.id,
            cards, one(cards, chosen.card),
        )
    }

    private fun one(all: List<Pick>, id: String?) = all.find { it.id == id }?.id

    override suspend fun newClass(name: String, pupils: Int): String = asking { this.pupils.createClass(name, pupils.toUShort(), emptyList()).id }

    override suspend fun schoolClass(id: String): PupilDoor.Group = asking {
        val here = find(id)
        PupilDoor.Group(here.name, here.pupils.associate { it.number.toInt() to it.name.orEmpty() })
    }

    override suspend fun changeClass(id: String, to: PupilDoor.Group) = asking {
        val here = find(id)
        val names = here.pupils.associate { it.number.toInt() to it.name.orEmpty() }
        val changes = buildList {
            if (to.name != here.name) add(ClassChange.Rename(to.name))
            (names.keys - to.pupils.keys).forEach { add(ClassChange.Go(it.toUShort())) }
            (to.pupils.keys - names.keys).forEach { add(ClassChange.Come(it.toUShort())) }
            to.pupils.forEach { (number, name) -> if (name != names[number].orEmpty()) add(ClassChange.Name(number.toUShort(), name)) }
        }
        if (changes.isNotEmpty()) pupils.changeClass(id, changes)
        Unit
    }

    private suspend fun find(id: String): SchoolClass = pupils.classes().find { it.id == id } ?: throw CoreFault(Fault("pupil.class_unknown"))

    /** The same class, questions and lesson is the same round: a break, or the device that was handed back, starts no second one. */
    override suspend fun round(chosen: PupilDoor.Chosen, language: String): String = asking {
        val form = forms(language).find { it.id == chosen.questions } ?: throw CoreFault(Fault("pupil.form_unknown"))
        val schoolClass = chosen.schoolClass ?: throw CoreFault(Fault("pupil.class_unknown"))
        val here = pupils.rounds().find { it.`class` == schoolClass && it.lesson == chosen.lesson && it.form == form.title && (it.cards != null) == (chosen.card != null) }
        val round = here?.id ?: pupils.start(StartRound(schoolClass, form.id, there(language), chosen.card, chosen.lesson, null, ForAssignment.Running))
        // Who was at work in another lesson has gone: the teacher hands out this one.
        pupils.atWork()?.takeIf { it != round }?.let { pupils.leave() }
        round
    }

    override suspend fun atWork(): String? = asking { pupils.atWork() }
    override suspend fun lesson(round: String): String = asking { pupils.rounds().find { it.id == round }?.lesson.orEmpty() }
    override suspend fun seen(round: String): Seen = asking { pupils.screen(round).here() }
    override suspend fun begin(round: String, number: Int, anew: Boolean): Seen = asking { pupils.begin(round, number.toUShort(), anew).here() }

    override suspend fun answer(answer: Answer): Seen = asking {
        pupils.answer(
            when (answer) {
                Answer.Skip -> PupilAnswer.Skip
                is Answer.Chosen -> PupilAnswer.Chosen(answer.names)
                is Answer.Words -> PupilAnswer.Words(answer.text)
                is Answer.Photo -> PupilAnswer.Photo(answer.capture)
            },
        ).here()
    }

    override suspend fun photo(path: String): Seen = asking { pupils.photo(withContext(Dispatchers.IO) { File(path).readBytes() }).here() }
    override suspend fun previous(): Seen = asking { pupils.back().here() }
    override suspend fun stop(): Seen = asking { pupils.leave().here() }
    override suspend fun done(): Seen = asking { pupils.done().here() }
    override suspend fun takeBack(round: String, number: Int) = asking {
        pupils.withdraw(round, number.toUShort())
        Unit
    }

    override suspend fun result(round: String): ClassResult = asking {
        val result = pupils.result(round)
        ClassResult(
            result.lesson ?: result.goal.orEmpty(), result.done.size, result.`class`.toInt(), result.help.map { it.number.toInt() },
            result.bars.map { bar -> Question(bar.text, bar.steps.map { Bar(it.label, it.numbers.size) }, written = 0, blank = bar.skipped.toInt(), uncertain = 0) },
            result.minutes?.let { if (it.least == it.most) "${it.middle}" else "${it.middle} (${it.least}–${it.most})" },
            result.words.map { it.number.toInt() to it.text }, pieces(result), result.mayBeTold,
        )
    }

    /** What single pupils said that may go along, by number and as it was asked. */
    private suspend fun pieces(result: RegistrationResult): List<Piece> {
        val rows = if (result.photos.isEmpty()) emptyMap() else Captures(oogst).all().associateBy { it.id }
        // A photo that was removed since is none to send.
        return result.pieces.filter { it.item == null || it.item in rows }.map { Piece(it.number.toInt(), it.about, it.text, rows[it.item]?.thumb()) }
    }

    private fun forms(language: String): List<RegistrationForm> = pupils.forms(there(language))

    private fun there(language: String) = if (language == "en") Language.EN else Language.NL

    private fun NumberTile.here() = Pupil(number.toInt(), picture)

    private fun PupilScreen.here(): Seen = when (this) {
        is PupilScreen.Choose -> Seen.Numbers(numbers.map { it.here() })
        is PupilScreen.Finish -> Seen.Finish(pupil.here())
        is PupilScreen.Question -> Seen.Question(pupil.here(), Ask(key, text, how(), choices.map { it.here() }), at.toInt(), of.toInt(), said.here(), canGoBack)
    }

    private fun PupilScreen.Question.how() = when (wants) {
        PupilWants.ONE -> when {
            key == "help" -> Answering.Help
            choices.any { it.face != null } -> Answering.Faces
            key.startsWith("card:") -> Answering.Plain
            else -> Answering.Steps
        }
        PupilWants.SEVERAL -> Answering.Several
        PupilWants.MINUTES -> Answering.Minutes
        PupilWants.WORDS -> Answering.Words
        PupilWants.PHOTO -> Answering.Photo
    }

    private fun PupilChoice.here() = Option(name, label.ifEmpty { name }, face?.let(MOODS::get))

    private fun PupilAnswer?.here(): Before = when (this) {
        null, PupilAnswer.Skip -> Before()
        is PupilAnswer.Chosen -> Before(chosen = names.toSet())
        is PupilAnswer.Words -> Before(words = text)
        is PupilAnswer.Photo -> Before(photo = capture)
    }

    private companion object {
        val MOODS = mapOf("sad" to Mood.Sad, "unsure" to Mood.Unsure, "fine" to Mood.Fine, "happy" to Mood.Happy)
    }
}
