package nl.oogst.bridge

import java.awt.Color
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.Random
import java.util.concurrent.ConcurrentLinkedQueue
import javax.imageio.ImageIO
import nl.oogst.core.Connectivity
import nl.oogst.core.KeyVault
import nl.oogst.core.NetworkCost
import nl.oogst.core.Oogst
import nl.oogst.core.OpenOptions
import nl.oogst.core.Room
import nl.oogst.core.StateObserver
import nl.oogst.core.SyncEvent
import nl.oogst.core.SyncObserver

/** A vault that keeps its key in memory: what a Keystore does across restarts of the process, within a test. */
class MemoryVault : KeyVault {
    @Volatile
    var kept: ByteArray? = null

    override fun key(): ByteArray? = kept?.copyOf()

    override fun keep(key: ByteArray) {
        kept = key.copyOf()
    }
}

/** What a phone's network is, as a test says. */
class Network(@Volatile var cost: NetworkCost = NetworkCost.UNMETERED) : Connectivity {
    override fun network(): NetworkCost = cost
}

/** Remembers which rooms changed. */
class Rooms : StateObserver {
    val seen = ConcurrentLinkedQueue<Room>()

    override fun changed(rooms: List<Room>) {
        seen.addAll(rooms)
    }
}

/** Remembers how a sync went. */
class Events(private val each: (SyncEvent) -> Unit = {}) : SyncObserver {
    val seen = ConcurrentLinkedQueue<SyncEvent>()

    override fun event(event: SyncEvent) {
        seen.add(event)
        each(event)
    }
}

/** A phone: a folder, a vault, a network. */
class Phone(val folder: File, val vault: KeyVault = MemoryVault(), val network: Network = Network(), val rooms: Rooms = Rooms()) {
    suspend fun open(): Oogst = Oogst.open(OpenOptions(folder.path, vault, network, rooms))
}

/** A photo as a camera makes one; noise, so that it has the size of a photo. */
fun photo(seed: Long, width: Int = 640, height: Int = 480): ByteArray {
    val image = BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
    val random = Random(seed)
    for (y in 0 until height step 4) for (x in 0 until width step 4) {
        val color = Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)).rgb
        for (dy in 0 until minOf(4, height - y)) for (dx in 0 until minOf(4, width - x)) image.setRGB(x + dx, y + dy, color)
    }
    val out = ByteArrayOutputStream()
    check(ImageIO.write(image, "jpeg", out))
    return out.toByteArray()
}
