package nl.oogst.ui.core

import nl.oogst.ui.capture.Face
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.pupil.Whose
import nl.oogst.ui.settings.Language

/** What only a phone can do. Answers come back through the model: these calls return at once. */
interface Platform {
    val network: Network
    /** Whether the screen has a lock: without one pupil mode can't be left out of reach. */
    val lockable: Boolean
    /** Takes a photo with the camera that the screen shows; false where it shows none: then the phone's own has to. */
    fun shoot(flash: Boolean): Boolean = false
    /** Films with it; the model hears when it began. */
    fun film(limit: CaptureDoor.Film, light: Boolean): Boolean = false
    fun stopFilm() = Unit
    /** How far the camera that the screen shows is zoomed in. */
    fun zoom(to: Float) = Unit
    /** The screen wants the other camera. */
    fun turnCamera() = Unit
    /** The phone's own camera app. */
    fun camera(kind: Kind, limitSeconds: Int?)
    fun cardsCamera()
    fun pupilCamera()
    /** A pupil shows, or closed, the camera. */
    fun pupilLooks() = Unit
    /** A photo of this pupil's own work that could not be taken in before: it is tried once more, by way of the model. */
    fun pupilLeft(whose: Whose) = Unit
    /** The turn was stopped, and nothing of it is kept: not what waits either. */
    fun pupilGone(whose: Whose) = Unit
    /** The phone's own picker. While cards are read, pictures that are chosen are read as a photo of them is. */
    fun pick()
    fun scanCode()
    /** Asks for leave to use the camera, or opens the settings where the system no longer asks. */
    fun allowCamera()
    /** "Saved", in the hand. */
    fun haptic()
    fun share(text: String)
    fun print(name: String, pdf: ByteArray)
    /** Shows a file in whichever app can; false, and says so, when none can. */
    fun open(path: String): Boolean
    /** Pins the app to the screen; from here on leaving asks for the device's lock. After a kill it opens in this [round] again. */
    fun lockIn(round: String)
    /** Asks for the device's lock, then tells the model. */
    fun unlock()
    fun language(language: Language)
    suspend fun faces(jpeg: ByteArray): List<Face>
    /** A still of a video, as the path of a JPEG that is [discard]ed afterwards; null where there is none, or it is no video. */
    suspend fun still(path: String): String? = null
    /** A picture that the core doesn't read, upright as JPEG in the same way; null when the platform doesn't read it either. */
    suspend fun jpeg(path: String): String? = null
    suspend fun discard(path: String) = Unit
}
