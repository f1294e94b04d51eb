package nl.oogst.app.viewfinder

import android.graphics.ImageFormat
import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.view.SurfaceHolder

/** The camera that looks at a desk, and what it can give. */
class Lens(
    val id: String,
    /** How it is built in, in degrees: what its pictures are to be turned clockwise on a phone held by nature. */
    val sensor: Int,
    val frame: Size,
    val still: Size,
    /** Whether it keeps its focus by itself. */
    val focuses: Boolean,
) {
    companion object {
        /** The first back camera that can give frames, preview and stills of 4:3; null without one. Needs no permission. */
        fun find(manager: CameraManager): Lens? = try {
            manager.cameraIdList.firstNotNullOfOrNull { of(it, manager.getCameraCharacteristics(it)) }
        } catch (_: CameraAccessException) {
            null
        } catch (_: IllegalArgumentException) {
            // Taken out between the list and the question: one on a cable.
            null
        }

        private fun of(id: String, can: CameraCharacteristics): Lens? {
            if (can.get(CameraCharacteristics.LENS_FACING) != CameraCharacteristics.LENS_FACING_BACK) return null
            val map = can.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP) ?: return null
            val frames = sizes(map.getOutputSizes(ImageFormat.YUV_420_888))
            return Lens(
                id,
                can.get(CameraCharacteristics.SENSOR_ORIENTATION) ?: 0,
                Rules.frame(frames, sizes(map.getOutputSizes(SurfaceHolder::class.java))) ?: return null,
                Rules.still(sizes(map.getOutputSizes(ImageFormat.JPEG))) ?: return null,
                CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE in (can.get(CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES) ?: IntArray(0)),
            )
        }

        private fun sizes(sizes: Array<android.util.Size>?): List<Size> = sizes.orEmpty().map { Size(it.width, it.height) }
    }
}
