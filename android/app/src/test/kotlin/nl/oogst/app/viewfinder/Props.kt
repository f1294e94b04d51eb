package nl.oogst.app.viewfinder

import android.graphics.ImageFormat
import android.graphics.SurfaceTexture
import android.hardware.camera2.CameraCharacteristics
import android.hardware.camera2.CameraManager
import android.hardware.camera2.CaptureRequest
import android.view.Surface
import java.awt.image.BufferedImage
import java.io.File
import java.nio.ByteBuffer
import java.nio.file.Files
import java.util.concurrent.TimeUnit
import javax.imageio.ImageIO
import nl.oogst.ui.parts.Fault
import org.junit.rules.ExternalResource
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowCameraCharacteristics
import org.robolectric.shadows.StreamConfigurationMapBuilder

/** JPEG, as the system calls it on the inside; the builder takes no other name. */
private const val BLOB = 0x21

/** A phone with a back camera as most have one, and one in front before it. */
fun cameras() {
    val manager = RuntimeEnvironment.getApplication().getSystemService(CameraManager::class.java)
    fun add(id: String, facing: Int) {
        val can = ShadowCameraCharacteristics.newCameraCharacteristics()
        val sizes = listOf(4000 to 3000, 1920 to 1080, 1280 to 960, 640 to 480).map { (width, height) -> android.util.Size(width, height) }
        val map = StreamConfigurationMapBuilder.newBuilder().apply {
            sizes.forEach {
                addOutputSize(it)
                addOutputSize(ImageFormat.YUV_420_888, it)
                addOutputSize(BLOB, it)
            }
        }.build()
        with(shadowOf(can)) {
            set(CameraCharacteristics.LENS_FACING, facing)
            set(CameraCharacteristics.SENSOR_ORIENTATION, 90)
            set(CameraCharacteristics.SENSOR_INFO_ACTIVE_ARRAY_SIZE, android.graphics.Rect(0, 0, 4000, 3000))
            set(CameraCharacteristics.SCALER_AVAILABLE_MAX_DIGITAL_ZOOM, 4f)
            set(CameraCharacteristics.FLASH_INFO_AVAILABLE, facing == CameraCharacteristics.LENS_FACING_BACK)
            set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, map)
            set(CameraCharacteristics.CONTROL_AF_AVAILABLE_MODES, intArrayOf(CaptureRequest.CONTROL_AF_MODE_OFF, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_PICTURE, CaptureRequest.CONTROL_AF_MODE_CONTINUOUS_VIDEO))
        }
        shadowOf(manager).addCamera(id, can)
    }
    add("0", CameraCharacteristics.LENS_FACING_FRONT)
    add("1", CameraCharacteristics.LENS_FACING_BACK)
}

/** Things to draw on, for as long as a test lasts. */
class Surfaces : ExternalResource() {
    private val given = ArrayList<Surface>()
    fun one() = Surface(SurfaceTexture(0)).also { given += it }
    override fun after() = given.forEach(Surface::release)
}

/** A camera without a lens: Robolectric's has no pictures to give. What it shows and takes is told by the test. */
class Lensless(val hears: FinderCamera.Hears) : FinderCamera {
    var shots = 0
    var closing = false

    /** Where it films to, while it does; and how. */
    var film: File? = null
    var plan: FilmPlan? = null

    var zoom = 1f

    override fun open() = hears.opened()
    override fun zoom(to: Float) { zoom = to }
    override fun shoot(flash: Boolean) { shots += 1 }

    override fun film(to: File, plan: FilmPlan) {
        film = to
        this.plan = plan
        // As a recorder does: what is there until it is closed nobody can play.
        to.writeBytes(Film.cutOff)
        hears.filming()
    }

    override fun stop() {
        val to = film ?: return
        film = null
        to.writeBytes(Film.whole)
        hears.filmed()
    }

    override fun close() {
        closing = true
        stop()
        if (shots == 0) hears.closed()
    }

    fun gives(jpeg: ByteArray) {
        shots -= 1
        hears.still(ByteBuffer.wrap(jpeg))
        if (closing) hears.closed()
    }

    fun fails(fault: Fault) {
        stop()
        hears.fault(fault)
        hears.closed()
    }
}

/** A film of one second, as small as they come. */
object Film {
    val whole: ByteArray by lazy { checkNotNull(Film::class.java.getResource("/film.mp4")).readBytes() }

    /** The same of which the writing was cut off: the index comes last. */
    val cutOff: ByteArray get() = whole.copyOf(whole.size / 2)
}

/** A desk with six filled cards, photographed: drawn once for all tests by the program that draws them for the core's own. */
object Desk {
    const val CARDS = 6

    val jpeg: ByteArray by lazy {
        val folder = Files.createTempDirectory("desk").toFile()
        try {
            val draw = File(System.getProperty("oogst.hub")).resolveSibling("oogst-fixtures").path
            val what = "desk --level easy --count 1 --cards $CARDS --seed 3 --language nl --pixels 2000x1500 --out".split(' ')
            val process = ProcessBuilder(listOf(draw) + what + folder.path).redirectErrorStream(true).redirectOutput(File(folder, "log")).start()
            check(process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0) { File(folder, "log").readText() }
            folder.listFiles().orEmpty().single { it.extension == "jpg" }.readBytes()
        } finally {
            folder.deleteRecursively()
        }
    }

    /** The same in grey, as a frame of 1280 by 960. */
    val grey: Luma by lazy {
        val image = BufferedImage(1280, 960, BufferedImage.TYPE_BYTE_GRAY)
        val whole = ImageIO.read(jpeg.inputStream())
        image.createGraphics().apply { drawImage(whole.getScaledInstance(1280, 960, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null) }.dispose()
        Luma((image.raster.dataBuffer as java.awt.image.DataBufferByte).data.copyOf(), 1280, 960)
    }
}
