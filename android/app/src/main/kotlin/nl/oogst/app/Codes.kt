package nl.oogst.app

import android.graphics.BitmapFactory
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.RGBLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import java.io.File
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Reads a QR code from a photo. */
object Codes {
    /** Long edge to read at, in pixels: a code held before a camera has modules enough, and memory stays small. */
    private const val EDGE = 1600

    suspend fun read(photo: File): String? = withContext(Dispatchers.Default) {
        val bounds = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeFile(photo.path, bounds)
        val long = maxOf(bounds.outWidth, bounds.outHeight)
        if (long <= 0) return@withContext null
        val options = BitmapFactory.Options().apply { inSampleSize = Integer.highestOneBit(maxOf(1, long / EDGE)) }
        val bitmap = BitmapFactory.decodeFile(photo.path, options) ?: return@withContext null
        val pixels = IntArray(bitmap.width * bitmap.height).also { bitmap.getPixels(it, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height) }
        text(pixels, bitmap.width, bitmap.height)
    }

    internal fun text(pixels: IntArray, width: Int, height: Int): String? = try {
        QRCodeReader().decode(BinaryBitmap(HybridBinarizer(RGBLuminanceSource(width, height, pixels))), mapOf(DecodeHintType.TRY_HARDER to true)).text
    } catch (_: ReaderException) {
        null
    }
}
