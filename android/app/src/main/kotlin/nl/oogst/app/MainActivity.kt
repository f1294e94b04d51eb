package nl.oogst.app

import android.Manifest
import android.app.Activity
import android.app.ActivityManager
import android.app.KeyguardManager
import android.content.ActivityNotFoundException
import android.content.ClipData
import android.content.Intent
import android.content.pm.PackageManager
import android.content.res.Configuration
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
import nl.oogst.ui.cards.ScanModel
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

    /** Whether the camera may be used, and what waits for the answer. */
    val leave = CameraLeave(this)

    override fun onCreate(saved: Bundle?) {
        super.onCreate(saved)
        // Pupils may be on any screen: none is kept for the list of recent apps, nor may another app film it.
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) setRecentsScreenshotEnabled(false)
        writing = saved?.getString(WRITING)
        leave.restore(saved)
        shell.platform.come(this)
        shell.come(Kept.places(saved), Kept.drafts(saved))
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
                leave.settle()
                it.model.refresh()
                shell.sending.ask()
                shell.takeInWhatWasLeft()
            }
        }
        shell.viewfinder.come(this)
        // The process may have come back without the screen that pinned it.
        if (shell.withPupils != null) pin()
        Schedule.regular(this)
    }

    override fun onConfigurationChanged(now: Configuration) {
        super.onConfigurationChanged(now)
        shell.viewfinder.held()
    }

    override fun onPause() {
        watching?.cancel()
        shell.viewfinder.go(this)
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
        leave.save(out)
        shell.model?.let { Kept.save(it, out) }
    }

    @Deprecated("The way of the framework's own Activity; androidx's is another class.")
    override fun onBackPressed() {
        if (shell.model?.systemBack() == true) return
        @Suppress("DEPRECATION") super.onBackPressed()
    }

    /**
     * Opens the phone's own camera, once the person allows the camera: Android opens it for no app that declares the permission and
     * has it not. [limitSeconds] is the longest film.
     */
    fun camera(purpose: Incoming.For, limitSeconds: Int?) = leave.use(Wish(Wish.What.Take, purpose, limitSeconds))

    /** The phone's own camera writes straight into a place of ours. */
    internal fun openCamera(purpose: Incoming.For, limitSeconds: Int?) {
        val place = shell.incoming.place(purpose, shell.model?.top<PupilModel>()?.whose?.takeIf { purpose == Incoming.For.Pupil })
        place.createNewFile()
        val uri = Incoming.uri(place)
        val action = if (purpose == Incoming.For.Video) MediaStore.ACTION_VIDEO_CAPTURE else MediaStore.ACTION_IMAGE_CAPTURE
        val intent = Intent(action).putExtra(MediaStore.EXTRA_OUTPUT, uri).addFlags(Intent.FLAG_GRANT_WRITE_URI_PERMISSION)
        intent.clipData = ClipData.newRawUri(null, uri)
        limitSeconds?.let { intent.putExtra(MediaStore.EXTRA_DURATION_LIMIT, it) }
        writing = place.name
        ask(intent, CAMERA) { refused ->
            place.delete()
            writing = null
            if (refused) leave.refused(purpose) else say(Said.Wrong(Fault("app.no_camera")))
        }
    }

    /** Opens the phone's own picker: photos, videos, documents. */
    fun pick() = ask(
        Intent(Intent.ACTION_OPEN_DOCUMENT).addCategory(Intent.CATEGORY_OPENABLE).setType("*/*")
            .putExtra(Intent.EXTRA_MIME_TYPES, arrayOf("image/*", "video/*", "application/*", "text/plain")).putExtra(Intent.EXTRA_ALLOW_MULTIPLE, true),
        PICK,
    ) { say(Said.Wrong(Fault("other"))) }

    /** A photo of a code, read here: no other app's service is needed. */
    fun scanCode() = camera(Incoming.For.Code, null)

    /**
     * Pins the app: home and recents do nothing until the device's lock is opened. Before that the camera is asked for, while the
     * teacher has the device: whether it may be used is no question to a pupil. After a kill a pupil has it already.
     */
    fun lockIn(round: String) {
        val handedOver = shell.withPupils != null
        shell.withPupils = round
        if (handedOver) pin() else leave.use(Wish(Wish.What.Pin))
    }

    /** Where the system doesn't pin, the model still asks for the lock. */
    internal fun pin() {
        if (getSystemService(ActivityManager::class.java)?.lockTaskModeState != ActivityManager.LOCK_TASK_MODE_NONE) return
        runCatching { startLockTask() }
    }

    fun askForTheLock() {
        val keyguard = getSystemService(KeyguardManager::class.java)
        @Suppress("DEPRECATION") // BiometricPrompt replaces it from API 29 on; this one is there from 26.
        val intent = keyguard?.takeIf { it.isDeviceSecure }?.createConfirmDeviceCredentialIntent(null, null)
        when {
            // Without a lock there is nothing to ask for: the screen said so before the device was handed over.
            keyguard?.isDeviceSecure == false -> unlocked()
            intent == null -> say(Said.Wrong(Fault("app.no_lock_screen")))
            else -> ask(intent, UNLOCK) { say(Said.Wrong(Fault("app.no_lock_screen"))) }
        }
    }

    private fun unlocked() {
        runCatching { stopLockTask() }
        shell.unlocked()
    }

    @Deprecated("The way of the framework's own Activity; androidx's is another class.")
    public override fun onActivityResult(request: Int, result: Int, data: Intent?) {
        when (request) {
            CAMERA -> fromCamera(result)
            PICK -> if (result == RESULT_OK) picked(uris(data))
            UNLOCK -> if (result == RESULT_OK) unlocked()
            else -> @Suppress("DEPRECATION") super.onActivityResult(request, result, data)
        }
    }

    /** What the camera wrote counts, whatever it answers: some say "cancelled" after a good photo, some "ok" after none. */
    private fun fromCamera(result: Int) {
        val place = writing?.let(shell.incoming::find)
        writing = null
        when {
            place == null -> say(Said.Wrong(Fault("app.camera_nothing")))
            place.length() == 0L -> {
                place.delete()
                say(if (result == RESULT_OK) Said.Wrong(Fault("app.camera_nothing")) else Said.Plain(Word.NothingTaken))
            }
            shell.incoming.purpose(place) == Incoming.For.Code -> scanned(place)
            else -> {
                shell.take(place, shell.incoming.purpose(place) ?: Incoming.For.Shared)
                askToNotify()
            }
        }
    }

    private fun scanned(place: File) {
        // Read once: a screen that comes back looks for what was left, and would throw it away.
        shell.incoming.hold(place)
        shell.scope.launch {
            val text = Codes.read(place)
            place.delete()
            // A process that was killed meanwhile still opens.
            shell.core()
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

    @Deprecated("The way of the framework's own Activity; androidx's is another class.")
    override fun onRequestPermissionsResult(request: Int, permissions: Array<String>, grants: IntArray) {
        if (request == LEAVE) leave.answered(grants) else if (request == SOUND) leave.heardOfSound() else @Suppress("DEPRECATION") super.onRequestPermissionsResult(request, permissions, grants)
    }

    /** While cards are read, pictures are pictures of cards; each is kept as a capture first, whatever is on it. */
    private fun picked(uris: List<Uri>) {
        val (pictures, others) = uris.partition { shell.model?.top<ScanModel>() != null && contentResolver.getType(it)?.startsWith("image/") == true }
        if (pictures.isNotEmpty()) shell.cards(pictures)
        if (others.isNotEmpty() || uris.isEmpty()) share(others)
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
    internal fun askToNotify() {
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) return
        if (checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) == PackageManager.PERMISSION_GRANTED) return
        val preferences = getPreferences(MODE_PRIVATE)
        if (preferences.getBoolean(ASKED, false)) return
        preferences.edit().putBoolean(ASKED, true).apply()
        requestPermissions(arrayOf(Manifest.permission.POST_NOTIFICATIONS), NOTIFY)
    }

    internal fun say(said: Said) { shell.model?.say(said) }

    @Suppress("DEPRECATION")
    private fun ask(intent: Intent, request: Int, none: (refused: Boolean) -> Unit) = try {
        startActivityForResult(intent, request)
    } catch (_: ActivityNotFoundException) {
        none(false)
    } catch (_: SecurityException) {
        none(true)
    }

    companion object {
        const val CAMERA = 1
        const val PICK = 2
        const val UNLOCK = 3
        const val NOTIFY = 4
        const val LEAVE = 5
        const val SOUND = 6
        private const val WRITING = "writing"
        private const val ASKED = "asked to notify"
    }
}
