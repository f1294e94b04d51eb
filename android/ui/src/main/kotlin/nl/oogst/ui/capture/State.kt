package nl.oogst.ui.capture

import androidx.compose.runtime.Immutable
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Thumb

/** The camera. */
@Immutable
data class CameraState(
    val kind: Kind = Kind.Photo,
    /** How many were taken since it opened. */
    val taken: Int = 0,
    val last: Thumb? = null,
    val saving: Boolean = false,
    val flash: Boolean = false,
    val canFlash: Boolean = true,
    val canTurn: Boolean = true,
    /** Seconds filmed so far; null when it doesn't film. */
    val filmed: Int? = null,
    /** The longest film there may be, in seconds. */
    val limit: Int = 60,
    /** Whether a film gets no sound. */
    val silent: Boolean = false,
    /** Whether it is the camera on the screen's own side. */
    val front: Boolean = false,
    /** Width by height of the picture. */
    val ratio: Float = 3f / 4f,
    /** How far it is zoomed in, and can be: 1 is not at all. */
    val zoom: Float = 1f,
    val zoomMost: Float = 1f,
    val refused: Boolean = false,
    val fault: Fault? = null,
)

/** All captures, by lesson. */
@Immutable
data class CapturesState(val load: Load<List<Group>> = Load.Busy, val canSubmit: Boolean = true, val submissions: Int = 0)

/** One lesson's captures; without a lesson, one day's. */
@Immutable
data class Group(val title: String?, val at: Long, val thumbs: List<Thumb>)

/** One capture, large. */
@Immutable
data class CaptureState(
    val load: Load<Detail> = Load.Busy,
    val note: String = "",
    val goal: String = "",
    val lesson: String = "",
    /** Lessons that were named last: one tap instead of typing. */
    val lessons: List<String> = emptyList(),
    /** Whether what is typed differs from what is kept. */
    val changed: Boolean = false,
    val saving: Boolean = false,
    val fault: Fault? = null,
)

@Immutable
data class Detail(
    val thumb: Thumb,
    val lesson: String?,
    /** Whether it is in a submission that stands: then undo goes by way of that. */
    val submitted: Boolean,
    val canCover: Boolean,
    val covered: Boolean = false,
    /** Names of what the core could not take out: `comment_names`… */
    val leftIn: List<String> = emptyList(),
    /** Width by height of a picture, upright. */
    val ratio: Float? = null,
)

/** A rectangle over a face, in parts of the picture: 0 to 1 from its top left. */
@Immutable
data class Face(val left: Float, val top: Float, val right: Float, val bottom: Float, val suggested: Boolean = false)

/** Cover faces. */
@Immutable
data class CoverState(
    val picture: String? = null,
    /** Width by height of the picture. */
    val ratio: Float = 4f / 3f,
    val faces: List<Face> = emptyList(),
    val chosen: Int? = null,
    val looking: Boolean = false,
    val keepOriginal: Boolean = false,
    val working: Boolean = false,
    val fault: Fault? = null,
)
