package nl.oogst.app

import android.app.Activity
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.os.VibrationEffect
import android.os.Vibrator
import java.lang.ref.WeakReference
import nl.oogst.app.incoming.Incoming
import nl.oogst.ui.capture.Face
import nl.oogst.ui.core.Platform
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Said
import nl.oogst.ui.settings.Language

/** The phone, as the screens ask for it. What needs an activity goes to the one on screen. */
class PhonePlatform(private val context: Context, private val shell: Shell) : Platform {
    private var onScreen = WeakReference<MainActivity>(null)

    fun come(activity: MainActivity) { onScreen = WeakReference(activity) }
    fun go(activity: MainActivity) { if (onScreen.get() === activity) onScreen.clear() }

    override val network: Network get() = shell.network.now()
    override val lockable: Boolean get() = context.getSystemService(KeyguardManager::class.java)?.isDeviceSecure ?: false

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

    override fun share(text: String) = start(Intent.createChooser(Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, text), null))

    override fun print(name: String, pdf: ByteArray) = there { Printing.print(it, name, pdf) }

    override fun open(path: String) = Unit

    override fun language(language: Language) {
        shell.language = language
        shell.model?.words = shell.words()
        onScreen.get()?.recreate()
    }

    override suspend fun faces(jpeg: ByteArray): List<Face> = Faces.find(jpeg)

    private fun start(intent: Intent) = there {
        try {
            it.startActivity(intent)
        } catch (_: ActivityNotFoundException) {
            shell.model?.say(Said.Wrong(Fault("other")))
        }
    }

    private fun there(what: (MainActivity) -> Unit) { onScreen.get()?.takeUnless(Activity::isFinishing)?.let(what) }
}
