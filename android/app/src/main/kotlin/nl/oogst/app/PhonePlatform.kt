package nl.oogst.app

import android.app.Activity
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.Context
import android.content.Intent
import android.os.VibrationEffect
import android.os.Vibrator
import java.io.File
import java.lang.ref.WeakReference
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.incoming.Jpegs
import nl.oogst.app.incoming.Stills
import nl.oogst.app.opened.OpenedProvider
import nl.oogst.ui.capture.Face
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Platform
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.pupil.Whose
import nl.oogst.ui.settings.Language

/** The phone, as the screens ask for it. What needs an activity goes to the one on screen. */
class PhonePlatform(private val context: Context, private val shell: Shell) : Platform {
    private var onScreen = WeakReference<MainActivity>(null)

    /** Reads a picture with the phone's decoders. Tests have none. */
    internal var readable: (String, File) -> Boolean = Jpegs::of

    fun come(activity: MainActivity) { onScreen = WeakReference(activity) }
    fun go(activity: MainActivity) { if (onScreen.get() === activity) onScreen.clear() }

    override val network: Network get() = shell.network.now()
    override val lockable: Boolean get() = context.getSystemService(KeyguardManager::class.java)?.isDeviceSecure ?: false

    override fun shoot(flash: Boolean) = shell.viewfinder.shoot(flash)
    override fun film(limit: CaptureDoor.Film, light: Boolean) = shell.viewfinder.film(limit, light)
    override fun stopFilm() = shell.viewfinder.stopFilm()
    override fun zoom(to: Float) = shell.viewfinder.zoom(to)
    override fun turnCamera() = shell.viewfinder.turned()
    override fun pupilLooks() = shell.viewfinder.update()
    override fun pupilLeft(whose: Whose) = shell.pupils.left(whose)
    override fun pupilGone(whose: Whose) = shell.pupils.gone(whose)

    /** The phone's own: where ours can't be had. */
    override fun camera(kind: Kind, limitSeconds: Int?) = there { it.camera(if (kind == Kind.Video) Incoming.For.Video else Incoming.For.Photo, limitSeconds) }

    /** The viewfinder where it shows something, otherwise the phone's own camera. */
    override fun cardsCamera() { if (!shell.viewfinder.shoot()) there { it.camera(Incoming.For.Cards, null) } }
    override fun pupilCamera() = there { it.camera(Incoming.For.Pupil, null) }
    override fun pick() = there { it.pick() }
    override fun scanCode() = there { it.scanCode() }
    override fun allowCamera() = there { it.leave.use(Wish(Wish.What.Allow)) }
    override fun lockIn(round: String) = there { it.lockIn(round) }
    override fun unlock() = there { it.askForTheLock() }

    override fun haptic() {
        @Suppress("DEPRECATION") // The manager that replaces it is API 31; this one is still there.
        val vibrator = context.getSystemService(Vibrator::class.java) ?: return
        if (vibrator.hasVibrator()) vibrator.vibrate(VibrationEffect.createOneShot(30, VibrationEffect.DEFAULT_AMPLITUDE))
    }

    override fun share(text: String) { start(Intent.createChooser(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text), null)) }

    override fun print(name: String, pdf: ByteArray) = there { Printing.print(it, name, pdf) }

    override fun open(path: String): Boolean {
        val uri = OpenedProvider.uri(File(path))
        val view = Intent(Intent.ACTION_VIEW).setDataAndType(uri, OpenedProvider.type(path)).addFlags(Intent.FLAG_GRANT_READ_URI_PERMISSION)
        view.clipData = ClipData.newRawUri(null, uri)
        return start(view, "app.no_viewer")
    }

    override suspend fun still(path: String): String? = made { Stills.of(path, it) }
    override suspend fun jpeg(path: String): String? = made { readable(path, it) }
    override suspend fun discard(path: String) { withContext(Dispatchers.IO) { File(path).delete() } }

    private suspend fun made(how: (File) -> Boolean): String? = withContext(Dispatchers.IO) {
        val place = shell.incoming.beside()
        if (how(place)) return@withContext place.path
        place.delete()
        null
    }

    override fun language(language: Language) {
        shell.language = language
        shell.model?.let {
            it.words = shell.words()
            it.language = language
        }
        onScreen.get()?.recreate()
    }

    override suspend fun faces(jpeg: ByteArray): List<Face> = Faces.find(jpeg)

    private fun start(intent: Intent, none: String = "other"): Boolean {
        val here = onScreen.get()?.takeUnless(Activity::isFinishing) ?: return false
        try {
            here.startActivity(intent)
            return true
        } catch (_: ActivityNotFoundException) {
            shell.model?.say(Said.Wrong(Fault(none)))
        } catch (_: SecurityException) {
            shell.model?.say(Said.Wrong(Fault(none)))
        }
        return false
    }

    private fun there(what: (MainActivity) -> Unit) { onScreen.get()?.takeUnless(Activity::isFinishing)?.let(what) }
}
