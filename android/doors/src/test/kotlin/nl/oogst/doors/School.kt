package nl.oogst.doors

import java.io.File
import java.time.LocalDate
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CycleDraft
import nl.oogst.core.ForAssignment
import nl.oogst.core.Language
import nl.oogst.core.Meeting
import nl.oogst.core.PracticeAssignment
import nl.oogst.core.PupilAnswer
import nl.oogst.core.PupilScreen
import nl.oogst.core.PupilWants
import nl.oogst.core.StartRound
import nl.oogst.core.SyncWay
import nl.oogst.ui.outbox.Network

/** A hub, a preparer and a colleague who takes part. [screens]: where screens on them run. */
class School(private val folder: File, private val screens: CoroutineScope, from: LocalDate = LocalDate.now(), until: LocalDate = LocalDate.now().plusDays(6)) : AutoCloseable {
    private val hub = Hub(File(folder, "hub"))
    val preparer = open("preparer")
    val colleague = open("colleague")

    init {
        runBlocking {
            preparer.raw.team().found(hub.foundingLink(), "De Regenboog", "Noor")
            val assignment = PracticeAssignment("Sluit een les af met exitkaarten", "Kies een les. Vraag aan het eind wat je wilt weten.", "Zeggen waar je staat", true, 0uL, 0uL)
            val cycle = preparer.raw.cycles().create(CycleDraft("Exitkaarten", "groep 5-8", Meeting(null, null), assignment, "$from", "$until", Meeting(null, null)))
            preparer.raw.cycles().publish(cycle)
            sync(preparer)
            colleague.team.join(preparer.team.invite(5, 24).link, "Anouk")
            sync(colleague)
        }
    }

    fun open(name: String): OogstCore = runBlocking { OogstCore.open(File(folder, name).apply { mkdirs() }, MemoryVault()) { Network.Unmetered } }

    suspend fun sync(core: OogstCore) { core.raw.sync().run(SyncWay(), null, null) }

    override fun close() {
        screens.settle()
        preparer.close()
        colleague.close()
        hub.close()
    }
}

/** A round with an exit card in which the numbers from 1 on said something; gives the round. The second one's words and photo too. */
suspend fun round(core: OogstCore, pupils: Int, photo: File): String {
    val door = core.raw.pupils()
    val group = door.createClass("Groep 6a", 8u, emptyList())
    val form = door.forms(Language.NL).maxBy { it.questions.size }
    val card = core.raw.cards().templates().first { it.language == Language.NL }.tag
    val round = door.start(StartRound(group.id, form.id, Language.NL, card, "Breuken, les 4", null, ForAssignment.Running))
    (1..pupils).forEach { number ->
        var screen = door.begin(round, number.toUShort(), false)
        while (screen is PupilScreen.Question) {
            screen = when (screen.wants) {
                PupilWants.WORDS -> door.answer(if (number == 2) PupilAnswer.Words("Samen lukte het wel.") else PupilAnswer.Skip)
                PupilWants.PHOTO -> if (number == 2) door.photo(photo.readBytes()) else door.answer(PupilAnswer.Skip)
                else -> door.answer(PupilAnswer.Chosen(listOf(screen.choices.first().name)))
            }
        }
        door.done()
    }
    return round
}
