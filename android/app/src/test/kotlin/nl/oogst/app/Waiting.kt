package nl.oogst.app

import android.Manifest
import android.content.Intent
import android.os.Looper
import android.provider.MediaStore
import java.awt.Color
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.Random
import java.util.concurrent.TimeUnit
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import nl.oogst.ui.app.AppModel
import org.junit.Assert.fail
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** Lets the main thread run until it is so: the core answers from threads of its own. */
fun until(what: String, so: () -> Boolean) {
    val end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120)
    while (!so()) {
        if (System.nanoTime() > end) fail("not in time: $what")
        shadowOf(Looper.getMainLooper()).idleFor(20, TimeUnit.MILLISECONDS)
        Thread.sleep(10)
    }
}

/** Lets everything come that is on its way: in the core's time and in the main thread's. */
fun settle() = repeat(100) {
    shadowOf(Looper.getMainLooper()).idleFor(30, TimeUnit.MILLISECONDS)
    Thread.sleep(10)
}

/** The model, once the real core is open. */
fun MainActivity.model(): AppModel {
    until("the core opens") { shell.model != null }
    return shell.model!!
}

/** Files between the platform and the core. */
fun Shell.waiting(): List<File> = File(context.noBackupFilesDir, "incoming").listFiles().orEmpty().toList()

/** Own captures, asked of the core. */
fun Shell.captured(): Int {
    var n = -1
    val door = model!!.core.captures
    runBlocking { n = door.groups().sumOf { it.thumbs.size } }
    return n
}

/** Writes what a camera writes: into the place that the intent names. */
fun ActivityController<MainActivity>.cameraWrites(bytes: ByteArray) { writes(shadowOf(get()).peekNextStartedActivityForResult().intent, bytes) }

/** The same for an intent that was looked at; gives the place. */
fun ActivityController<MainActivity>.writes(intent: Intent, bytes: ByteArray): File {
    @Suppress("DEPRECATION") val uri = intent.getParcelableExtra<android.net.Uri>(MediaStore.EXTRA_OUTPUT)!!
    return get().shell.incoming.find(uri.lastPathSegment!!)!!.apply { writeBytes(bytes) }
}

/** The camera may be used. */
fun allowed() = shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(Manifest.permission.CAMERA)

/** A photo as a camera makes one. */
fun photo(seed: Long): ByteArray {
    val image = BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB)
    val random = Random(seed)
    val g = image.createGraphics()
    repeat(100) {
        g.color = Color(random.nextInt(256), random.nextInt(256), random.nextInt(256))
        g.fillRect(random.nextInt(320), random.nextInt(240), 30, 30)
    }
    g.dispose()
    return ByteArrayOutputStream().also { check(ImageIO.write(image, "jpeg", it)) }.toByteArray()
}
