package nl.oogst.ui.core

import nl.oogst.ui.pupil.Answer
import nl.oogst.ui.pupil.ClassResult
import nl.oogst.ui.pupil.HandOver
import nl.oogst.ui.pupil.Seen

/**
 * What pupil mode asks of the core. The core leads: it says which screen a pupil sees, and keeps every answer durably before it shows
 * the next. A screen that was being filled in when the battery died is the first one afterwards.
 */
interface PupilDoor {
    /** Classes, question sets and exit cards in a language (`nl`, `en`); the first of each where nothing was chosen. */
    suspend fun handOver(chosen: Chosen, language: String): HandOver
    suspend fun newClass(name: String, pupils: Int): String
    /** A class with its numbers and the names that the teacher gave them. */
    suspend fun schoolClass(id: String): Group
    /** Makes the class what this says: numbers come and go, names change. All of it, or nothing. */
    suspend fun changeClass(id: String, to: Group)
    /** The round of what was chosen: goes on with the one that there is, or starts one. */
    suspend fun round(chosen: Chosen, language: String): String
    /** The round that a pupil is at work in; also after a restart. */
    suspend fun atWork(): String?
    /** What it is about, for above the numbers. */
    suspend fun lesson(round: String): String
    suspend fun seen(round: String): Seen
    /** A number is chosen; [anew] when it was done before and may say it again. */
    suspend fun begin(round: String, number: Int, anew: Boolean): Seen
    suspend fun answer(answer: Answer): Seen
    /** Answers with a photo of own work from a file, which stays. */
    suspend fun photo(path: String): Seen
    suspend fun previous(): Seen
    /** Stops before being done: nothing of it is kept. */
    suspend fun stop(): Seen
    suspend fun done(): Seen
    /** Takes back what a number registered. */
    suspend fun takeBack(round: String, number: Int)
    suspend fun result(round: String): ClassResult

    /** Numbers, each with a name or none. */
    data class Group(val name: String, val pupils: Map<Int, String>)

    /** What the teacher chose: a class, a set of questions, an exit card to go with it, a lesson or goal. */
    data class Chosen(val schoolClass: String? = null, val questions: String? = null, val card: String? = null, val lesson: String = "")
}
