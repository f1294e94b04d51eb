package nl.oogst.app.viewfinder

import kotlin.math.abs

/** A picture's size in pixels, as the sensor lies: the long edge is the width, however the phone is held. */
data class Size(val width: Int, val height: Int) {
    val pixels: Long get() = width.toLong() * height
}

/** Grey pixels, one byte each, without anything between the rows. */
class Luma(val pixels: ByteArray, val width: Int, val height: Int)

/** What can be said of sizes and turns without a camera. */
object Rules {
    /** What the core looks at best. */
    private val FRAME = Size(1280, 960)

    /** Short of this long edge, in pixels, no code on a desk full of cards can be seen. */
    private const val FRAME_LEAST = 640

    /** Longest edge of a frame: above it the core halves what was carried over. */
    private const val FRAME_MOST = 1600

    /** What a screen shows of a photo before it is taken; what is longer than this, in pixels, only warms the phone. */
    private val PREVIEW = Size(1440, 1080)
    private const val PREVIEW_MOST = 1920

    /** Most pixels of a still: twice the twelve million that the core's advice reckons with. More takes memory and time, and reads no better. */
    private const val STILL_MOST = 25_000_000L

    /** The size for frames and preview alike, of those that the camera can give to both: 4:3, nearest to 1280 by 960. Null without one. */
    fun frame(forFrames: Collection<Size>, forPreview: Collection<Size>): Size? =
        forFrames.intersect(forPreview.toSet()).filter { threeToFour(it) && it.width in FRAME_LEAST..FRAME_MOST }.minByOrNull { abs(it.pixels - FRAME.pixels) }

    /** The size for the photo: the largest of 4:3, so that it shows exactly what the outlines were drawn over. Null without one. */
    fun still(sizes: Collection<Size>): Size? {
        val fitting = sizes.filter(::threeToFour)
        return fitting.filter { it.pixels <= STILL_MOST }.maxByOrNull(Size::pixels) ?: fitting.minByOrNull(Size::pixels)
    }

    /** The same of any shape, where there is no 4:3. */
    fun anyStill(sizes: Collection<Size>): Size? = sizes.filter { it.width > 0 && it.height > 0 && it.pixels <= STILL_MOST }.maxByOrNull(Size::pixels)

    /** The size for the preview of a photo of this size: the same shape, nearest to what a screen shows; of another shape when there is none. */
    fun preview(sizes: Collection<Size>, still: Size): Size? {
        val fitting = sizes.filter { it.width in FRAME_LEAST..PREVIEW_MOST && it.height > 0 }
        return fitting.filter { sameShape(it, still) }.ifEmpty { fitting }.minByOrNull { abs(it.pixels - PREVIEW.pixels) }
    }

    private fun sameShape(a: Size, b: Size): Boolean = abs(a.width.toLong() * b.height - b.width.toLong() * a.height) * 50 <= a.width.toLong() * b.height

    /** Sensors round to multiples of sixteen: up to two in a hundred beside 4:3 is 4:3. */
    private fun threeToFour(size: Size): Boolean = size.width > 0 && size.height > 0 && abs(3L * size.width - 4L * size.height) * 50 <= 4L * size.height

    /**
     * How far a picture is to be turned clockwise to stand upright, in degrees: 0, 90, 180 or 270. [sensor] is how the camera is built in,
     * [display] how far the screen's picture is turned from the way the phone is held by nature, both in degrees. A camera in [front] looks
     * the other way: what turns the phone one way turns its picture the other.
     */
    fun turn(sensor: Int, display: Int, front: Boolean = false): Int = Math.floorMod(if (front) sensor + display else sensor - display, 360) / 90 * 90

    /** The middle of what is [width] by [height] that fills the picture at this [zoom]: left, top, right, bottom. */
    fun middle(width: Int, height: Int, zoom: Float): List<Int> {
        val (w, h) = (width / maxOf(1f, zoom)).toInt() to (height / maxOf(1f, zoom)).toInt()
        val (left, top) = (width - w) / 2 to (height - h) / 2
        return listOf(left, top, left + w, top + h)
    }

    /** Width by height of [size] once it is turned by that. */
    fun ratio(size: Size, turn: Int): Float = if (turn % 180 == 0) size.width.toFloat() / size.height else size.height.toFloat() / size.width

    /** A plane of [width] by [height] whose rows are [stride] bytes apart, turned clockwise by [turn] degrees. The last row may end with its last pixel. */
    fun upright(plane: ByteArray, width: Int, height: Int, stride: Int, turn: Int): Luma {
        val to = ByteArray(width * height)
        when (turn) {
            90 -> for (y in 0 until height) {
                var at = height - 1 - y
                for (x in y * stride until y * stride + width) {
                    to[at] = plane[x]
                    at += height
                }
            }
            180 -> for (y in 0 until height) {
                var at = (height - y) * width
                for (x in y * stride until y * stride + width) to[--at] = plane[x]
            }
            270 -> for (y in 0 until height) {
                var at = (width - 1) * height + y
                for (x in y * stride until y * stride + width) {
                    to[at] = plane[x]
                    at -= height
                }
            }
            else -> for (y in 0 until height) plane.copyInto(to, y * width, y * stride, y * stride + width)
        }
        return if (turn == 90 || turn == 270) Luma(to, height, width) else Luma(to, width, height)
    }
}
