package nl.oogst.doors

import nl.oogst.core.ChosenCapture
import nl.oogst.core.ChosenResult
import nl.oogst.core.ForAssignment
import nl.oogst.core.Oogst
import nl.oogst.core.ResultDetail
import nl.oogst.core.SubmissionPhase
import nl.oogst.core.Submit
import nl.oogst.ui.core.SubmissionDoor
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils

class Submissions internal constructor(private val oogst: Oogst) : SubmissionDoor {
    override suspend fun choosable(): List<Thumb> = asking {
        val held = oogst.submissions().list().filter { it.phase != SubmissionPhase.WITHDRAWN }.flatMap { it.versions }.flatMap { it.captures }.toSet()
        Captures(oogst).all().filter { it.id !in held && !it.ownOnly }.take(LARGEST).map { it.thumb() }
    }

    override suspend fun submit(pupils: Map<String, Pupils>, reflection: Map<Prompt, String>, results: List<String>) = asking {
        val captures = pupils.map { (capture, who) -> ChosenCapture(capture, who.there()) }
        oogst.submissions().submit(Submit(assignment = ForAssignment.Running, captures = captures, cards = results.map { ChosenResult(it, ResultDetail.COUNTS) }, rounds = emptyList(), reflection = reflection.there()))
        Unit
    }

    private companion object {
        /** What one submission holds at most. */
        const val LARGEST = 200
    }
}
