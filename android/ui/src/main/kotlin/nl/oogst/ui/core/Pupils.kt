package nl.oogst.ui.core

import nl.oogst.ui.pupil.Ask
import nl.oogst.ui.pupil.ClassResult
import nl.oogst.ui.pupil.HandOver
import nl.oogst.ui.pupil.Said

/** What pupil mode asks of the core. */
interface PupilDoor {
    /** Classes, question sets, and what was chosen last. */
    suspend fun handOver(chosenClass: String?, chosenScale: String?, lesson: String): HandOver
    suspend fun newClass(name: String, pupils: Int): String
    /** The questions of a set, in the order they are asked. */
    suspend fun asks(scale: String): List<Ask>
    /** Numbers of the class, and those done for this lesson. */
    suspend fun numbers(turn: Turn): Pair<List<Int>, Set<Int>>
    /** Keeps one pupil's answers; durable when it returns. Gives what takes it back. */
    suspend fun register(turn: Turn, number: Int, answers: Map<String, Said>): String
    suspend fun takeBack(registration: String)
    suspend fun result(turn: Turn): ClassResult

    /** Which class does which lesson with which questions. */
    data class Turn(val schoolClass: String, val lesson: String, val scale: String)
}
