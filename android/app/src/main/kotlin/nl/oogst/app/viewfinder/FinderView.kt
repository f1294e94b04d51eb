package nl.oogst.app.viewfinder

import android.annotation.SuppressLint
import android.content.Context
import android.view.SurfaceHolder
import android.view.SurfaceView

/**
 * What the preview is drawn on. A surface of its own is turned upright by the system, however the phone is held; it has to be told, as
 * the window is, that nobody may film it.
 */
@SuppressLint("ViewConstructor") // Made in code only.
class FinderView(context: Context, private val finder: Viewfinder) : SurfaceView(context), SurfaceHolder.Callback {
    init {
        setSecure(true)
        // One looks at a desk, and films, without touching the screen.
        keepScreenOn = true
        holder.addCallback(this)
    }

    override fun surfaceCreated(holder: SurfaceHolder) {
        finder.resize = { holder.setFixedSize(it.width, it.height) }
        finder.size?.let(finder.resize)
    }

    /** Comes once with the view's size, and again with the one that was asked for. */
    override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) {
        if (finder.size == Size(width, height)) finder.drawOn(holder.surface)
    }

    override fun surfaceDestroyed(holder: SurfaceHolder) = finder.noLonger(holder.surface)
}
