package nl.oogst.ui.screens

import java.io.File
import org.jetbrains.skia.Color
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.FilterMipmap
import org.jetbrains.skia.FilterMode
import org.jetbrains.skia.Image
import org.jetbrains.skia.MipmapMode
import org.jetbrains.skia.Paint
import org.jetbrains.skia.Rect
import org.jetbrains.skia.Surface

/** All screens of one look on one picture. */
internal fun contactSheet(shots: List<Pair<String, Image>>, file: File) {
    val columns = 11
    val width = 180f
    val height = width * ScreensTest.HEIGHT / ScreensTest.WIDTH
    val gap = 10f
    val rows = (shots.size + columns - 1) / columns
    val surface = Surface.makeRasterN32Premul((gap + columns * (width + gap)).toInt(), (gap + rows * (height + gap)).toInt())
    surface.canvas.clear(Color.makeRGB(0x8A, 0x8F, 0x8C))
    shots.forEachIndexed { i, (_, image) ->
        val x = gap + i % columns * (width + gap)
        val y = gap + i / columns * (height + gap)
        surface.canvas.drawImageRect(
            image, Rect.makeWH(image.width.toFloat(), image.height.toFloat()), Rect.makeXYWH(x, y, width, height), FilterMipmap(FilterMode.LINEAR, MipmapMode.LINEAR), Paint(), true,
        )
    }
    file.parentFile.mkdirs()
    file.writeBytes(surface.makeImageSnapshot().encodeToData(EncodedImageFormat.JPEG, 72)!!.bytes)
}
