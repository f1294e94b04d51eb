package nl.oogst.ui.screens

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toComposeImageBitmap
import java.awt.BasicStroke
import java.awt.Color
import java.awt.Font
import java.awt.Graphics2D
import java.awt.RenderingHints
import java.awt.image.BufferedImage
import java.lang.reflect.Proxy
import java.util.Random
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Pictures
import nl.oogst.ui.parts.Thumb
import nl.oogst.ui.parts.Where

/** Tuesday 17 November 2026, 10.40 in Amsterdam. */
const val MORNING = 1_794_908_400_000L

/** Actions that do nothing: drawing needs no hands. */
inline fun <reified T> idle(): T = idle(T::class.java) as T

fun idle(kind: Class<*>): Any = Proxy.newProxyInstance(kind.classLoader, arrayOf(kind)) { self, method, given ->
    when {
        method.name == "equals" -> self === given[0]
        method.name == "hashCode" -> 0
        method.name == "toString" -> "idle"
        method.returnType.isInterface -> idle(method.returnType)
        else -> Unit
    }
}

/** Captures of a lesson, in every state. */
val thumbs: List<Thumb> = listOf(
    Thumb("a", Kind.Photo, Where.Received, picture = "desk1", bytes = 2_400_000, note = "Na les 4: de exitkaarten", at = MORNING),
    Thumb("b", Kind.Photo, Where.Sending, 40, "board1", 3_100_000, at = MORNING - 60_000),
    Thumb("c", Kind.Video, Where.WaitingUnmetered, picture = "desk2", bytes = 48_000_000, at = MORNING - 120_000),
    Thumb("d", Kind.Photo, Where.Queued, picture = "work1", bytes = 1_900_000, at = MORNING - 180_000),
    Thumb("e", Kind.Document, Where.Draft, picture = null, bytes = 84_000, at = MORNING - 240_000),
    Thumb("f", Kind.Photo, Where.NeedsAttention, picture = "work2", bytes = 2_200_000, at = MORNING - 300_000),
    Thumb("g", Kind.Photo, Where.Freed, picture = "board2", bytes = 2_000_000, at = MORNING - 360_000),
)

/** Pictures drawn for the occasion: a desk with cards, a board, a pupil's work. No pupil's picture is in this repository. */
object Drawn : Pictures {
    private val made = HashMap<String, ImageBitmap>()
    override fun ready(key: String): ImageBitmap = made.getOrPut(key) { draw(key).toComposeImageBitmap() }
    override suspend fun load(key: String): ImageBitmap = ready(key)

    private fun draw(key: String): BufferedImage {
        val random = Random(key.hashCode().toLong())
        val image = BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB)
        val g = image.createGraphics()
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON)
        when {
            key.startsWith("board") -> board(g, random)
            key.startsWith("work") -> work(g, random)
            key.startsWith("crop") -> crop(g)
            key.startsWith("faces") -> faces(g)
            else -> desk(g, random)
        }
        g.dispose()
        return image
    }

    private fun desk(g: Graphics2D, random: Random) {
        g.color = Color(170, 132, 96); g.fillRect(0, 0, 800, 600)
        repeat(12) { i ->
            val old = g.transform
            g.translate(90.0 + i % 4 * 195 + random.nextInt(24), 95.0 + i / 4 * 190 + random.nextInt(24)); g.rotate((random.nextDouble() - 0.5) * 0.3)
            g.color = Color(250, 249, 244); g.fillRect(-78, -56, 156, 112)
            g.color = Color(70, 78, 74); repeat(3) { g.fillRect(-64, -40 + it * 16, 60 + random.nextInt(40), 4) }
            repeat(4) { g.drawRect(-64 + it * 24, 20, 14, 14); if (random.nextInt(4) == it) g.fillRect(-62 + it * 24, 22, 10, 10) }
            g.fillRect(38, 10, 30, 30)
            g.transform = old
        }
    }

    private fun board(g: Graphics2D, random: Random) {
        g.color = Color(38, 74, 60); g.fillRect(0, 0, 800, 600)
        g.color = Color(236, 240, 232); g.stroke = BasicStroke(6f)
        g.font = Font(Font.SANS_SERIF, Font.PLAIN, 64); g.drawString("3/4 + 1/8 = ?", 120, 150)
        repeat(4) { g.drawLine(120, 250 + it * 70, 400 + random.nextInt(280), 250 + it * 70) }
    }

    private fun work(g: Graphics2D, random: Random) {
        g.color = Color(228, 224, 214); g.fillRect(0, 0, 800, 600)
        g.color = Color(254, 254, 252); g.fillRect(110, 50, 580, 520)
        g.color = Color(196, 212, 226); repeat(9) { g.drawLine(130, 120 + it * 48, 670, 120 + it * 48) }
        g.color = Color(44, 62, 120); g.stroke = BasicStroke(4f)
        repeat(7) { row -> var x = 140; while (x < 380 + random.nextInt(260)) { val h = 6 + random.nextInt(18); g.drawArc(x, 108 + row * 48 - h, 16, h, 0, 300); x += 20 } }
    }

    private fun crop(g: Graphics2D) {
        g.color = Color(252, 252, 250); g.fillRect(0, 0, 800, 600)
        g.color = Color(40, 40, 40); g.stroke = BasicStroke(5f); g.font = Font(Font.SANS_SERIF, Font.PLAIN, 52)
        listOf("a", "b", "c").forEachIndexed { i, s -> g.drawString(s, 90 + i * 230, 320); g.drawRect(140 + i * 230, 260, 80, 80) }
        g.stroke = BasicStroke(7f); g.color = Color(96, 96, 104)
        g.drawLine(388, 280, 420, 330); g.drawLine(420, 330, 470, 250); g.drawLine(640, 290, 650, 310)
    }

    private fun faces(g: Graphics2D) {
        g.color = Color(206, 214, 208); g.fillRect(0, 0, 800, 600)
        listOf(200 to 220, 420 to 190, 620 to 230).forEachIndexed { i, (x, y) ->
            g.color = listOf(Color(92, 112, 150), Color(150, 92, 92), Color(96, 134, 98))[i]; g.fillRoundRect(x - 100, y + 70, 200, 340, 90, 90)
            g.color = listOf(Color(224, 186, 152), Color(120, 84, 60), Color(240, 206, 178))[i]; g.fillOval(x - 62, y - 76, 124, 150)
            g.color = Color(50, 40, 36); g.fillArc(x - 66, y - 84, 132, 120, 0, 180)
        }
    }
}
