package nl.oogst.app.viewfinder

import android.hardware.camera2.CameraAccessException
import android.hardware.camera2.CameraDevice
import java.io.File
import java.nio.ByteBuffer
import nl.oogst.ui.parts.Fault

/** One opening of a camera, from [open] until [Hears.closed]. */
interface FinderCamera {
    /** Begins; what comes of it is heard. The preview is drawn on the surface that the camera was made for. */
    fun open()

    /** One still, of the largest size. Ends with [Hears.still] or [Hears.noStill]. */
    fun shoot(flash: Boolean)

    /** Films into [to] until [stop], [close], or what [plan] bounds. Ends with [Hears.filmed] or [Hears.noFilm], whatever happens. */
    fun film(to: File, plan: FilmPlan)
    fun stop()

    /** Shows, takes and films the middle of the picture only: 1 is all of it. */
    fun zoom(to: Float)

    /** Ends it; a still that is on its way is waited for, a film is stopped. Ends with [Hears.closed]. */
    fun close()

    /** What a camera has to tell. Every call may come on a thread of the camera's. */
    interface Hears {
        /** The preview runs. */
        fun opened()

        /** Whether a frame is of use now: turning one that nobody looks at is work for nothing. */
        fun wants(): Boolean

        /** A frame of the preview, upright. */
        fun frame(luma: Luma)

        /** A whole JPEG, with its orientation in Exif. The bytes are there until this returns. */
        fun still(jpeg: ByteBuffer)

        /** No still comes any more. */
        fun noStill()

        /** It films, from now on. */
        fun filming()

        /** The film is closed and whole in its file, however it ended. */
        fun filmed()

        /** Nothing was filmed, or what was filmed could not be closed: the file may hold what nobody can play. */
        fun noFilm()

        /** It can't be opened, or went away. [closed] follows. */
        fun fault(fault: Fault)

        /** The camera is free again; the last call. */
        fun closed()
    }
}

/** What a camera's codes mean to a person. */
object CameraFaults {
    /** There is no camera here whose preview can be looked at. */
    val NONE = Fault("app.camera_live")

    /** It went away while it was open, or a call to it fails: something that wants it more has it, or it broke. */
    val LOST = Fault("app.camera_lost")
    private val USED = Fault("app.camera_used")
    private val POLICY = Fault("app.camera_policy")

    /** Of [CameraAccessException.getReason], when opening. */
    fun access(reason: Int): Fault = when (reason) {
        CameraAccessException.CAMERA_IN_USE, CameraAccessException.MAX_CAMERAS_IN_USE -> USED
        CameraAccessException.CAMERA_DISABLED -> POLICY
        else -> LOST
    }

    /** Of [CameraDevice.StateCallback.onError]. */
    fun error(code: Int): Fault = when (code) {
        CameraDevice.StateCallback.ERROR_CAMERA_IN_USE, CameraDevice.StateCallback.ERROR_MAX_CAMERAS_IN_USE -> USED
        CameraDevice.StateCallback.ERROR_CAMERA_DISABLED -> POLICY
        else -> LOST
    }
}
