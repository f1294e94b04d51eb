package nl.oogst.ui.parts

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.graphics.ImageBitmap

/** Where screens get pictures from, by the key that their state names. */
interface Pictures {
    /** What is in memory already: a list that is scrolled back does not blink. */
    fun ready(key: String): ImageBitmap?

    /** Opens it; null where it isn't here. Never throws but for cancellation. */
    suspend fun load(key: String): ImageBitmap?

    /** None at all. */
    object None : Pictures {
        override fun ready(key: String): ImageBitmap? = null
        override suspend fun load(key: String): ImageBitmap? = null
    }
}

val LocalPictures = staticCompositionLocalOf<Pictures> { Pictures.None }

/** The picture under [key] once it is there. */
@Composable
fun picture(key: String?): ImageBitmap? {
    val pictures = LocalPictures.current
    var bitmap by remember(key) { mutableStateOf(key?.let(pictures::ready)) }
    LaunchedEffect(key) { if (key != null && bitmap == null) bitmap = pictures.load(key) }
    return bitmap
}
