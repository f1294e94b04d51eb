package nl.oogst.bridge

import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.concurrent.thread

/** A real hub process on a free port, gone with [close]. */
class Hub(private val folder: File) : AutoCloseable {
    private val process: Process

    init {
        val hub = File(System.getProperty("oogst.hub"))
        check(hub.canExecute()) { "no hub at $hub: run `cargo xtask kotlin`" }
        process = ProcessBuilder(hub.path, "serve", "--data", folder.path, "--listen", "127.0.0.1:0")
            .redirectError(File(folder.path + ".log"))
            .start()
        val out = process.inputStream.bufferedReader()
        val listening = generateSequence { out.readLine() }.any { it.contains("listening on ") }
        check(listening) { "the hub did not come up: ${File(folder.path + ".log").readText()}" }
        // Whatever else it prints must not fill the pipe and stop it.
        thread(isDaemon = true) { out.forEachLine { } }
    }

    /** The link with which the first team is founded. */
    fun foundingLink(): String = File(folder, "founding-link.txt").readLines().first().trim()

    /** Lets it hang, as a hub behind a dead line does: connections stay open and nothing is answered. */
    fun freeze() = signal("STOP")

    /** Lets it go on. */
    fun thaw() = signal("CONT")

    private fun signal(name: String) {
        val done = ProcessBuilder("kill", "-$name", process.pid().toString()).inheritIO().start()
        check(done.waitFor() == 0)
    }

    override fun close() {
        if (process.isAlive) thaw()
        process.destroy()
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly().waitFor()
    }
}
