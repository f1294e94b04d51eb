package nl.oogst.ui.app

import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Core
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.Taken
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.passes
import nl.oogst.ui.pupil.Whose

/** Takes in a file, with what only the platform can do for it: a still of a video, a picture that the core doesn't read as one it does. */
internal class Taking(private val core: Core, private val platform: Platform) {
    suspend fun take(path: String, kind: Kind?): Taken {
        val still = if (kind == Kind.Video || kind == null) platform.still(path) else null
        if (still == null) return if (kind == Kind.Photo || kind == null) photo(path, kind) else core.captures.take(path, kind)
        try {
            return filmed(path, kind, still)
        } finally {
            platform.discard(still)
        }
    }

    /** A pupil's photo after that pupil's turn: with a note of whose it is, and the lesson that it was of. */
    suspend fun late(path: String, whose: Whose, note: String) {
        val taken = photo(path, Kind.Photo)
        core.captures.say(taken.id, CaptureDoor.Said(note, "", core.pupils.lesson(whose.round)))
    }

    private suspend fun photo(path: String, kind: Kind?) = platform.readably(path) { core.captures.take(it, if (it == path) kind else Kind.Photo) }

    /** The still is an extra: what is wrong with it is no reason to refuse the video. */
    private suspend fun filmed(path: String, kind: Kind?, still: String): Taken = try {
        core.captures.take(path, Kind.Video, still)
    } catch (fault: CoreFault) {
        if (fault.fault.passes) throw fault
        core.captures.take(path, kind)
    }
}

/** Hands a picture to the core; one that it doesn't read as the JPEG that the platform makes of it. Refused as it was when neither reads it. */
internal suspend fun <T> Platform.readably(path: String, hand: suspend (String) -> T): T = try {
    hand(path)
} catch (fault: CoreFault) {
    val jpeg = (if (fault.fault.code in OTHER_PICTURES) jpeg(path) else null) ?: throw fault
    try {
        hand(jpeg)
    } finally {
        discard(jpeg)
    }
}

private val OTHER_PICTURES = setOf("media.heic", "media.not_taken_in", "media.unknown")
