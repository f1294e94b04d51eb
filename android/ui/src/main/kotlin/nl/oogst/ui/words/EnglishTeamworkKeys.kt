package nl.oogst.ui.words

import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.start.Assignment
import nl.oogst.ui.submit.Phase
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.Tell

/** English, for what is done together. */
abstract class EnglishTeamworkKeys : Words() {
    // The assignment
    override val assignment = "Assignment"
    override val readAssignment = "Read all of it"
    override fun upTo(assignment: Assignment) = "until ${date(assignment.until)}"
    override fun period(from: String, until: String) = "From ${date(from)} until ${date(until)}"

    // Lessons
    override val lesson = "Lesson"
    override val whichLesson = "Which lesson?"
    override fun ofLesson(lesson: String) = "Lesson: $lesson"
    override fun cardsMissed(n: Int) = if (n == 0) "" else "$n not readable"

    override fun face(name: String) = when (name) {
        "happy" -> "happy"
        "fine" -> "content"
        "neutral" -> "neutral"
        "unsure" -> "unsure"
        "sad" -> "sad"
        else -> name
    }
    override fun readWritten(n: Int) = if (n == 1) "Read what is written (1 card)" else "Read what is written ($n cards)"
    override val closeWritten = "Close again"
    override val theseAreOn = "These are on it"

    // What goes along, and own submissions
    override val takeAlong = "Send along"
    override fun alongOf(n: Int) = "${some(n, "1 card", "$n cards")}. What goes along?"
    override fun tell(what: Tell?) = when (what) {
        null -> "None of it"
        Tell.Counts -> "Counts only"
        Tell.Cards -> "Every card, with its number"
        Tell.Photos -> "The photos of the cards too"
    }
    override fun tellHint(what: Tell) = when (what) {
        Tell.Counts -> alongTallyHint
        Tell.Cards -> "What each card says, under its number, never under a name."
        Tell.Photos -> "Every card, and the photos as you took them. Check that no names are on them."
    }
    override fun numberAlong(number: Int, n: Int) = "Number $number: $n chosen"
    override fun alongTally(n: Int) = "Counts of ${some(n, "1 pupil", "$n pupils")}"
    override val alongTallyHint = "Only how often each answer was chosen, without numbers."
    override val alongTooFew = "Only from five pupils on: with fewer one could guess who chose what."
    override val countsTooFew = "Counts can go along only from five pupils on: with fewer one could guess who chose what."
    override val alongPieces = "From one pupil too?"
    override val alongPiecesHint = "Goes along under the number, never under a name."
    override val amended = "Your submission is changed"
    override val amendNow = "Submit the change"
    override val submittedAlong = "What you chose is submitted"
    override val mySubmissions = "My submissions"
    override val toSubmissions = "To my submissions"
    override fun submissionCount(n: Int) = some(n, "1 submission", "$n submissions")
    override val noSubmissions = "Nothing submitted yet"
    override val noSubmissionsHint = "What you submit you can follow, change and withdraw here."
    override val amend = "Change"
    override val withdraw = "Withdraw"
    override val withdrawSure = "Withdraw this submission?"
    override val withdrawSureHint = "The preparation group sees that you withdrew it, and nothing of it any more. Your captures stay on this device."
    override val keepSo = "Leave it"

    // What pupils said
    override val photosOfWork = "Photos of their work"
    override fun tellsOf(cards: Int, pupils: Int) = listOfNotNull(some(cards, "1 card", "$cards cards").takeIf { cards > 0 }, some(pupils, "1 pupil", "$pupils pupils").takeIf { pupils > 0 }).joinToString(" · ")
    override fun helpOf(n: Int, of: Int) = "$n of $of would like help"

    // Classes
    override val classNameLabel = "Name of the class"
    override val classSize = "Number of pupils"
    override val oneFewer = "One fewer"
    override val oneMore = "One more"
    override val makeClass = "Make the class"
    override val changeClass = "Change the class"
    override val pupilNames = "Names with the numbers"
    override val pupilNamesHint = "Names stay on your own devices. They may be left empty."
    override fun numberGoes(n: Int) = "Take number $n away"
    override val numberComes = "Add a number"
    override val numberGoesHint = "What a number said is kept when it goes."

    // Devices, and going
    override val thisDevice = "This device"
    override fun device(n: Int) = "Device $n"
    override val remove = "Remove"
    override val removePerson = "Take out of the team"
    override fun removeDeviceSure(name: String) = "Remove a device of $name?"
    override val removeDeviceHint = "It gets nothing of the team any more. What is on it stays on it."
    override fun removePersonSure(name: String) = "Take $name out of the team?"
    override val removePersonHint = "All devices of this person go too. Coming back takes a new invitation."
    override val openInvites = "Open invitations"
    override fun inviteUses(n: Int) = "For ${some(n, "1 colleague", "$n colleagues")}"
    override fun inviteUntil(until: Long) = "Until ${moment(until)}"
    override val leaveTeam = "Leave the team"
    override val leaveSure = "Leave this team?"
    override val leaveHint = "Your captures stay on this device. Coming back takes a new invitation."
    override val leaveAnyway = "Leave all the same"

    override fun phase(sent: Sent) = when (sent.phase) {
        Phase.Queued -> if (sent.of == 0) "Waits for a connection" else "On its way: ${sent.sent} of ${sent.of}"
        Phase.Received -> "Received"
        Phase.Opened -> listOfNotNull("Opened by the preparation group", sent.openedAt?.let(::moment)).joinToString(", ")
        Phase.Withdrawn -> "Withdrawn"
    }

    override fun piece(about: String) = when (about) {
        "mastery" -> "how well do you get it"
        "words" -> "in own words"
        "photo" -> "photo of own work"
        "minutes" -> "how long"
        "help" -> "help"
        "effort" -> "effort"
        "difficulty" -> "difficulty"
        "motivation" -> "motivation"
        else -> "feeling"
    }

    override fun pieceText(piece: Piece) = when (piece.text) {
        "yes" -> "Yes"
        "no" -> "No"
        else -> if (piece.about == "minutes") "${piece.text} min" else piece.text
    }
}
