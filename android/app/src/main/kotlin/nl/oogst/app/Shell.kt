package nl.oogst.app

import android.content.Context
import java.io.File
import kotlin.coroutines.resume
import kotlin.coroutines.suspendCoroutine
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext
import nl.oogst.app.incoming.Incoming
import nl.oogst.app.sync.Sending
import nl.oogst.app.vault.FileVault
import nl.oogst.app.vault.Wrap
import nl.oogst.app.viewfinder.Viewfinder
import nl.oogst.doors.OogstCore
import nl.oogst.ui.app.AppModel
import nl.oogst.ui.app.Place
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.core.CoreFault
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Said
import nl.oogst.ui.settings.Language
import nl.oogst.ui.words.Dutch
import nl.oogst.ui.words.English
import nl.oogst.ui.words.Words

/** Everything that outlives an activity: the open core, the model, files on their way in. */
class Shell(val context: Context, wrap: Wrap) {
    val scope = CoroutineScope(SupervisorJob() + Dispatchers.Main.immediate)
    val incoming = Incoming(context)
    val platform = PhonePlatform(context, this)
    val network = Networks(context)
    val viewfinder = Viewfinder(this)
    val sending = Sending(context)
    val pupils = PupilPhotos(this)

    private val preferences = context.getSharedPreferences("shell", Context.MODE_PRIVATE)
    private val vault = FileVault(context, wrap)
    private val opened = CompletableDeferred<OogstCore>()
    private val state = MutableStateFlow<Ready>(Ready.Opening)

    /** Whether there is something to show yet. */
    sealed interface Ready {
        data object Opening : Ready
        data class Wrong(val fault: Fault) : Ready
        data class Here(val model: AppModel) : Ready
    }

    val ready: StateFlow<Ready> = state.asStateFlow()
    val model: AppModel? get() = (state.value as? Ready.Here)?.model

    /** The open core; waits while it opens. Throws [CoreFault] when it can't be. */
    suspend fun core(): OogstCore {
        open()
        return opened.await()
    }

    /** Where a person was and what was typed there, until the model has it. */
    private var wanted: Pair<List<String>, List<List<String>>>? = null

    /** An activity comes: by its icon, or back to what it was killed in. */
    fun come(places: List<String>?, drafts: List<List<String>>) {
        val here = model
        when {
            here == null -> wanted = (places ?: emptyList()) to drafts
            places == null -> here.anew()
            // A turn in the background opened it: nobody was anywhere yet.
            !visited && withPupils == null -> here.restore(places, drafts)
        }
        visited = true
        open()
    }

    private var visited = false

    /** Opens the core once, whoever asks first: an activity, a scheduled sync. Asked again after a fault it tries again. */
    fun open() {
        if (opening || opened.isCompleted) return
        opening = true
        scope.launch {
            try {
                Logging.begin()
                val core = OogstCore.open(folder(), vault, network::now)
                val pupil = pupilFirst(core)
                val (places, drafts) = wanted ?: (emptyList<String>() to emptyList())
                val model = AppModel(core, platform, scope, pupil ?: places, language, words(), if (pupil == null) drafts else emptyList())
                scope.launch { sending.watch(core) }
                state.value = Ready.Here(model)
                network.watch { scope.launch { model.refresh() } }
                // After the model is there: who waits for the core goes on at once, and brings it files.
                opened.complete(core)
            } catch (fault: CoreFault) {
                state.value = Ready.Wrong(fault.fault)
            } finally {
                opening = false
            }
        }
    }

    private var opening = false

    /** After `store.damaged`, when the person asked for it: a new archive is begun, and the recovery sheet asked for. */
    fun setAside() {
        if (opening || (state.value as? Ready.Wrong)?.fault?.code != "store.damaged") return
        opening = true
        scope.launch {
            try {
                OogstCore.setAside(folder())
                wanted = listOf(Place.Start, Place.Recover).map(Place::write) to emptyList()
                withPupils = null
            } catch (fault: CoreFault) {
                state.value = Ready.Wrong(fault.fault)
                return@launch
            } finally {
                opening = false
            }
            open()
        }
    }

    private suspend fun folder(): File = withContext(Dispatchers.IO) { File(context.noBackupFilesDir, "store").apply { mkdirs() } }

    /** What a kill left between camera and core. Asked by the activity on screen: what its camera brought, it has taken by then. */
    suspend fun takeInWhatWasLeft() {
        val model = model ?: return
        // What is said of it, with a way to undo, is for the teacher.
        if (withPupils != null) return pupils.takeIn()
        var wrong: Said? = null
        withContext(Dispatchers.IO) { incoming.left() }.forEach { file ->
            if (incoming.purpose(file) == Incoming.For.Cards) return@forEach cards(file)
            done(file, model.taken(file.path, incoming.purpose(file)?.kind))
            wrong = model.said.value as? Said.Wrong ?: wrong
        }
        // Of several the one that is not there is said, not the last that is.
        wrong?.takeIf { it != model.said.value }?.let(model::say)
        pupils.takeIn()
    }

    /** A photo of cards: read where cards are being read, otherwise kept as a photo. Returns when the core has it, or refused it. */
    private suspend fun cards(file: File) {
        val scan = model?.top<ScanModel>()
        done(file, if (scan == null) model?.taken(file.path, null) ?: false else suspendCoroutine { then -> scan.photo(file.path) { then.resume(it) } })
    }

    /** Thrown away here, or kept until it can be taken in. */
    internal fun done(file: File, over: Boolean) { if (over) file.delete() else incoming.letGo(file) }

    /** A file from the camera or the gallery: taken in, then thrown away here. Waits for the core if it still opens. */
    fun take(file: File, purpose: Incoming.For, by: CameraModel? = null) {
        incoming.hold(file)
        scope.launch {
            core()
            val model = model ?: return@launch
            when (purpose) {
                Incoming.For.Cards -> cards(file)
                Incoming.For.Pupil -> pupils.take(file)
                else -> done(file, model.taken(file.path, purpose.kind, by))
            }
        }
    }

    /** Pictures that were chosen while cards are read, one after the other. */
    fun cards(uris: List<android.net.Uri>) {
        scope.launch {
            core()
            uris.take(MOST_SHARED).forEach { uri ->
                val file = withContext(Dispatchers.IO) { incoming.copy(context.contentResolver, uri, Incoming.For.Cards) }
                if (file != null) cards(file) else model?.top<ScanModel>()?.wrong(Fault("app.share_nothing"))
            }
        }
    }

    /** Files that another app shared. */
    fun share(uris: List<android.net.Uri>) {
        scope.launch {
            val files = withContext(Dispatchers.IO) { uris.take(MOST_SHARED).mapNotNull { incoming.copy(context.contentResolver, it) } }
            core()
            val model = model ?: return@launch
            val over = model.shared(files.map { it.path }, uris.size - files.size)
            files.forEach { done(it, it.path in over) }
        }
    }

    /** The round in which pupils have the device. Kept on the disk: a restart is no way out of pupil mode. */
    var withPupils: String?
        get() = preferences.getString("with pupils", null)
        set(round) { preferences.edit().putString("with pupils", round).commit() }

    /** Killed while a pupil had the device: that pupil's screen is the first one, and it is locked again. */
    private suspend fun pupilFirst(core: OogstCore): List<String>? {
        val round = withPupils ?: return null
        return listOf(Place.Start, Place.HandOver, Place.Pupil(core.pupils.atWork() ?: round)).map(Place::write)
    }

    /** The device's lock was opened. */
    fun unlocked() {
        withPupils = null
        model?.unlocked()
        scope.launch { takeInWhatWasLeft() }
    }

    var language: Language
        get() = preferences.getString("language", null)?.let { name -> Language.entries.find { it.name == name } } ?: Language.System
        set(value) = preferences.edit().putString("language", value.name).apply()

    fun words(): Words = when (language) {
        Language.Dutch -> Dutch
        Language.English -> English
        Language.System -> if (context.resources.configuration.locales[0].language == "en") English else Dutch
    }

    private companion object {
        /** Shared at once; a submission holds 200. */
        const val MOST_SHARED = 200
    }
}
