package nl.oogst.doors

import nl.oogst.core.CaptureRow
import nl.oogst.core.Kind as CoreKind
import nl.oogst.core.LeftIn
import nl.oogst.core.OutboxSummary
import nl.oogst.core.Pupils as CorePupils
import nl.oogst.core.Reflection
import nl.oogst.core.Standing
import nl.oogst.core.StandingWhy
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where
import nl.oogst.ui.start.OutboxLine
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils

internal fun CoreKind.here() = when (this) {
    CoreKind.PHOTO -> Kind.Photo
    CoreKind.VIDEO -> Kind.Video
    CoreKind.DOCUMENT -> Kind.Document
}

internal fun Standing.here() = when (this) {
    Standing.DRAFT -> Where.Draft
    Standing.QUEUED -> Where.Queued
    Standing.WAITING_UNMETERED -> Where.WaitingUnmetered
    Standing.SENDING -> Where.Sending
    Standing.RECEIVED -> Where.Received
    Standing.NEEDS_ATTENTION -> Where.NeedsAttention
    Standing.FREED -> Where.Freed
}

/** The code that a sentence is found by. */
internal fun StandingWhy.code(): String = when (this) {
    StandingWhy.VideoOnMetered -> "video_on_metered"
    StandingWhy.OnOtherDevice -> "on_other_device"
    StandingWhy.OriginalMissing -> "original_missing"
    is StandingWhy.Trouble -> if ('.' in code) code else "hub.$code"
}

internal fun percent(sent: ULong, total: ULong): Int = if (total == 0uL) 0 else (sent * 100uL / total).toInt().coerceAtMost(100)

/** Which pixels are meant: covered they are others, and a picture that was kept in memory is none of it any more. */
internal fun CaptureRow.picture() = "$id@${if (covered) "covered" else "whole"}-$bytes"

internal fun CaptureRow.thumb() = Thumb(
    id, kind.here(), standing.here(), percent(sentBytes, totalBytes).takeIf { standing == Standing.SENDING }, "small:${picture()}".takeIf { hasPreview },
    totalBytes.toLong(), note.ifBlank { null }, capturedAt,
)

internal fun LeftIn.code() = when (this) {
    LeftIn.COMMENT_NAMES -> "comment_names"
    LeftIn.PROPERTIES -> "properties"
    LeftIn.EMBEDDED_PICTURE -> "embedded_picture"
    LeftIn.EMBEDDED_FILE -> "embedded_file"
    LeftIn.UNREADABLE_PART -> "unreadable_part"
}

internal fun OutboxSummary.line(percent: Int) = OutboxLine(
    needsAttention.toInt(), sending.toInt(), percent, waitingUnmetered.toInt(), queued.toInt(), (received + freed).toInt(), draft.toInt(),
)

internal fun Pupils.there() = when (this) {
    Pupils.None -> CorePupils.NONE
    Pupils.Covered -> CorePupils.COVERED
    Pupils.Recognisable -> CorePupils.RECOGNISABLE
}

internal fun CorePupils.here() = when (this) {
    CorePupils.NONE -> Pupils.None
    CorePupils.COVERED -> Pupils.Covered
    CorePupils.RECOGNISABLE -> Pupils.Recognisable
}

internal fun Map<Prompt, String>.there() = Reflection(
    get(Prompt.Successes).orEmpty(), get(Prompt.Obstacles).orEmpty(), get(Prompt.AddedValuePupils).orEmpty(), get(Prompt.OwnApproach).orEmpty(),
    get(Prompt.LessonQuality).orEmpty(), followUpQuestion = "",
)

internal fun Reflection.here(): List<Pair<Prompt, String>> = listOf(
    Prompt.Successes to successes, Prompt.Obstacles to obstacles, Prompt.AddedValuePupils to addedValuePupils, Prompt.OwnApproach to ownApproach,
    Prompt.LessonQuality to lessonQuality,
).filter { it.second.isNotBlank() }
