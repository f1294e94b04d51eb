package nl.oogst.app.incoming

import android.content.ContentResolver
import android.content.Context
import android.net.Uri
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException
import java.util.UUID
import java.util.concurrent.ConcurrentHashMap
import nl.oogst.app.opened.OpenedProvider
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.pupil.Whose

/**
 * Files between the platform and the core: what the phone's camera writes, copies of what was shared. A file is here from the tap
 * until the core has it durably (or refused it for good). What a kill or a full disk leaves is taken in when the app comes back: there, or
 * plainly not.
 */
class Incoming(private val folder: File) {
    constructor(context: Context) : this(File(context.noBackupFilesDir, "incoming"))

    /** What a file is for; its name says it, so that nothing else has to survive. */
    enum class For(val kind: Kind?) { Photo(Kind.Photo), Video(Kind.Video), Shared(null), Cards(null), Pupil(null), Code(null) }

    /** Places that somebody in this process has in hand: a camera writes there, or the core is taking it in. */
    private val held = ConcurrentHashMap.newKeySet<String>()

    /** A new empty place; of a pupil's photo [whose] it is. */
    fun place(purpose: For, whose: Whose? = null): File {
        folder.mkdirs()
        return File(folder, "${purpose.name}-${UUID.randomUUID()}${whose?.let(::mark).orEmpty()}").also(::hold)
    }

    private fun mark(whose: Whose) = "_${whose.round}_${whose.number}"

    /** Whose photo it is; null of anything that no pupil took. */
    fun whose(file: File): Whose? = MARK.find(file.name)?.destructured?.let { (round, number) -> number.toIntOrNull()?.let { Whose(round, it) } }

    /** The pupils of whom photos wait that nobody has in hand. */
    fun pupils(): List<Whose> = waiting().mapNotNull(::whose).distinct()

    /** The newest photo of that pupil that waits; from here on it is held. */
    fun of(whose: Whose): File? = waiting().filter { whose(it) == whose }.maxByOrNull { it.lastModified() }?.takeIf { held.add(it.name) }

    /** Throws away what waits of that pupil. */
    fun forget(whose: Whose) = waiting().filter { whose(it) == whose }.forEach { it.delete() }

    private fun waiting() = folder.listFiles().orEmpty().filter { it.name !in held }

    /** From here on it is no longer [left] by anybody: one file is taken in once. */
    fun hold(file: File) { held += file.name }

    /** It could not be taken in now: [left] finds it the next time. */
    fun letGo(file: File) { held -= file.name }

    /** A place for what is made of a file only to hand it in. A kill leaves it to [left], which throws it away. */
    fun beside(): File {
        folder.mkdirs()
        return File(folder, "$BESIDE${UUID.randomUUID()}").also(::hold)
    }

    fun find(name: String): File? = File(folder, name).takeIf { it.parentFile == folder && NAME.matches(name) }

    fun purpose(file: File): For? = For.entries.find { file.name.startsWith("${it.name}-") }

    /**
     * Files that nobody took in: the process was killed in between. Pupils' are for their own turns ([of]), a code's is no capture.
     * Whoever asks holds them from then on. To be asked only while no camera is open: one that writes for a process that was killed is
     * not known here.
     */
    fun left(): List<File> = folder.listFiles().orEmpty().filter { (it.length() == 0L || whose(it) == null) && held.add(it.name) }.filter { file ->
        val purpose = purpose(file)
        val take = file.length() > 0 && purpose != null && purpose != For.Pupil && purpose != For.Code
        if (!take) file.delete()
        take
    }.sortedBy { it.lastModified() }

    /** Copies what another app shared, as a stream, at most [LARGEST] bytes; null when it can't be had. */
    fun copy(resolver: ContentResolver, uri: Uri, purpose: For = For.Shared): File? {
        // Only what another app gives: a path of our own would be a way to our own files.
        if (uri.scheme != ContentResolver.SCHEME_CONTENT || uri.authority in OWN) return null
        if (size(resolver, uri) > LARGEST) return null
        val file = place(purpose)
        return try {
            val source = resolver.openInputStream(uri) ?: return null
            val copied = source.use { from -> file.outputStream().use { to -> copy(from, to) } }
            file.takeIf { copied }
        } catch (_: IOException) {
            null
        } catch (_: SecurityException) {
            null
        }.also { if (it == null) file.delete() }
    }

    private fun size(resolver: ContentResolver, uri: Uri): Long = try {
        resolver.query(uri, arrayOf(OpenableColumns.SIZE), null, null, null)?.use { if (it.moveToFirst() && !it.isNull(0)) it.getLong(0) else 0L } ?: 0L
    } catch (_: RuntimeException) {
        // A foreign provider may throw anything; the copy says what can be had.
        0L
    }

    private fun copy(from: java.io.InputStream, to: java.io.OutputStream): Boolean {
        val buffer = ByteArray(1 shl 16)
        var all = 0L
        while (true) {
            val n = from.read(buffer)
            if (n < 0) return all > 0
            all += n
            if (all > LARGEST) return false
            to.write(buffer, 0, n)
        }
    }

    companion object {
        /** More than the core takes of anything: 2 GB. The core says what is too large; this keeps a disk from filling. */
        const val LARGEST = 2_000_000_000L
        private const val BESIDE = "beside-"
        private val OWN = setOf(IncomingProvider.AUTHORITY, OpenedProvider.AUTHORITY)
        private val NAME = Regex("[A-Z][a-z]+-[0-9a-f-]{36}(_[^/_]+_[0-9]+)?")
        private val MARK = Regex("_([^/_]+)_([0-9]+)$")

        /** Opens a place for the camera to write to. */
        @Throws(FileNotFoundException::class)
        fun uri(file: File): Uri = Uri.Builder().scheme(ContentResolver.SCHEME_CONTENT).authority(IncomingProvider.AUTHORITY).appendPath(file.name).build()
    }
}
