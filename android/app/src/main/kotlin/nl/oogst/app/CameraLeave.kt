package nl.oogst.app

import android.Manifest
import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Bundle
import android.provider.Settings
import kotlinx.coroutines.launch
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.capture.Looking
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.PupilModel

/** What the camera is wanted for, while the person is asked whether it may be used. */
data class Wish(val what: What, val purpose: Incoming.For? = null, val limitSeconds: Int? = null) {
    enum class What {
        /** The phone's own camera, for a photo or a film. */
        Take,

        /** Looking through the camera: the viewfinder. */
        Look,

        /** Handing the device to pupils, who may be asked for a photo later on. */
        Pin,

        /** Nothing but leave: the person goes back on a refusal. */
        Allow,
    }

    companion object {
        /** To survive an activity that is destroyed while the question is on the screen. */
        fun write(wish: Wish): String = listOf(wish.what, wish.purpose, wish.limitSeconds).joinToString(" ") { it?.toString() ?: "-" }

        fun read(text: String): Wish? {
            val words = text.split(' ')
            val what = What.entries.find { it.name == words[0] } ?: return null
            return Wish(what, Incoming.For.entries.find { it.name == words.getOrNull(1) }, words.getOrNull(2)?.toIntOrNull())
        }
    }
}

/**
 * Leave to use the camera. Asked at the first tap that needs it, by the viewfinder or for the phone's own camera alike; how often the
 * system really asks is its own affair. Refused, what was wanted says so where it was wanted, and pictures can still be chosen or shared.
 */
class CameraLeave(private val activity: MainActivity) {
    private val shell get() = activity.shell

    /** What goes on once the question is answered. */
    var waiting: Wish? = null
        private set

    /** Whether the system would explain itself before it asked: it was refused once, and may be asked again. */
    private var refusedOnce = false

    val given: Boolean get() = activity.checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED

    fun save(out: Bundle) { waiting?.let { out.putString(WISH, Wish.write(it)) } }
    fun restore(saved: Bundle?) { waiting = saved?.getString(WISH)?.let(Wish::read) }

    /** Does it, when the person allows it or has allowed it. */
    fun use(wish: Wish) {
        if (given) return granted(wish)
        // A pupil is not asked, and has no way to the settings.
        if (wish.purpose == Incoming.For.Pupil || wish.what == Wish.What.Look && shell.model?.top<PupilModel>() != null) return refused(Incoming.For.Pupil)
        waiting = wish
        refusedOnce = activity.shouldShowRequestPermissionRationale(Manifest.permission.CAMERA)
        activity.requestPermissions(arrayOf(Manifest.permission.CAMERA), MainActivity.LEAVE)
    }

    /** The answer, as the activity got it. */
    fun answered(grants: IntArray) {
        val wish = waiting ?: return
        // Another question was on the screen, this one's double or one about something else: no answer is no refusal. The one that is
        // on the screen may still be ours; the viewfinder asks again when the screen is back.
        if (grants.isEmpty() && !given && wish.what in setOf(Wish.What.Take, Wish.What.Allow)) return
        waiting = null
        when {
            given -> {
                settle()
                granted(wish)
            }
            // With or without a camera the device is handed over.
            wish.what == Wish.What.Pin -> activity.pin()
            grants.isEmpty() -> Unit
            wish.what == Wish.What.Allow -> if (!refusedOnce && !activity.shouldShowRequestPermissionRationale(Manifest.permission.CAMERA)) settings()
            else -> refused(wish.purpose ?: Incoming.For.Cards)
        }
    }

    private fun granted(wish: Wish) = when (wish.what) {
        Wish.What.Take -> activity.openCamera(wish.purpose ?: Incoming.For.Photo, wish.limitSeconds)
        Wish.What.Look -> shell.viewfinder.update()
        Wish.What.Pin -> activity.pin()
        Wish.What.Allow -> settle()
    }

    /** Says so where the camera was wanted. */
    fun refused(purpose: Incoming.For) {
        shell.scope.launch {
            // An activity that came back for the answer may be here before the core.
            shell.core()
            val model = shell.model ?: return@launch
            val looking = model.top<Looking>()?.takeIf { it.look != null }
            when {
                purpose == Incoming.For.Code -> model.top<JoinModel>()?.cameraRefused(true)
                looking != null -> looking.refused(true)
                purpose == Incoming.For.Pupil -> model.say(Said.Wrong(Fault("app.camera_pupil")))
                // Nobody looks any more.
                else -> Unit
            }
        }
    }

    /** Whether a film gets sound. */
    val sound: Boolean get() = activity.checkSelfPermission(Manifest.permission.RECORD_AUDIO) == PackageManager.PERMISSION_GRANTED

    /** Asks for the microphone at the first film, once: refused, films are made without sound. */
    fun askForSound() {
        val preferences = activity.getPreferences(Activity.MODE_PRIVATE)
        if (sound || preferences.getBoolean(ASKED_SOUND, false)) return
        preferences.edit().putBoolean(ASKED_SOUND, true).apply()
        activity.requestPermissions(arrayOf(Manifest.permission.RECORD_AUDIO), MainActivity.SOUND)
    }

    /** The screen says whether films have sound now. */
    fun heardOfSound() = shell.viewfinder.held()

    /** It may be used by now, by the question or by way of the settings: what was said of a refusal is over. */
    fun settle() {
        val model = shell.model ?: return
        if (!given) return
        model.top<Looking>()?.refused(false)
        model.top<JoinModel>()?.cameraRefused(false)
        shell.viewfinder.update()
    }

    /** The system asks no more: only there it can be allowed. */
    private fun settings() = try {
        activity.startActivity(Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, Uri.fromParts("package", activity.packageName, null)))
    } catch (_: ActivityNotFoundException) {
        activity.say(Said.Wrong(Fault("other")))
    }

    private companion object {
        const val WISH = "camera wanted"
        const val ASKED_SOUND = "asked for sound"
    }
}
