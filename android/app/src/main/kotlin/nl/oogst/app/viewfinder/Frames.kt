package nl.oogst.app.viewfinder

import android.graphics.ImageFormat
import android.media.ImageReader
import android.os.Handler
import android.view.Surface

/** Grey frames of the preview, for cards. On the camera's thread. */
internal class Frames(private val lens: Lens, private val turning: Turning, private val hears: FinderCamera.Hears) {
    private val reader = ImageReader.newInstance(lens.preview.width, lens.preview.height, ImageFormat.YUV_420_888, 2)
    private var plane = ByteArray(0)
    private var over = false
    val surface: Surface get() = reader.surface

    fun begin(handler: Handler) = reader.setOnImageAvailableListener({ frame() }, handler)

    private fun frame() {
        // The newest; what came before it is let go here.
        val image = (if (over) null else reader.acquireLatestImage()) ?: return
        val luma = image.use {
            if (!hears.wants()) return
            val grey = image.planes?.firstOrNull() ?: return
            val bytes = grey.buffer
            if (plane.size < bytes.remaining()) plane = ByteArray(bytes.remaining())
            bytes.get(plane, 0, bytes.remaining())
            Rules.upright(plane, image.width, image.height, grey.rowStride, turning.of(lens))
        }
        hears.frame(luma)
    }

    fun end() {
        over = true
        reader.close()
    }
}
