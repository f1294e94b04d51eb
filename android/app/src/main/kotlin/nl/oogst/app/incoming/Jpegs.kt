package nl.oogst.app.incoming

import android.graphics.Bitmap
import android.graphics.ImageDecoder
import android.os.Build
import java.io.File
import java.io.IOException

/** A picture that the platform reads and the core doesn't, HEIC before all, as JPEG. */
object Jpegs {
    /** More pixels than this are halved until they fit: twice what a phone's camera gives at once. */
    private const val MOST_PIXELS = 48_000_000L

    /** Writes it to [to], upright and without anything but pixels; false when the platform doesn't read it either. */
    fun of(path: String, to: File): Boolean {
        // Before Android 9 no phone reads HEIC.
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return false
        return try {
            val picture = ImageDecoder.decodeBitmap(ImageDecoder.createSource(File(path))) { decoder, info, _ ->
                decoder.allocator = ImageDecoder.ALLOCATOR_SOFTWARE
                decoder.setTargetSampleSize(sample(info.size.width, info.size.height))
            }
            to.outputStream().use { picture.compress(Bitmap.CompressFormat.JPEG, 92, it) }
        } catch (_: IOException) {
            false
        } catch (_: RuntimeException) {
            false
        } catch (_: OutOfMemoryError) {
            false
        }
    }

    internal fun sample(width: Int, height: Int): Int {
        var by = 1
        while (width.toLong() / by * (height / by) > MOST_PIXELS) by *= 2
        return by
    }
}
