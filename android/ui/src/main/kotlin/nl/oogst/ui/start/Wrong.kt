package nl.oogst.ui.start

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** The one fault after which the archive may be set aside. */
private const val DAMAGED = "store.damaged"

/** The archive did not open: what is wrong, what is safe, what to do. Setting it aside is asked twice: it may only have been a bad moment. */
@Composable
fun WrongScreen(fault: Fault, onAgain: () -> Unit, onSetAside: () -> Unit) {
    val words = LocalWords.current
    var asking by remember(fault) { mutableStateOf(false) }
    Page(words.appName, null) {
        Scrolling {
            Trouble(fault, onAgain)
            when {
                fault.code != DAMAGED -> Unit
                !asking -> SideButton(words.storeAside, { asking = true }, Modifier.fillMaxWidth())
                else -> {
                    Heading(words.storeAside)
                    Text(words.storeAsideHint, style = LocalType.current.large)
                    MainButton(words.storeAsideYes, onSetAside)
                    SideButton(words.back, { asking = false }, Modifier.fillMaxWidth())
                }
            }
        }
    }
}
