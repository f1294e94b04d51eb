package nl.oogst.app.viewfinder

import android.graphics.ImageFormat
import android.graphics.Rect
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.hardware.camera2.params.StreamConfigurationMap
import android.media.MediaRecorder
import android.view.SurfaceHolder
import nl.oogst.ui.capture.Look

/** A camera as it is looked through for cards, photos or films, and what it can give for that. */
class Lens(
    val id: String,
    val look: Look,
    /** On the screen's own side. */
    val front: Boolean,
    /** How it is built in, in degrees: what its pictures are to be turned clockwise on a phone held by nature. */
    val sensor: Int,
    /** Size of the preview; of frames too, when it looks for cards. */
    val preview: Size,
    /** Size of a photo; null where films are made. */
    val still: Size?,
    /** Sizes of a film, best first; none where photos are taken. */
    val films: List<Size>,
    val flashes: Boolean,
    /** How far it can be zoomed in. */
    val zoomMost: Float,
    /** What it sees all of, as its own pixels are counted; null when it does not say. */
    val all: Rect?,
    /** The mode in which it keeps its focus by itself; null when it can't. */
    val focus: Int?,
) {
    companion object {
        /** The first camera on that side that can give what [look] takes; null without one. Needs no permission. */
        fun find(manager: CameraManager, look: Look = Look.Cards, front: Boolean = false): Lens? = try {
            manager.cameraIdList.firstNotNullOfOrNull { of(it, manager.getCameraCharacteristics(it), look, front) }
        } catch (_: CameraAccessException) {
            null
        } catch (_: IllegalArgumentException) {
            // Taken out between the list and the question: one on a cable.
            null
        }

        private fun of(id: String, can: CameraCharacteristics, look: Look, front: Boolean): Lens? {
            val side = if (front) CameraCharacteristics.LENS_FACING_FRONT else CameraCharacteristics.LENS_FACING_BACK
            if (can.get(CameraCharacteristics.LENS_FACING) != side) return null
            val map = can.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP) ?: return null
            val previews = sizes(map.getOutputSizes(SurfaceHolder::class.java))
            val films = if (look == Look.Film) FilmPlan.sizes(sizes(map.getOutputSizes(MediaRecorder::class.java)), previews) else emptyList()
            val still = if (look == Look.Film) null else still(map, look) ?: return null
            val preview = when (look) {
                Look.Cards -> Rules.frame(sizes(map.getOutputSizes(ImageFormat.YUV_420_888)), previews)
                Look.Photo -> Rules.preview(previews, still ?: return null)
                Look.Film -> films.firstOrNull()
            }
            val focus = if (look == Look.Film) CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_VIDEO else CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE
            return Lens(
                id, look, front,
                can.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0,
                preview ?: return null, still, films,
                can.get(CameraCharacteristics.FLASH_INFO_AVAILABLE) == true,
                can.get(CameraCharacteristics.SCALER_AVAILABLE_MAX_DIGITAL_ZOOM)?.coerceIn(1f, MOST_ZOOM) ?: 1f,
                can.get(CameraCharacteristics.SENSOR_INFO_ACTIVE_ARRAY_SIZE),
                focus.takeIf { it in (can.get(CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES) ?: IntArray(0)) },
            )
        }

        /** More than this is mud: it is pixels that are made larger. */
        private const val MOST_ZOOM = 8f

        /** Of cards 4:3 only: the outlines must fit it. Of anything else what there is. */
        private fun still(map: StreamConfigurationMap, look: Look): Size? {
            val sizes = sizes(map.getOutputSizes(ImageFormat.JPEG))
            return Rules.still(sizes) ?: if (look == Look.Photo) Rules.anyStill(sizes) else null
        }

        private fun sizes(sizes: Array<android.util.Size>?): List<Size> = sizes.orEmpty().map { Size(it.width, it.height) }
    }
}
