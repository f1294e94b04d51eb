package nl.oogst.ui.words

import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.start.Assignment
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.Tell

/** The sentences of what is done together: the assignment, submissions, classes, devices. */
abstract class TeamworkKeys : Formats() {
    // The assignment
    abstract val assignment: String
    abstract val readAssignment: String
    abstract fun upTo(assignment: Assignment): String
    abstract fun period(from: String, until: String): String

    // Lessons
    abstract val lesson: String
    abstract val whichLesson: String
    abstract fun ofLesson(lesson: String): String
    abstract fun cardsMissed(n: Int): String

    // Cards
    abstract fun face(name: String): String
    abstract fun readWritten(n: Int): String
    abstract val closeWritten: String
    abstract val theseAreOn: String

    // What goes along, and own submissions
    abstract val takeAlong: String
    abstract fun alongOf(n: Int): String
    abstract fun tell(what: Tell?): String
    abstract fun tellHint(what: Tell): String
    abstract fun numberAlong(number: Int, n: Int): String
    abstract fun alongTally(n: Int): String
    abstract val alongTallyHint: String
    abstract val alongTooFew: String
    abstract val countsTooFew: String
    abstract val alongPieces: String
    abstract val alongPiecesHint: String
    abstract val amended: String
    abstract val amendNow: String
    abstract val submittedAlong: String
    abstract val mySubmissions: String
    abstract val toSubmissions: String
    abstract fun submissionCount(n: Int): String
    abstract val noSubmissions: String
    abstract val noSubmissionsHint: String
    abstract val amend: String
    abstract val withdraw: String
    abstract val withdrawSure: String
    abstract val withdrawSureHint: String
    abstract val keepSo: String

    // What pupils said
    abstract val photosOfWork: String
    abstract fun tellsOf(cards: Int, pupils: Int): String
    abstract fun helpOf(n: Int, of: Int): String

    // Classes
    abstract val classNameLabel: String
    abstract val classSize: String
    abstract val oneFewer: String
    abstract val oneMore: String
    abstract val makeClass: String
    abstract val changeClass: String
    abstract val pupilNames: String
    abstract val pupilNamesHint: String
    abstract fun numberGoes(n: Int): String
    abstract val numberComes: String
    abstract val numberGoesHint: String

    // Devices, and going
    abstract val thisDevice: String
    abstract fun device(n: Int): String
    abstract val remove: String
    abstract val removePerson: String
    abstract fun removeDeviceSure(name: String): String
    abstract val removeDeviceHint: String
    abstract fun removePersonSure(name: String): String
    abstract val removePersonHint: String
    abstract val openInvites: String
    abstract fun inviteUses(n: Int): String
    abstract fun inviteUntil(until: Long): String
    abstract val leaveTeam: String
    abstract val leaveSure: String
    abstract val leaveHint: String
    abstract val leaveAnyway: String

    // By what they are about
    abstract fun phase(sent: Sent): String
    abstract fun piece(about: String): String
    abstract fun pieceText(piece: Piece): String
}
