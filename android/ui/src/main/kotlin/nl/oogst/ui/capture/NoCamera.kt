package nl.oogst.ui.capture

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface NoCameraActions {
    /** Asks once more, or opens the settings where the system no longer asks. */
    fun allow()
    fun gallery()
    fun back()
}

/** The camera may not be used: what still can be done, and the way to allow it. */
@Composable
fun NoCameraScreen(on: NoCameraActions) {
    val words = LocalWords.current
    Page(words.camera, on::back, bottom = {
        MainButton(words.allowCamera, on::allow)
        SideButton(words.fromGallery, on::gallery, Modifier.fillMaxWidth())
    }) {
        Scrolling {
            Icon(Icons.camera, contentDescription = null, tint = LocalColours.current.quiet, modifier = Modifier.size(48.dp))
            Text(words.cameraRefused, style = LocalType.current.title)
            Text(words.cameraRefusedHint, style = LocalType.current.large, color = LocalColours.current.quiet)
        }
    }
}
