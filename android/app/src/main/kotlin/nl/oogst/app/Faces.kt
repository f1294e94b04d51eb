package nl.oogst.app

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.PointF
import android.media.FaceDetector
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.ui.capture.Face

/** Suggestions by the finder that Android itself has: faces that look straight at the camera. On the device, nothing is sent. */
object Faces {
    private const val MOST = 32

    suspend fun find(jpeg: ByteArray): List<Face> = withContext(Dispatchers.Default) {
        // The finder wants 16-bit colour and an even width.
        val options = BitmapFactory.Options().apply { inPreferredConfig = Bitmap.Config.RGB_565 }
        val whole = BitmapFactory.decodeByteArray(jpeg, 0, jpeg.size, options) ?: return@withContext emptyList()
        val even = whole.width and 1.inv()
        if (even < 2) return@withContext emptyList()
        val bitmap = if (even == whole.width) whole else Bitmap.createBitmap(whole, 0, 0, even, whole.height)
        val found = arrayOfNulls<FaceDetector.Face>(MOST)
        val count = FaceDetector(bitmap.width, bitmap.height, MOST).findFaces(bitmap, found)
        found.take(count).filterNotNull().map { face ->
            val middle = PointF().also(face::getMidPoint)
            // From between the eyes a head is about as wide as two and a half eye distances, and lower than it is high.
            val eyes = face.eyesDistance()
            Face(
                ((middle.x - 1.4f * eyes) / bitmap.width).coerceIn(0f, 1f), ((middle.y - 1.4f * eyes) / bitmap.height).coerceIn(0f, 1f),
                ((middle.x + 1.4f * eyes) / bitmap.width).coerceIn(0f, 1f), ((middle.y + 1.9f * eyes) / bitmap.height).coerceIn(0f, 1f),
            )
        }
    }
}
