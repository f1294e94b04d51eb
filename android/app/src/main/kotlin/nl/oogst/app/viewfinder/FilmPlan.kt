package nl.oogst.app.viewfinder

import nl.oogst.ui.core.CaptureDoor

/** How a film is made, so that the longest one allowed is never larger than the largest one allowed. */
data class FilmPlan(
    val size: Size,
    /** Bits a second of picture; sound takes [SOUND] more. */
    val bits: Int,
    val sound: Boolean,
    val light: Boolean,
    /** Where the recorder ends it by itself, should the count on the screen fail to. */
    val mostMs: Int,
    val mostBytes: Long,
) {
    companion object {
        /** Bits a second of sound. */
        const val SOUND = 96_000

        /** Bits a second of picture: more shows nothing more at 1080p, less can't be looked at at 720p. */
        private const val MOST = 6_000_000L
        private const val LEAST = 600_000L

        /** From here on 1080p gains over 720p. */
        private const val FULL = 4_000_000L

        /** Of a hundred: encoders go over what they were asked for, and the container takes a little. */
        private const val SHARE = 85

        /** Milliseconds before the limit: the core takes no film that is a frame longer. The count on the screen ends it before that. */
        private const val BEFORE = 500

        /** Of a hundred of the largest, the same for its size. */
        private const val FILE_SHARE = 97

        private val HD = Size(1280, 720)
        private val FULL_HD = Size(1920, 1080)

        /** Sizes to film in that the camera can give to recorder and preview, best first. */
        fun sizes(forRecorder: Collection<Size>, forPreview: Collection<Size>): List<Size> {
            val both = forRecorder.intersect(forPreview.toSet())
            // Without 720p whatever is smaller than 1080p: better a small film than none.
            val small = if (HD in both) HD else both.filter { it.pixels < FULL_HD.pixels }.maxByOrNull(Size::pixels)
            return listOfNotNull(FULL_HD.takeIf { it in both }, small)
        }

        /** For the [limit] of the assignment, in one of [sizes]. */
        fun of(limit: CaptureDoor.Film, size: Size, sound: Boolean, light: Boolean): FilmPlan =
            FilmPlan(size, bits(limit, sound).toInt(), sound, light, limit.seconds * 1_000 - BEFORE, limit.bytes / 100 * FILE_SHARE)

        /** The size that these bits are enough for. */
        fun fitting(limit: CaptureDoor.Film, sizes: List<Size>, sound: Boolean): Size? =
            if (bits(limit, sound) >= FULL) sizes.firstOrNull() else sizes.lastOrNull()

        private fun bits(limit: CaptureDoor.Film, sound: Boolean): Long =
            (limit.bytes * 8 / maxOf(1, limit.seconds) * SHARE / 100 - if (sound) SOUND else 0).coerceIn(LEAST, MOST)
    }
}
