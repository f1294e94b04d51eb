package nl.oogst.app

import android.Manifest
import android.app.Activity
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.os.Build
import android.os.Bundle
import android.provider.MediaStore
import android.view.WindowManager
import java.io.File
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.sync.Schedule
import nl.oogst.app.sync.UploadService
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.Word
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.settings.RecoverModel

/**
 * The one activity: hosts the screens, and is where the phone's camera, gallery, share sheet and lock come back to. It keeps
 * nothing but the name of the place that a camera is writing to; everything else is the [Shell]'s.
 */
class MainActivity : Activity() {
    private var writing: String? = null
    private var watching: Job? = null

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        // Pupils may be on any screen: none is kept for the list of recent apps, nor may another app film it.
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        writing = saved?.getString(WRITING)
        shell.platform.come(this)
        shell.open(saved?.getStringArrayList(PLACES).orEmpty())
        setContentView((application as OogstApplication).content(this))
        if (saved == null) received(intent)
    }

    override fun onNewIntent(intent: Intent) {
        super.onNewIntent(intent)
        received(intent)
    }

    override fun onResume() {
        super.onResume()
        shell.platform.come(this)
        watching = shell.scope.launch {
            shell.ready.collect {
                if (it !is Shell.Ready.Here) return@collect
                it.model.refresh()
                shell.takeInWhatWasLeft()
            }
        }
        Schedule.regular(this)
    }

    override fun onPause() {
        watching?.cancel()
        shell.remember()
        UploadService.ifMuchIsLeft(this)
        super.onPause()
    }

    override fun onDestroy() {
        shell.platform.go(this)
        super.onDestroy()
    }

    override fun onSaveInstanceState(out: Bundle) {
        super.onSaveInstanceState(out)
        writing?.let { out.putString(WRITING, it) }
        shell.model?.let { out.putStringArrayList(PLACES, ArrayList(it.places())) }
    }

    @Deprecated("The way of the framework's own Activity; androidx's is another class.")
    override fun onBackPressed() {
        if (shell.model?.systemBack() == true) return
        @Suppress("DEPRECATION") super.onBackPressed()
    }

    /** Opens the phone's own camera, which writes straight into a place of ours. */
    fun camera(purpose: Incoming.For, limitSeconds: Int?) {
        val place = shell.incoming.place(purpose)
        place.createNewFile()
        val uri = Incoming.uri(place)
        val action = if (purpose == Incoming.For.Video) MediaStore.ACTION_VIDEO_CAPTURE else MediaStore.ACTION_IMAGE_CAPTURE
        val intent = Intent(action).putExtra(MediaStore.EXTRA_OUTPUT, uri).addFlags(Intent.FLAG_GRANT_WRITE_URI_PERMISSION)
        intent.clipData = ClipData.newRawUri(null, uri)
        limitSeconds?.let { intent.putExtra(MediaStore.EXTRA_DURATION_LIMIT, it) }
        writing = place.name
        ask(intent, CAMERA) {
            place.delete()
            writing = null
            say(Said.Wrong(Fault("app.no_camera")))
        }
    }

    /** Opens the phone's own picker: photos, videos, documents. */
    fun pick() = ask(
        Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*")
            .putExtra(Intent.EXTRA_MIME_TYPES, arrayOf("image/*", "video/*", "application/*", "text/plain")).putExtra(Intent.EXTRA_ALLOW_MULTIPLE, true),
        PICK,
    ) { say(Said.Wrong(Fault("other"))) }

    /** A photo of a code, read here: no permission and no other app's service is needed. */
    fun scanCode() {
        camera(Incoming.For.Shared, null)
        scanning = true
    }

    private var scanning = false

    /** Pins the app: home and recents do nothing until the device's lock is opened. */
    fun lockIn(round: String) {
        shell.withPupils = round
        startLockTask()
    }

    fun askForTheLock() {
        val keyguard = getSystemService(KeyguardManager::class.java)
        @Suppress("DEPRECATION") // BiometricPrompt replaces it from API 29 on; this one is there from 26.
        val intent = keyguard?.takeIf { it.isDeviceSecure }?.createConfirmDeviceCredentialIntent(null, null)
        // Without a lock there is nothing to ask for: the screen said so before the device was handed over.
        if (intent == null) return unlocked()
        ask(intent, UNLOCK) { unlocked() }
    }

    private fun unlocked() {
        runCatching { stopLockTask() }
        shell.unlocked()
    }

    @Deprecated("The way of the framework's own Activity; androidx's is another class.")
    public override fun onActivityResult(request: Int, result: Int, data: Intent?) {
        when (request) {
            CAMERA -> fromCamera(result)
            PICK -> if (result == RESULT_OK) share(uris(data))
            UNLOCK -> if (result == RESULT_OK) unlocked()
            else -> @Suppress("DEPRECATION") super.onActivityResult(request, result, data)
        }
    }

    /** What the camera wrote counts, whatever it answers: some say "cancelled" after a good photo, some "ok" after none. */
    private fun fromCamera(result: Int) {
        val place = writing?.let(shell.incoming::find)
        val code = scanning
        writing = null
        scanning = false
        when {
            place == null -> say(Said.Wrong(Fault("app.camera_nothing")))
            place.length() == 0L -> {
                place.delete()
                say(if (result == RESULT_OK) Said.Wrong(Fault("app.camera_nothing")) else Said.Plain(Word.NothingTaken))
            }
            code -> scanned(place)
            else -> {
                shell.take(place, shell.incoming.purpose(place) ?: Incoming.For.Shared)
                askToNotify()
            }
        }
    }

    private fun scanned(place: File) {
        shell.scope.launch {
            val text = Codes.read(place)
            place.delete()
            if (text != null) return@launch shell.model?.link(text) ?: Unit
            when (val model = shell.model?.visit?.value?.model) {
                is JoinModel -> model.fault(Fault("app.no_code"))
                is RecoverModel -> say(Said.Wrong(Fault("app.no_code")))
                else -> Unit
            }
        }
    }

    private fun received(intent: Intent?) {
        when (intent?.action) {
            Intent.ACTION_SEND, Intent.ACTION_SEND_MULTIPLE -> {
                val text = intent.getStringExtra(Intent.EXTRA_TEXT)
                val uris = uris(intent)
                // A link held long in a mail and shared: from Android 12 on the one way that needs no setting.
                if (uris.isEmpty() && text != null) link(text.split(Regex("\\s+")).find { '#' in it } ?: text) else share(uris)
            }
            Intent.ACTION_VIEW -> intent.dataString?.let(::link)
        }
    }

    /** In pupil mode the model does nothing with it. */
    private fun link(text: String) {
        shell.scope.launch {
            shell.core()
            shell.model?.link(text)
        }
    }

    /** In pupil mode nothing else comes in. */
    private fun share(uris: List<Uri>) {
        if (shell.model?.top<PupilModel>() != null) return
        if (uris.isEmpty()) return say(Said.Wrong(Fault("app.share_nothing")))
        shell.share(uris)
    }

    @Suppress("DEPRECATION") // The typed ones are API 33.
    private fun uris(intent: Intent?): List<Uri> {
        val clip = intent?.clipData
        if (clip != null) return List(clip.itemCount) { clip.getItemAt(it).uri }.filterNotNull().distinct()
        val several = intent?.takeIf { it.action == Intent.ACTION_SEND_MULTIPLE }?.getParcelableArrayListExtra<Uri>(Intent.EXTRA_STREAM)
        return (several ?: listOfNotNull(intent?.getParcelableExtra<Uri>(Intent.EXTRA_STREAM) ?: intent?.data)).distinct()
    }

    /** Asked after the first capture, when it is plain what for; refused, everything goes on without. */
    private fun askToNotify() {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
        if (checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED) return
        val preferences = getPreferences(MODE_PRIVATE)
        if (preferences.getBoolean(ASKED, false)) return
        preferences.edit().putBoolean(ASKED, true).apply()
        requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), NOTIFY)
    }

    private fun say(said: Said) { shell.model?.say(said) }

    @Suppress("DEPRECATION")
    private fun ask(intent: Intent, request: Int, none: () -> Unit) = try {
        startActivityForResult(intent, request)
    } catch (_: ActivityNotFoundException) {
        none()
    } catch (_: SecurityException) {
        none()
    }

    companion object {
        const val CAMERA = 1
        const val PICK = 2
        const val UNLOCK = 3
        const val NOTIFY = 4
        private const val WRITING = "writing"
        private const val PLACES = "places"
        private const val ASKED = "asked to notify"
    }
}
