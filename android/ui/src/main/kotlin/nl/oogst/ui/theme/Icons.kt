package nl.oogst.ui.theme

import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.PathParser
import androidx.compose.ui.unit.dp

/**
 * One set: drawn by us on Lucide's grid (24, a pen of 2, round ends), because neither Lucide nor Material Symbols has an artefact
 * that resolves for every build of ours. A path each, in the notation of SVG.
 */
object Icons {
    val camera = icon("M4 8h3l2-3h6l2 3h3a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 20H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 8z" + circle(12f, 13.5f, 3.5f))
    val video = icon("M4 6h10a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 14 18H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 6zM15.5 10.5l6-3.5v10l-6-3.5")
    val document = icon("M6 2.5h8l5 5v12.5a1.5 1.5 0 0 1-1.5 1.5h-11.500a1.500 1.500 0 0 1-1.500-1.500v-16a1.5 1.5 0 0 1 1.5-1.500zM14 2.500v5h5M8.500 13h7M8.500 17h5")
    val cards = icon("M8 3.500h11a1.500 1.500 0 0 1 1.500 1.500v9a1.500 1.500 0 0 1-1.500 1.500h-11a1.500 1.500 0 0 1-1.500-1.500v-9a1.500 1.500 0 0 1 1.500-1.500zM3.500 8v11a1.500 1.500 0 0 0 1.500 1.500h12M10.500 9.500l2 2 4-4")
    val pupil = icon(circle(12f, 8f, 4f) + "M4.500 20.500a7.500 7.500 0 0 1 15 0")
    val people = icon(circle(9f, 8f, 3.5f) + "M2.500 20a6.500 6.500 0 0 1 13 0M16 4.800a3.500 3.500 0 0 1 0 6.400M18 14a6.500 6.500 0 0 1 3.500 6")
    val settings = icon("M4 7h9M17 7h3M4 17h3M11 17h9" + circle(15f, 7f, 2f) + circle(9f, 17f, 2f))
    val inbox = icon("M3 13.500l3-8h12l3 8v5a1.500 1.500 0 0 1-1.500 1.500h-15a1.500 1.500 0 0 1-1.500-1.500zM3 13.500h5l1.500 2.500h5l1.500-2.500h5")
    val outbox = icon("M4 14v4.500a1.500 1.500 0 0 0 1.500 1.500h13a1.500 1.500 0 0 0 1.500-1.500v-4.500M12 15.500v-12M7 8l5-5 5 5")
    val back = icon("M20 12H4M10.500 5.500L4 12l6.500 6.500")
    val close = icon("M5.500 5.500l13 13M18.500 5.500l-13 13")
    val check = icon("M4.500 12.500l5 5 10-11")
    val alert = icon("M12 3.500l9.500 16.500h-19zM12 10v4.500M12 17.400v.1")
    val info = icon(circle(12f, 12f, 9f) + "M12 11v5.500M12 7.600v.1")
    val clock = icon(circle(12f, 12f, 9f) + "M12 7v5.200l3.500 2")
    val wifi = icon("M2.500 9a14 14 0 0 1 19 0M6 13a9 9 0 0 1 12 0M9.300 16.600a4.500 4.500 0 0 1 5.400 0M12 20v.1")
    val offline = icon("M3 3l18 18M8.500 5.800a14 14 0 0 1 13 3.200M2.500 9a14 14 0 0 1 3-2.100M6 13a9 9 0 0 1 4.200-2.200M15.600 11.600a9 9 0 0 1 2.400 1.400M9.300 16.600a4.500 4.500 0 0 1 5.400 0M12 20v.1")
    val device = icon("M8 2.500h8a1.500 1.500 0 0 1 1.500 1.500v16a1.500 1.500 0 0 1-1.500 1.500h-8a1.500 1.500 0 0 1-1.500-1.500v-16a1.500 1.500 0 0 1 1.500-1.500zM11 18.500h2")
    val sending = icon("M12 20v-15M6 11l6-6 6 6")
    val cloud = icon("M7 19a5 5 0 0 1-.600-9.960 6 6 0 0 1 11.600 1.160a4.400 4.400 0 0 1-.500 8.800zM9.300 14l2 2 3.700-4")
    val undo = icon("M9 14l-5-5 5-5M4 9h10a6 6 0 0 1 0 12h-3")
    val trash = icon("M4 6.500h16M9 6.500v-3h6v3M6 6.500l1 13.500a1.500 1.500 0 0 0 1.500 1.500h7a1.500 1.500 0 0 0 1.500-1.500l1-13.500M10 11v6M14 11v6")
    val pen = icon("M4 20l1-4.500L16.500 4a2.100 2.100 0 0 1 3 3L8.500 19z M14.500 6l3 3")
    val face = icon(circle(12f, 12f, 9f) + "M9 9.500v.1M15 9.500v.1M8.500 14.500a4.500 4.500 0 0 0 7 0")
    val cover = icon("M4 8v-4h4M16 4h4v4M20 16v4h-4M8 20h-4v-4M8.500 9.500h7v5h-7z")
    val plus = icon("M12 4.500v15M4.500 12h15")
    val minus = icon("M4.500 12h15")
    val flash = icon("M13 2.500l-8 11.500h6l-1 7.500 8-11.500h-6z")
    val turn = icon("M4 10a8.500 8.500 0 0 1 15-3M20 3.500v4h-4M20 14a8.500 8.500 0 0 1-15 3M4 20.500v-4h4")
    val scan = icon("M3.500 8v-3a1.500 1.500 0 0 1 1.500-1.500h3M16 3.500h3a1.500 1.500 0 0 1 1.500 1.500v3M20.500 16v3a1.500 1.500 0 0 1-1.500 1.500h-3M8 20.500h-3a1.500 1.500 0 0 1-1.500-1.500v-3M7.500 12h9")
    val lock = icon("M6 10.500h12a1.500 1.500 0 0 1 1.500 1.500v8a1.500 1.500 0 0 1-1.500 1.500h-12a1.500 1.500 0 0 1-1.500-1.500v-8a1.500 1.500 0 0 1 1.500-1.500zM8 10.500v-3.500a4 4 0 0 1 8 0v3.500")
    val hand = icon("M8 12v-6.500a1.500 1.500 0 0 1 3 0v5.500v-7a1.500 1.500 0 0 1 3 0v7v-5.500a1.500 1.500 0 0 1 3 0v9a6.500 6.500 0 0 1-6.500 6.500c-3 0-4.500-1.500-6-4l-2-3.500a1.500 1.500 0 0 1 2.500-1.500z")
    val share = icon(circle(18f, 5.5f, 2.5f) + circle(6f, 12f, 2.5f) + circle(18f, 18.5f, 2.5f) + "M8.200 10.800l7.600-4.100M8.200 13.200l7.600 4.100")
    val grid = icon("M4 4h6.500v6.500h-6.500zM13.500 4h6.500v6.500h-6.500zM4 13.500h6.500v6.500h-6.500zM13.500 13.500h6.500v6.500h-6.500z")
    val sheet = icon("M6 2.500h12a1.500 1.500 0 0 1 1.500 1.500v16a1.500 1.500 0 0 1-1.500 1.500h-12a1.500 1.500 0 0 1-1.500-1.500v-16a1.500 1.500 0 0 1 1.500-1.500zM8 7h3v3h-3zM14 7h2.500M14 10h2.500M8 14h8M8 17.500h6")
    val next = icon("M9 5l7 7-7 7")
    val gone = icon(circle(12f, 12f, 9f) + "M7.500 12h9")

    private fun circle(x: Float, y: Float, r: Float) = "M${x - r} ${y}a$r $r 0 1 0 ${2 * r} 0a$r $r 0 1 0 ${-2 * r} 0z"

    private fun icon(path: String): ImageVector =
        ImageVector.Builder(defaultWidth = 24.dp, defaultHeight = 24.dp, viewportWidth = 24f, viewportHeight = 24f)
            .addPath(
                PathParser().parsePathString(path).toNodes(),
                stroke = SolidColor(Color.Black), strokeLineWidth = 2f,
                strokeLineCap = StrokeCap.Round, strokeLineJoin = StrokeJoin.Round,
            )
            .build()
}
