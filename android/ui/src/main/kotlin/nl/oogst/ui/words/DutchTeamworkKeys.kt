package nl.oogst.ui.words

import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.start.Assignment
import nl.oogst.ui.submit.Phase
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.Tell

/** Dutch, for what is done together. */
abstract class DutchTeamworkKeys : Words() {
    // The assignment
    override val assignment = "Opdracht"
    override val readAssignment = "Hele opdracht lezen"
    override fun upTo(assignment: Assignment) = "tot en met ${date(assignment.until)}"
    override fun period(from: String, until: String) = "Van ${date(from)} tot en met ${date(until)}"

    // Lessons
    override val lesson = "Les"
    override val whichLesson = "Welke les?"
    override fun ofLesson(lesson: String) = "Les: $lesson"
    override fun cardsMissed(n: Int) = if (n == 0) "" else "$n niet leesbaar"

    override fun face(name: String) = when (name) {
        "happy" -> "blij"
        "fine" -> "tevreden"
        "neutral" -> "gewoon"
        "unsure" -> "twijfelend"
        "sad" -> "verdrietig"
        else -> name
    }
    override fun readWritten(n: Int) = if (n == 1) "Lees wat er staat (1 kaart)" else "Lees wat er staat ($n kaarten)"
    override val closeWritten = "Weer dicht"
    override val theseAreOn = "Dit staat er"

    // What goes along, and own submissions
    override val takeAlong = "Meesturen"
    override fun alongOf(n: Int) = "${some(n, "1 kaart", "$n kaarten")}. Wat gaat er mee?"
    override fun tell(what: Tell?) = when (what) {
        null -> "Niets hiervan"
        Tell.Counts -> "Alleen aantallen"
        Tell.Cards -> "Elke kaart, met nummer"
        Tell.Photos -> "Ook de foto's van de kaarten"
    }
    override fun tellHint(what: Tell) = when (what) {
        Tell.Counts -> alongTallyHint
        Tell.Cards -> "Wat op elke kaart staat, onder het nummer, nooit onder een naam."
        Tell.Photos -> "Elke kaart, en de foto's zoals je ze maakte. Kijk of er geen namen op staan."
    }
    override fun numberAlong(number: Int, n: Int) = "Nummer $number: $n gekozen"
    override fun alongTally(n: Int) = "Tellingen van ${some(n, "1 leerling", "$n leerlingen")}"
    override val alongTallyHint = "Alleen hoe vaak elk antwoord gekozen is, zonder nummers."
    override val alongTooFew = "Kan pas vanaf vijf leerlingen: anders is te raden wie wat koos."
    override val countsTooFew = "Aantallen kunnen pas mee vanaf vijf leerlingen: anders is te raden wie wat koos."
    override val alongPieces = "Ook van één leerling?"
    override val alongPiecesHint = "Gaat mee onder het nummer, nooit onder een naam."
    override val amended = "Je inzending is aangepast"
    override val amendNow = "Aanpassing insturen"
    override val submittedAlong = "Wat je koos, is ingestuurd"
    override val mySubmissions = "Mijn inzendingen"
    override val toSubmissions = "Naar mijn inzendingen"
    override fun submissionCount(n: Int) = some(n, "1 inzending", "$n inzendingen")
    override val noSubmissions = "Nog niets ingestuurd"
    override val noSubmissionsHint = "Wat je instuurt, kun je hier volgen, aanpassen en intrekken."
    override val amend = "Aanpassen"
    override val withdraw = "Intrekken"
    override val withdrawSure = "Deze inzending intrekken?"
    override val withdrawSureHint = "De voorbereidingsgroep ziet dat je haar introk, en niets meer van de inhoud. Je opnames blijven op dit toestel."
    override val keepSo = "Zo laten"

    // What pupils said
    override val photosOfWork = "Foto's van hun werk"
    override fun tellsOf(cards: Int, pupils: Int) = listOfNotNull(some(cards, "1 kaart", "$cards kaarten").takeIf { cards > 0 }, some(pupils, "1 leerling", "$pupils leerlingen").takeIf { pupils > 0 }).joinToString(" · ")
    override fun helpOf(n: Int, of: Int) = "$n van $of wil hulp"

    // Classes
    override val classNameLabel = "Naam van de groep"
    override val classSize = "Aantal leerlingen"
    override val oneFewer = "Eén minder"
    override val oneMore = "Eén meer"
    override val makeClass = "Groep maken"
    override val changeClass = "Groep aanpassen"
    override val pupilNames = "Namen bij de nummers"
    override val pupilNamesHint = "Namen blijven op je eigen toestellen. Leeg laten mag."
    override fun numberGoes(n: Int) = "Nummer $n weghalen"
    override val numberComes = "Nummer erbij"
    override val numberGoesHint = "Wat een nummer al zei, blijft bewaard als het weggaat."

    // Devices, and going
    override val thisDevice = "Dit toestel"
    override fun device(n: Int) = "Toestel $n"
    override val remove = "Verwijderen"
    override val removePerson = "Uit het team halen"
    override fun removeDeviceSure(name: String) = "Een toestel van $name verwijderen?"
    override val removeDeviceHint = "Het krijgt niets meer van het team. Wat erop staat, blijft erop."
    override fun removePersonSure(name: String) = "$name uit het team halen?"
    override val removePersonHint = "Alle toestellen van deze persoon gaan mee. Terugkomen kan met een nieuwe uitnodiging."
    override val openInvites = "Open uitnodigingen"
    override fun inviteUses(n: Int) = "Voor ${some(n, "1 collega", "$n collega's")}"
    override fun inviteUntil(until: Long) = "Tot ${moment(until)}"
    override val leaveTeam = "Uit het team gaan"
    override val leaveSure = "Uit dit team gaan?"
    override val leaveHint = "Je opnames blijven op dit toestel. Terugkomen kan met een nieuwe uitnodiging."
    override val leaveAnyway = "Toch uit het team gaan"

    override fun phase(sent: Sent) = when (sent.phase) {
        Phase.Queued -> if (sent.of == 0) "Wacht op verbinding" else "Onderweg: ${sent.sent} van ${sent.of}"
        Phase.Received -> "Ontvangen"
        Phase.Opened -> listOfNotNull("Geopend door de voorbereidingsgroep", sent.openedAt?.let(::moment)).joinToString(", ")
        Phase.Withdrawn -> "Ingetrokken"
    }

    override fun piece(about: String) = when (about) {
        "mastery" -> "hoe goed snap je het"
        "words" -> "in eigen woorden"
        "photo" -> "foto van eigen werk"
        "minutes" -> "hoe lang"
        "help" -> "hulp"
        "effort" -> "inzet"
        "difficulty" -> "moeilijkheid"
        "motivation" -> "zin"
        else -> "gevoel"
    }

    override fun pieceText(piece: Piece) = when (piece.text) {
        "yes" -> "Ja"
        "no" -> "Nee"
        else -> if (piece.about == "minutes") "${piece.text} min" else piece.text
    }
}
