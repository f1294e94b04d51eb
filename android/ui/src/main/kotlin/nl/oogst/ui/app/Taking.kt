package nl.oogst.ui.app

import nl.oogst.ui.core.Core
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.Taken
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.passes

/** Takes in a file, with what only the platform can do for it: a still of a video, a picture that the core doesn't read as one it does. */
internal class Taking(private val core: Core, private val platform: Platform) {
    suspend fun take(path: String, kind: Kind?): Taken {
        val still = if (kind == Kind.Video || kind == null) platform.still(path) else null
        return try {
            if (still != null) filmed(path, kind, still) else core.captures.take(path, kind)
        } catch (fault: CoreFault) {
            if (kind == Kind.Video || kind == Kind.Document || fault.fault.code !in OTHER_PICTURES) throw fault
            asJpeg(path) ?: throw fault
        } finally {
            still?.let { platform.discard(it) }
        }
    }

    /** The still is an extra: what is wrong with it is no reason to refuse the video. */
    private suspend fun filmed(path: String, kind: Kind?, still: String): Taken = try {
        core.captures.take(path, Kind.Video, still)
    } catch (fault: CoreFault) {
        if (fault.fault.passes) throw fault
        core.captures.take(path, kind)
    }

    /** Null when the platform can't read it either. */
    private suspend fun asJpeg(path: String): Taken? {
        val jpeg = platform.jpeg(path) ?: return null
        return try {
            core.captures.take(jpeg, Kind.Photo)
        } finally {
            platform.discard(jpeg)
        }
    }

    private companion object {
        val OTHER_PICTURES = setOf("media.heic", "media.not_taken_in", "media.unknown")
    }
}
