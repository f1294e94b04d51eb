package nl.oogst.ui.capture

import nl.oogst.ui.parts.Fault

/** What a camera is looked through for. */
enum class Look { Cards, Photo, Film }

/** What a camera that shows something can do. */
data class Sight(
    /** Width by height of its picture, as it stands on the screen. */
    val ratio: Float = 3f / 4f,
    val canFlash: Boolean = false,
    val canTurn: Boolean = false,
    /** How far it can be zoomed in: 1 where it can't. */
    val zoomMost: Float = 1f,
    /** Whether a film gets no sound: the microphone may not be used. */
    val silent: Boolean = false,
)

/** A screen with a camera picture: what the platform's camera asks it, and tells it. Without a picture its shutter opens the phone's own. */
interface Looking {
    /** What for; null while it shows no camera. */
    val look: Look?

    /** Whether it is the camera on the screen's own side. */
    val front: Boolean get() = false

    /** Whether it says that the camera may not be used. */
    val refused: Boolean

    /** The picture is there, or became another: what was wrong with the camera before is over. */
    fun live(sight: Sight)

    /** The picture went; with a [fault] when the camera could not stay open. */
    fun blind(fault: Fault? = null)

    /** A still was asked for; until it is taken in, or [wrong], there is no second one. */
    fun taking()

    /** It gave nothing, or what it gave could not be kept. */
    fun wrong(fault: Fault)
    fun refused(so: Boolean)
}
