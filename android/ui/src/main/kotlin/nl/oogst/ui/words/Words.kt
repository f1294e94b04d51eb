package nl.oogst.ui.words

import androidx.compose.runtime.staticCompositionLocalOf
import nl.oogst.ui.cards.Advice
import nl.oogst.ui.cards.Option
import nl.oogst.ui.inbox.Arrival
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.settings.Language
import nl.oogst.ui.start.Membership
import nl.oogst.ui.start.OutboxLine
import nl.oogst.ui.start.Time
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Step

/** All sentences of the app. State holds codes and numbers; only here do they become words. */
abstract class Words : Keys() {
    protected abstract val faults: Map<String, Pair<String, String>>

    /** What went wrong and what is safe, then what to do. An unknown code still gets both. */
    fun fault(fault: Fault): Pair<String, String> {
        val (what, todo) = faults[fault.code] ?: faults.getValue("other")
        return filled(what, fault.params) to filled(todo, fault.params)
    }

    /** The codes that have a sentence of their own. */
    fun faultCodes(): Set<String> = faults.keys

    private fun filled(text: String, params: Map<String, String>) = params.entries.fold(text) { so, (key, value) -> so.replace("{$key}", value) }

    abstract fun kind(kind: Kind): String
    abstract fun where(thumb: Thumb): String
    abstract fun time(time: Time): String
    abstract fun outboxLine(line: OutboxLine): String
    abstract fun membership(membership: Membership): String
    abstract fun membershipTodo(membership: Membership): String
    abstract fun advice(advice: Advice): String?
    abstract fun pupils(who: Pupils): String
    abstract fun submitTitle(step: Step): String
    abstract fun prompt(prompt: Prompt): String
    abstract fun promptHint(prompt: Prompt): String
    abstract fun promptShort(prompt: Prompt): String
    abstract fun arrival(arrival: Arrival): String
    abstract fun languageName(language: Language): String
    abstract fun said(said: Said): String
    abstract fun left(code: String): String

    /** An answer as it is on the card; a face by its name. */
    fun answer(option: Option): String = option.label.ifEmpty { face(option.name) }

    /** What a screen reader says of a capture. */
    fun tile(thumb: Thumb): String = listOfNotNull(kind(thumb.kind), moment(thumb.at).takeIf { thumb.at > 0 }, where(thumb), thumb.note).joinToString(", ")

    /** The small line under an item of the outbox. */
    fun itemLine(thumb: Thumb, sent: Long): String =
        "${kind(thumb.kind)} · ${moment(thumb.at)} · ${if (sent in 1 until thumb.bytes) "${size(sent)} / ${size(thumb.bytes)}" else size(thumb.bytes)}"
}

val LocalWords = staticCompositionLocalOf<Words> { Dutch }
