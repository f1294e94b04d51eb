package nl.oogst.doors

import java.time.Instant
import java.time.ZoneId
import nl.oogst.core.CaptureChange
import nl.oogst.core.CaptureDetails
import nl.oogst.core.CaptureMark
import nl.oogst.core.CaptureRow
import nl.oogst.core.Change
import nl.oogst.core.CoverArea
import nl.oogst.core.ForAssignment
import nl.oogst.core.Oogst
import nl.oogst.core.PreviewSize
import nl.oogst.ui.capture.Detail
import nl.oogst.ui.capture.Face
import nl.oogst.ui.capture.Group
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Taken
import nl.oogst.ui.parts.Kind

class Captures internal constructor(private val oogst: Oogst) : CaptureDoor {
    override suspend fun take(path: String, kind: Kind?, poster: String?): Taken = asking {
        val details = CaptureDetails(assignment = ForAssignment.Running)
        val taken = when (kind) {
            Kind.Photo -> oogst.captures().photo(path, details)
            Kind.Video -> oogst.captures().video(path, poster, details)
            Kind.Document -> oogst.captures().document(path, details)
            null -> oogst.captures().shared(path, details)
        }
        Taken(taken.capture.id, taken.capture.kind.here(), taken.same)
    }

    /** All of them: the grid draws only what is on screen. A page at a time, so that nothing waits long. */
    internal suspend fun all(): List<CaptureRow> {
        val rows = ArrayList<CaptureRow>()
        var after: CaptureMark? = null
        do {
            val page = oogst.captures().list(after, 500u)
            rows += page.rows
            after = page.next
        } while (after != null)
        return rows
    }

    /** By lesson where one was named, else by day; in the order they come. */
    override suspend fun groups(): List<Group> = asking {
        all().groupBy { it.lesson ?: Instant.ofEpochMilli(it.capturedAt).atZone(ZoneId.systemDefault()).toLocalDate().toString() }
            .values.map { rows -> Group(rows.first().lesson, rows.first().capturedAt, rows.map { it.thumb() }) }
    }

    override suspend fun show(id: String): Pair<Detail, CaptureDoor.Said> = asking {
        val row = oogst.captures().show(id)
        val submitted = oogst.submissions().list().any { submission -> submission.versions.any { id in it.captures } && submission.phase != nl.oogst.core.SubmissionPhase.WITHDRAWN }
        val thumb = row.thumb().copy(picture = "large:${row.picture()}".takeIf { row.hasPreview }, bytes = row.bytes.toLong())
        Detail(thumb, row.lesson, submitted, canCover = row.kind == nl.oogst.core.Kind.PHOTO && row.here && !submitted, covered = row.covered, leftIn = row.leftIn.map { it.code() }, ratio = row.pixels?.let { it.width.toFloat() / it.height.toFloat() }) to
            CaptureDoor.Said(row.note, row.goal.orEmpty(), row.lesson.orEmpty())
    }

    override suspend fun say(id: String, said: CaptureDoor.Said) = asking {
        oogst.captures().annotate(id, CaptureChange(note = Change.Set(said.note), goal = change(said.goal), assignment = Change.Keep, lesson = change(said.lesson)))
        Unit
    }

    private fun change(text: String) = if (text.isEmpty()) Change.Clear else Change.Set(text)

    /** Of captures, cards and rounds alike: one lesson has one name. */
    override suspend fun lessons(): List<String> = asking {
        val captures = oogst.captures().list(null, RECENT).rows.map { it.capturedAt to it.lesson }
        val cards = oogst.cards().results().map { it.at to it.lesson }
        val rounds = oogst.pupils().rounds().map { it.at to it.lesson }
        (captures + cards + rounds).filter { !it.second.isNullOrBlank() }.sortedByDescending { it.first }.mapNotNull { it.second }.distinct().take(OFFERED)
    }

    override suspend fun remove(id: String) = asking { oogst.captures().remove(id) }

    internal suspend fun picture(key: String): ByteArray? = asking {
        val id = key.substringAfter(':').substringBefore('@')
        oogst.captures().preview(id, if (key.startsWith("large:")) PreviewSize.LARGE else PreviewSize.SMALL)
    }

    override suspend fun cover(id: String, faces: List<Face>, keepOriginal: Boolean) = asking {
        val areas = faces.map { with(it) { CoverArea(left.toDouble(), top.toDouble(), (right - left).toDouble(), (bottom - top).toDouble()) } }
        oogst.captures().cover(id, areas, keepOriginal)
        Unit
    }

    override suspend fun filmLimit(): CaptureDoor.Film = asking {
        val asked = oogst.home().now?.assignment
        val ms = asked?.videoMaxMs ?: 0uL
        val bytes = asked?.videoMaxBytes ?: 0uL
        CaptureDoor.Film(if (ms == 0uL) USUAL_FILM_SECONDS else (ms / 1000uL).toInt(), if (bytes == 0uL) USUAL_FILM_BYTES else bytes.toLong())
    }

    private companion object {
        /** What the core takes without an assignment. */
        const val USUAL_FILM_SECONDS = 180
        const val USUAL_FILM_BYTES = 250_000_000L

        /** Captures that are looked through for lessons, and lessons that are offered. */
        const val RECENT = 200u
        const val OFFERED = 4
    }
}
