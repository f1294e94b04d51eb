package nl.oogst.ui.words

import java.util.Locale
import nl.oogst.ui.cards.Advice
import nl.oogst.ui.inbox.Arrival
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where
import nl.oogst.ui.parts.Word
import nl.oogst.ui.settings.Language
import nl.oogst.ui.start.Membership
import nl.oogst.ui.start.OutboxLine
import nl.oogst.ui.start.Time
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Step

/** Dutch, where it depends on a state. */
object Dutch : DutchKeys() {
    override val locale: Locale = Locale.forLanguageTag("nl-NL")
    override val momentPattern = "EEE d MMM, HH.mm"
    override val dayPattern = "EEEE d MMMM"
    override val faults = dutchFaults + dutchFaultsPupils + dutchFaultsRest

    override fun kind(kind: Kind) = when (kind) {
        Kind.Photo -> "Foto"
        Kind.Video -> "Filmpje"
        Kind.Document -> "Document"
    }

    override fun where(thumb: Thumb) = when (thumb.where) {
        Where.Draft -> "Bewaard op dit toestel"
        Where.Queued -> "Wacht op verbinding"
        Where.WaitingUnmetered -> "Wacht op wifi (${kind(thumb.kind).lowercase()}, ${size(thumb.bytes)})"
        Where.Sending -> thumb.percent?.let { "Onderweg, ${percent(it)}" } ?: "Onderweg"
        Where.Received -> "Ontvangen"
        Where.NeedsAttention -> "Vraagt aandacht"
        Where.Freed -> "Ontvangen; niet meer op dit toestel"
    }

    override fun time(time: Time) = when (time) {
        is Time.Upcoming -> some(time.days, "Begint morgen", "Begint over ${time.days} dagen")
        is Time.Running -> when (time.left) {
            0 -> "Laatste dag"
            1 -> "Nog 1 dag"
            else -> "Nog ${time.left} dagen"
        }
        Time.Over -> "Voorbij"
    }

    override fun outboxLine(line: OutboxLine) = when {
        line.attention > 0 -> some(line.attention, "1 vraagt aandacht", "${line.attention} vragen aandacht")
        line.sending > 0 -> "${line.sending} onderweg, ${percent(line.percent)}"
        line.waitingWifi > 0 -> some(line.waitingWifi, "1 wacht op wifi", "${line.waitingWifi} wachten op wifi")
        line.queued > 0 -> some(line.queued, "1 wacht op verbinding", "${line.queued} wachten op verbinding")
        line.drafts > 0 -> some(line.drafts, "1 alleen op dit toestel, de rest is ontvangen", "${line.drafts} alleen op dit toestel, de rest is ontvangen")
        else -> "Alles is ontvangen"
    }

    override fun membership(membership: Membership) = when (membership) {
        Membership.None -> noTeamTitle
        Membership.Joining -> "Meedoen is begonnen maar nog niet klaar."
        Membership.Pending -> "Dit toestel wacht op bevestiging."
        Membership.In -> "Je doet mee."
        Membership.Removed -> "Dit toestel is uit het team gehaald."
    }

    override fun membershipTodo(membership: Membership) = when (membership) {
        Membership.None -> noTeamHint
        Membership.Joining -> "We maken het af zodra er verbinding is."
        Membership.Pending -> "Laat iemand de cijfers vergelijken. Wat je vastlegt, is veilig."
        Membership.In -> joinedHint
        Membership.Removed -> "Je opnames staan er nog. Vraag een nieuwe uitnodiging."
    }

    override fun advice(advice: Advice) = when (advice) {
        Advice.None -> null
        Advice.LookingFor -> "Leg de kaarten los naast elkaar"
        Advice.Closer -> "Iets dichterbij"
        Advice.Steady -> "Houd stil"
        Advice.Light -> "Meer licht"
        Advice.Glare -> "Kantel iets: er schittert licht"
        Advice.Good -> "Alles is leesbaar"
    }

    override fun pupils(who: Pupils) = when (who) {
        Pupils.None -> "Niemand"
        Pupils.Covered -> "Afgedekt"
        Pupils.Recognisable -> "Herkenbaar"
    }

    override fun submitTitle(step: Step) = when (step) {
        Step.Choose -> "Wat stuur je in?"
        Step.Pupils -> "Wie staat erop?"
        Step.Reflect -> "Hoe ging het?"
        Step.Done -> "Ingestuurd"
    }

    override fun prompt(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "Wat ging goed?"
        Prompt.Obstacles -> "Wat zat in de weg?"
        Prompt.AddedValuePupils -> "Wat had het voor leerlingen?"
        Prompt.OwnApproach -> "Wat deed je zelf anders?"
        Prompt.LessonQuality -> "Wat deed het met de les?"
    }

    override fun promptHint(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "Iedereen deed mee…"
        Prompt.Obstacles -> "Te weinig tijd…"
        Prompt.AddedValuePupils -> "Ze zagen zelf waar ze stonden…"
        Prompt.OwnApproach -> "Ik begon met de vraag…"
        Prompt.LessonQuality -> "Het einde was rustiger…"
    }

    override fun promptShort(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "Successen"
        Prompt.Obstacles -> "Belemmeringen"
        Prompt.AddedValuePupils -> "Meerwaarde voor leerlingen"
        Prompt.OwnApproach -> "Eigen aanpak"
        Prompt.LessonQuality -> "Kwaliteit van de les"
    }

    override fun arrival(arrival: Arrival) = when (arrival) {
        Arrival.Arriving -> "Nog onderweg"
        Arrival.NotFetched -> "Tik om te openen"
        Arrival.Here -> "Op dit toestel"
        Arrival.Quarantined -> "Klopt niet, apart gezet"
    }

    override fun languageName(language: Language) = when (language) {
        Language.System -> "Zoals dit toestel"
        Language.Dutch -> "Nederlands"
        Language.English -> "English"
    }

    override fun said(said: Said) = when (said) {
        is Said.Saved -> "Bewaard op dit toestel"
        is Said.SameAsBefore -> "Deze had je al"
        is Said.ManySaved -> some(said.saved, "1 bewaard", "${said.saved} bewaard") + if (said.refused > 0) ", ${said.refused} niet" else ""
        is Said.Removed -> "${kind(said.kind)} weggegooid"
        is Said.Wrong -> fault(said.fault).let { (what, todo) -> "$what $todo" }
        is Said.Plain -> when (said.word) {
            Word.Submitted -> "Ingestuurd"
            Word.SendNow -> "Gaat nu mee"
            Word.Covered -> "Voorgoed afgedekt"
            Word.Changed -> "Bewaard"
            Word.CopiedLink -> "Link gekopieerd"
            Word.NothingTaken -> "Geen foto gemaakt"
            Word.PupilBack -> "Welkom terug"
            Word.Confirmed -> "Bevestigd"
            Word.Synced -> "Alles is bij"
            Word.Withdrawn -> "Ingetrokken"
            Word.Left -> "Je bent uit het team"
        }
    }

    override fun left(code: String) = when (code) {
        "comment_names" -> "namen bij opmerkingen"
        "properties" -> "gegevens over de maker"
        "embedded_picture" -> "gegevens in een afbeelding"
        "embedded_file" -> "een bijgevoegd bestand"
        else -> "een deel dat niet te lezen is"
    }
}
