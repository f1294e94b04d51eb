package nl.oogst.app.incoming

import android.graphics.Bitmap
import android.media.MediaMetadataRetriever
import java.io.File
import java.io.IOException

/** A still of a video, for its place in lists. */
object Stills {
    /** Writes one to [to]; false when it is no video, or none can be had: a video is complete without. */
    fun of(path: String, to: File): Boolean {
        val film = MediaMetadataRetriever()
        try {
            film.setDataSource(path)
            if (film.extractMetadata(MediaMetadataRetriever.METADATA_KEY_HAS_VIDEO) != "yes") return false
            // The first frames of a film are often black.
            val frame = film.getFrameAtTime(SECOND) ?: film.frameAtTime ?: return false
            return to.outputStream().use { frame.compress(Bitmap.CompressFormat.JPEG, 85, it) }
        } catch (_: RuntimeException) {
            // What a decoder doesn't read it may refuse in any way.
            return false
        } catch (_: IOException) {
            return false
        } finally {
            film.release()
        }
    }

    private const val SECOND = 1_000_000L
}
