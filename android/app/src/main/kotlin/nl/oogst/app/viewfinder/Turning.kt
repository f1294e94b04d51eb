package nl.oogst.app.viewfinder

import android.content.Context
import android.hardware.display.DisplayManager
import android.view.Display
import android.view.Surface

/** How the phone is held now. Asked every time: half a turn of it is told to nobody. */
class Turning(context: Context) {
    private val display = context.getSystemService(DisplayManager::class.java)?.getDisplay(Display.DEFAULT_DISPLAY)

    /** How far pictures of [lens] are to be turned now, in degrees. */
    fun of(lens: Lens): Int = Rules.turn(
        lens.sensor,
        when (display?.rotation) {
            Surface.ROTATION_90 -> 90
            Surface.ROTATION_180 -> 180
            Surface.ROTATION_270 -> 270
            else -> 0
        },
        lens.front,
    )
}
