package nl.oogst.app

import android.app.Activity
import android.content.res.Configuration
import android.graphics.BitmapFactory
import android.util.LruCache
import android.view.View
import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import androidx.compose.ui.viewinterop.AndroidView
import androidx.compose.ui.platform.ComposeView
import androidx.lifecycle.Lifecycle
import androidx.lifecycle.LifecycleOwner
import androidx.lifecycle.LifecycleRegistry
import androidx.lifecycle.setViewTreeLifecycleOwner
import androidx.savedstate.SavedStateRegistry
import androidx.savedstate.SavedStateRegistryController
import androidx.savedstate.SavedStateRegistryOwner
import androidx.savedstate.setViewTreeSavedStateRegistryOwner
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import nl.oogst.app.viewfinder.FinderView
import nl.oogst.ui.app.OogstApp
import nl.oogst.ui.core.Core
import nl.oogst.ui.parts.Pictures
import nl.oogst.ui.start.WrongScreen
import nl.oogst.ui.theme.DarkColours
import nl.oogst.ui.theme.LightColours
import nl.oogst.ui.theme.OogstTheme
import nl.oogst.ui.words.LocalWords

/** The app on a phone: the same, with the screens drawn by Compose. Compiled by Gradle only. */
class PhoneApplication : OogstApplication() {
    override fun content(activity: Activity): View = ComposeView(activity).apply {
        // The framework's Activity is no owner of a lifecycle: this view's is as long as it is on the screen.
        val owner = Owner()
        setViewTreeLifecycleOwner(owner)
        setViewTreeSavedStateRegistryOwner(owner)
        setContent {
            val ready by shell.ready.collectAsState()
            // The colour goes under the system's bars, what is touched does not.
            val dark = isSystemInDarkTheme()
            val paper = (if (dark) DarkColours else LightColours).paper
            Box(Modifier.fillMaxSize().background(paper).safeDrawingPadding()) {
                when (val now = ready) {
                    is Shell.Ready.Here -> OogstApp(now.model, Decoded(now.model.core), dark) {
                        AndroidView({ FinderView(it, shell.viewfinder) }, Modifier.matchParentSize())
                    }
                    is Shell.Ready.Wrong -> CompositionLocalProvider(LocalWords provides shell.words()) {
                        OogstTheme(dark) { WrongScreen(now.fault, { shell.open() }, shell::setAside) }
                    }
                    Shell.Ready.Opening -> Unit
                }
            }
        }
    }

    private class Owner : LifecycleOwner, SavedStateRegistryOwner {
        private val registry = LifecycleRegistry(this)
        private val saved = SavedStateRegistryController.create(this)

        init {
            saved.performRestore(null)
            registry.currentState = Lifecycle.State.RESUMED
        }

        override val lifecycle: Lifecycle get() = registry
        override val savedStateRegistry: SavedStateRegistry get() = saved.savedStateRegistry
    }

    /** Previews, decoded; an eighth of the memory that the app may use. */
    private class Decoded(private val core: Core) : Pictures {
        override fun ready(key: String): ImageBitmap? = CACHE.get(key)

        override suspend fun load(key: String): ImageBitmap? {
            val bytes = try {
                core.picture(key)
            } catch (stopped: CancellationException) {
                throw stopped
            } catch (_: nl.oogst.ui.core.CoreFault) {
                null
            } ?: return null
            return withContext(Dispatchers.Default) { BitmapFactory.decodeByteArray(bytes, 0, bytes.size) }?.asImageBitmap()?.also { CACHE.put(key, it) }
        }

        private companion object {
            val CACHE = object : LruCache<String, ImageBitmap>((Runtime.getRuntime().maxMemory() / 8).toInt()) {
                override fun sizeOf(key: String, value: ImageBitmap) = value.width * value.height * 4
            }
        }
    }

    override fun onConfigurationChanged(now: Configuration) {
        super.onConfigurationChanged(now)
        shell.model?.words = shell.words()
    }
}
