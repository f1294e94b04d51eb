package nl.oogst.doors

import nl.oogst.core.Oogst
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.PupilDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.pupil.Ask
import nl.oogst.ui.pupil.ClassResult
import nl.oogst.ui.pupil.HandOver
import nl.oogst.ui.pupil.Said

/** Waits for the facade's pupils: until then a class can't be made, and every call says so by code. */
class Pupils internal constructor(@Suppress("unused") private val oogst: Oogst) : PupilDoor {
    override suspend fun handOver(chosenClass: String?, chosenScale: String?, lesson: String) = HandOver(emptyList(), null, lesson, emptyList(), null, 0)
    override suspend fun newClass(name: String, pupils: Int): String = notYet()
    override suspend fun asks(scale: String): List<Ask> = notYet()
    override suspend fun numbers(turn: PupilDoor.Turn): Pair<List<Int>, Set<Int>> = notYet()
    override suspend fun register(turn: PupilDoor.Turn, number: Int, answers: Map<String, Said>): String = notYet()
    override suspend fun takeBack(registration: String) = notYet()
    override suspend fun result(turn: PupilDoor.Turn): ClassResult = notYet()

    private fun notYet(): Nothing = throw CoreFault(Fault("app.not_yet"))
}
