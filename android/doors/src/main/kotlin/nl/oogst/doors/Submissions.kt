package nl.oogst.doors

import nl.oogst.core.CaptureRow
import nl.oogst.core.ChosenCapture
import nl.oogst.core.ChosenPiece
import nl.oogst.core.ChosenResult
import nl.oogst.core.ChosenRound
import nl.oogst.core.ForAssignment
import nl.oogst.core.Oogst
import nl.oogst.core.ResultDetail
import nl.oogst.core.Submission
import nl.oogst.core.SubmissionPhase
import nl.oogst.core.Submit
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.SubmissionDoor
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.submit.Phase
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.Tell

class Submissions internal constructor(private val oogst: Oogst) : SubmissionDoor {
    private val submissions get() = oogst.submissions()

    override suspend fun choosable(): SubmissionDoor.Choosable = asking {
        val suggested = submissions.suggest()
        val rows = rows()
        SubmissionDoor.Choosable(suggested.fresh.mapNotNull { rows[it]?.thumb() }, suggested.lastLesson.take(LARGEST).toSet())
    }

    override suspend fun draft(): Map<Prompt, String> = asking { submissions.draft().here().toMap() }
    override suspend fun keepDraft(reflection: Map<Prompt, String>) = asking { submissions.keepDraft(reflection.there()) }

    override suspend fun submit(what: SubmissionDoor.Going) = asking {
        val rounds = what.round?.takeIf { what.tally || what.pieces.isNotEmpty() }?.let { round ->
            ChosenRound(round, what.tally, what.pieces.map { ChosenPiece(it.number.toUShort(), it.about) })
        }
        submissions.submit(
            Submit(
                assignment = ForAssignment.Running, captures = chosen(what.captures), cards = what.cards.map { (result, told) -> ChosenResult(result, if (told == Tell.Counts) ResultDetail.COUNTS else ResultDetail.CARDS) },
                reflection = what.reflection.there(), rounds = listOfNotNull(rounds),
            ),
        )
        Unit
    }

    override suspend fun sent(): List<Sent> = asking {
        val rows = rows()
        submissions.list().map { submission ->
            val newest = submission.versions.firstOrNull()
            Sent(
                submission.id, newest?.at ?: 0, submission.phase.here(), submission.sent.toInt(), submission.of.toInt(), submission.openedAt,
                newest?.captures.orEmpty().mapNotNull { rows[it]?.thumb() }, newest?.reflection?.here().orEmpty().firstOrNull()?.second, submission.conflict,
            )
        }
    }

    override suspend fun held(id: String): SubmissionDoor.Held = asking {
        val submission = find(id)
        val who = submissions.chosen(id).associate { it.capture to it.pupils.here() }
        val rows = rows()
        val there = who.keys.toList() + submissions.suggest().fresh.filter { it !in who }
        SubmissionDoor.Held(there.mapNotNull { rows[it]?.thumb() }, who, submission.versions.firstOrNull()?.reflection?.here().orEmpty().toMap())
    }

    /** What isn't asked here stays as it was said. */
    override suspend fun amend(id: String, captures: Map<String, Pupils>, reflection: Map<Prompt, String>) = asking {
        val before = find(id).versions.firstOrNull()?.reflection?.followUpQuestion.orEmpty()
        submissions.amend(id, chosen(captures), reflection.there().copy(followUpQuestion = before))
    }

    override suspend fun withdraw(id: String) = asking { submissions.withdraw(id) }

    private suspend fun rows(): Map<String, CaptureRow> = Captures(oogst).all().associateBy { it.id }
    private suspend fun find(id: String): Submission = submissions.list().find { it.id == id } ?: throw CoreFault(Fault("submission.unknown"))
    private fun chosen(captures: Map<String, Pupils>) = captures.map { (capture, who) -> ChosenCapture(capture, who.there()) }

    private fun SubmissionPhase.here() = when (this) {
        SubmissionPhase.QUEUED -> Phase.Queued
        SubmissionPhase.RECEIVED -> Phase.Received
        SubmissionPhase.OPENED -> Phase.Opened
        SubmissionPhase.WITHDRAWN -> Phase.Withdrawn
    }

    private companion object {
        /** What one submission holds at most. */
        const val LARGEST = 200
    }
}
