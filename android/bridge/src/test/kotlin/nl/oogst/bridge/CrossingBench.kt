package nl.oogst.bridge

import java.awt.Color
import java.awt.image.BufferedImage
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.Random
import javax.imageio.ImageIO
import kotlinx.coroutines.runBlocking
import nl.oogst.core.CaptureDetails
import nl.oogst.core.FfiConverterSequenceTypeCaptureRow
import nl.oogst.core.ForAssignment
import nl.oogst.core.Oogst
import nl.oogst.core.OpenOptions
import nl.oogst.core.PreviewSize
import nl.oogst.core.version
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/**
 * What crossing costs. No test: surefire does not take its name up, and it asserts nothing. docs/benchmarks.md says how it is run, with
 * a release library.
 */
class CrossingBench {
    @get:Rule
    val temporary = TemporaryFolder()

    @Test
    fun crossing() = runBlocking {
        Oogst.open(OpenOptions(temporary.newFolder("store").path, MemoryVault())).use { oogst ->
            val captures = oogst.captures()
            val details = CaptureDetails(assignment = ForAssignment.None)
            tell("a call that does nothing", 20_000) { version() }
            tell("a suspending call (one setting)", 2_000) { oogst.settings().backup() }

            repeat(1_000) { n -> captures.photoBytes(jpeg(48, 32, n.toLong()), details.copy(note = "Opname $n van de les over breuken")) }
            tell("a page of 60 captures, the whole call", 300) { check(captures.list(null, 60u).rows.size == 60) }
            val page = captures.list(null, 60u).rows
            tell("  60 rows written and read back, in Kotlin alone", 2_000) { across(page) }
            suspend fun thousand() = captures.list(null, 500u).let { first -> first.rows + captures.list(first.next, 500u).rows }
            tell("1,000 captures in two pages, the whole call", 30) { check(thousand().size == 1_000) }
            val all = thousand()
            tell("  1,000 rows written and read back, in Kotlin alone", 300) { across(all) }
            tell("a small preview as bytes", 300) { checkNotNull(captures.preview(page.first().id, PreviewSize.SMALL)) }

            val photos = List(12) { File(temporary.root, "$it.jpg").apply { writeBytes(jpeg(4000, 3000, 10_000L + it)) } }
            println("a photo of 12 megapixels has ${photos.first().length() / 1000} kB")
            val (byPath, byBytes) = photos.take(6).iterator() to photos.drop(6).map { it.readBytes() }.iterator()
            tell("a photo of 12 megapixels by path, durable", 5, warm = 1) { captures.photo(byPath.next().path, details) }
            tell("a photo of 12 megapixels by its bytes, durable", 5, warm = 1) { captures.photoBytes(byBytes.next(), details) }
        }
    }

    /** As the core writes them and Kotlin reads them: half of it is what crossing costs here. */
    private fun across(rows: List<nl.oogst.core.CaptureRow>) = FfiConverterSequenceTypeCaptureRow.lift(FfiConverterSequenceTypeCaptureRow.lower(rows))

    private suspend fun tell(what: String, times: Int, warm: Int = times / 10, work: suspend () -> Unit) {
        repeat(warm) { work() }
        val took = List(times) {
            val start = System.nanoTime()
            work()
            System.nanoTime() - start
        }.sorted()
        println("%-60s %9.3f ms (median of %d; p95 %.3f)".format(what, took[times / 2] / 1e6, times, took[times * 95 / 100] / 1e6))
    }

    private fun jpeg(width: Int, height: Int, seed: Long): ByteArray {
        val image = BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
        val random = Random(seed)
        val g = image.createGraphics()
        repeat(400) {
            g.color = Color(random.nextInt(256), random.nextInt(256), random.nextInt(256))
            g.fillRect(random.nextInt(width), random.nextInt(height), width / 8, height / 8)
        }
        g.dispose()
        return ByteArrayOutputStream().also { check(ImageIO.write(image, "jpeg", it)) }.toByteArray()
    }
}
