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

/** English, where it depends on a state. */
object English : EnglishKeys() {
    override val locale: Locale = Locale.forLanguageTag("en-GB")
    override val momentPattern = "EEE d MMM, HH:mm"
    override val dayPattern = "EEEE d MMMM"
    override val faults = englishFaults + englishFaultsPupils + englishFaultsRest

    override fun kind(kind: Kind) = when (kind) {
        Kind.Photo -> "Photo"
        Kind.Video -> "Video"
        Kind.Document -> "Document"
    }

    override fun where(thumb: Thumb) = when (thumb.where) {
        Where.Draft -> "Saved on this device"
        Where.Queued -> "Waits for a connection"
        Where.WaitingUnmetered -> "Waits for Wi-Fi (${kind(thumb.kind).lowercase()}, ${size(thumb.bytes)})"
        Where.Sending -> thumb.percent?.let { "On its way, ${percent(it)}" } ?: "On its way"
        Where.Received -> "Received"
        Where.NeedsAttention -> "Needs you"
        Where.Freed -> "Received; no longer on this device"
    }

    override fun time(time: Time) = when (time) {
        is Time.Upcoming -> some(time.days, "Begins tomorrow", "Begins in ${time.days} days")
        is Time.Running -> when (time.left) {
            0 -> "Last day"
            1 -> "1 day left"
            else -> "${time.left} days left"
        }
        Time.Over -> "Over"
    }

    override fun outboxLine(line: OutboxLine) = when {
        line.attention > 0 -> some(line.attention, "1 needs you", "${line.attention} need you")
        line.sending > 0 -> "${line.sending} on the way, ${percent(line.percent)}"
        line.waitingWifi > 0 -> some(line.waitingWifi, "1 waits for Wi-Fi", "${line.waitingWifi} wait for Wi-Fi")
        line.queued > 0 -> some(line.queued, "1 waits for a connection", "${line.queued} wait for a connection")
        line.drafts > 0 -> some(line.drafts, "1 on this device only, the rest is received", "${line.drafts} on this device only, the rest is received")
        else -> "Everything was received"
    }

    override fun membership(membership: Membership) = when (membership) {
        Membership.None -> noTeamTitle
        Membership.Joining -> "Joining has begun but is not finished."
        Membership.Pending -> "This device waits for confirmation."
        Membership.In -> "You have joined."
        Membership.Removed -> "This device was removed from the team."
    }

    override fun membershipTodo(membership: Membership) = when (membership) {
        Membership.None -> noTeamHint
        Membership.Joining -> "We finish it as soon as there is a connection."
        Membership.Pending -> "Have somebody compare the digits. What you capture is safe."
        Membership.In -> joinedHint
        Membership.Removed -> "Your captures are still here. Ask for a new invitation."
    }

    override fun advice(advice: Advice) = when (advice) {
        Advice.None -> null
        Advice.LookingFor -> "Lay the cards side by side"
        Advice.Closer -> "A little closer"
        Advice.Steady -> "Hold still"
        Advice.Light -> "More light"
        Advice.Glare -> "Tilt a little: light is glaring"
        Advice.Good -> "All is readable"
    }

    override fun pupils(who: Pupils) = when (who) {
        Pupils.None -> "Nobody"
        Pupils.Covered -> "Covered"
        Pupils.Recognisable -> "Recognisable"
    }

    override fun submitTitle(step: Step) = when (step) {
        Step.Choose -> "What do you submit?"
        Step.Pupils -> "Who is in it?"
        Step.Reflect -> "How did it go?"
        Step.Done -> "Submitted"
    }

    override fun prompt(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "What went well?"
        Prompt.Obstacles -> "What was in the way?"
        Prompt.AddedValuePupils -> "What was in it for pupils?"
        Prompt.OwnApproach -> "What did you do differently?"
        Prompt.LessonQuality -> "What did it do for the lesson?"
    }

    override fun promptHint(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "Everyone took part…"
        Prompt.Obstacles -> "Too little time…"
        Prompt.AddedValuePupils -> "They saw for themselves where they stood…"
        Prompt.OwnApproach -> "I began with the question…"
        Prompt.LessonQuality -> "The end was calmer…"
    }

    override fun promptShort(prompt: Prompt) = when (prompt) {
        Prompt.Successes -> "Successes"
        Prompt.Obstacles -> "Obstacles"
        Prompt.AddedValuePupils -> "Added value for pupils"
        Prompt.OwnApproach -> "Own approach"
        Prompt.LessonQuality -> "Quality of the lesson"
    }

    override fun arrival(arrival: Arrival) = when (arrival) {
        Arrival.Arriving -> "Still on its way"
        Arrival.NotFetched -> "Tap to open"
        Arrival.Here -> "On this device"
        Arrival.Quarantined -> "Not right, set aside"
    }

    override fun languageName(language: Language) = when (language) {
        Language.System -> "As this device"
        Language.Dutch -> "Nederlands"
        Language.English -> "English"
    }

    override fun said(said: Said) = when (said) {
        is Said.Saved -> "Saved on this device"
        is Said.SameAsBefore -> "You had this one already"
        is Said.ManySaved -> "${said.saved} saved" + if (said.refused > 0) ", ${said.refused} not" else ""
        is Said.Removed -> "${kind(said.kind)} thrown away"
        is Said.Wrong -> fault(said.fault).let { (what, todo) -> "$what $todo" }
        is Said.Plain -> when (said.word) {
            Word.Submitted -> "Submitted"
            Word.SendNow -> "Goes now"
            Word.Covered -> "Covered for good"
            Word.Changed -> "Saved"
            Word.CopiedLink -> "Link copied"
            Word.NothingTaken -> "No photo taken"
            Word.PupilBack -> "Welcome back"
            Word.Confirmed -> "Confirmed"
            Word.Synced -> "Everything is up to date"
            Word.Withdrawn -> "Withdrawn"
            Word.Left -> "You left the team"
        }
    }

    override fun left(code: String) = when (code) {
        "comment_names" -> "names in comments"
        "properties" -> "details of the maker"
        "embedded_picture" -> "details inside a picture"
        "embedded_file" -> "an attached file"
        else -> "a part that can't be read"
    }
}
