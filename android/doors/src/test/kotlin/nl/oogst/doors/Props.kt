package nl.oogst.doors

import java.awt.Color
import java.awt.image.BufferedImage
import java.io.File
import java.util.Random
import java.util.concurrent.TimeUnit
import javax.imageio.ImageIO
import kotlin.concurrent.thread
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.job
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.capture.Face
import nl.oogst.ui.core.CaptureDoor
import nl.oogst.ui.core.Platform
import nl.oogst.ui.core.Vault
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.settings.Language

/** A real hub process on a free port, gone with [close]. */
class Hub(private val folder: File) : AutoCloseable {
    private val process: Process

    init {
        val hub = File(System.getProperty("oogst.hub"))
        check(hub.canExecute()) { "no hub at $hub: run `cargo xtask kotlin`" }
        val log = File(folder.path + ".log")
        process = ProcessBuilder(hub.path, "serve", "--data", folder.path, "--listen", "127.0.0.1:0").redirectError(log).start()
        val out = process.inputStream.bufferedReader()
        check(generateSequence { out.readLine() }.any { "listening on " in it }) { "the hub did not come up: ${log.readText()}" }
        // Whatever else it prints must not fill the pipe and stop it.
        thread(isDaemon = true) { out.forEachLine { } }
    }

    /** The link with which the first team is founded. */
    fun foundingLink(): String = File(folder, "founding-link.txt").readLines().first().trim()

    override fun close() {
        process.destroy()
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
    }
}

/** Ends what screens still ask: it must not meet a closed core. Other screens may come after it. */
fun CoroutineScope.settle() {
    val asking = coroutineContext.job.children.toList()
    runBlocking { asking.forEach { it.cancelAndJoin() } }
}

/** A vault that keeps its key for as long as the test lasts. */
class MemoryVault : Vault {
    private var kept: ByteArray? = null
    override fun key(): ByteArray? = kept?.copyOf()
    override fun keep(key: ByteArray) { kept = key.copyOf() }
}

/** A phone without hands: remembers what it was asked for. */
class Hands : Platform {
    val asked = ArrayList<String>()
    override var network = Network.Unmetered
    override val lockable = true

    /** Whether there is a camera to look through. */
    var camera = true
    override fun shoot(flash: Boolean) = camera.also { asked += "shoot" }
    override fun film(limit: CaptureDoor.Film, light: Boolean) = camera.also { asked += "film ${limit.seconds}" }
    override fun stopFilm() { asked += "stop" }
    override fun camera(kind: Kind, limitSeconds: Int?) { asked += "camera $kind $limitSeconds" }
    override fun cardsCamera() { asked += "cards" }
    override fun pupilCamera() { asked += "pupil" }
    override fun pick() { asked += "pick" }
    override fun scanCode() { asked += "scan" }
    override fun allowCamera() = Unit
    override fun haptic() { asked += "haptic" }
    override fun share(text: String) { asked += "share $text" }
    override fun print(name: String, pdf: ByteArray) { asked += "print $name ${String(pdf, 0, 5)}" }
    override fun open(path: String) = true
    override fun lockIn(round: String) { asked += "lock" }
    override fun unlock() { asked += "unlock" }
    override fun language(language: Language) { asked += "language $language" }
    override suspend fun faces(jpeg: ByteArray): List<Face> = emptyList()
}

/** A photo as a camera makes one. */
fun photo(file: File, seed: Long): File = file.apply {
    val image = BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB)
    val random = Random(seed)
    val g = image.createGraphics()
    repeat(300) {
        g.color = Color(random.nextInt(256), random.nextInt(256), random.nextInt(256))
        g.fillRect(random.nextInt(640), random.nextInt(480), 40, 40)
    }
    g.dispose()
    check(ImageIO.write(image, "jpeg", this))
}
