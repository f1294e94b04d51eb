package nl.oogst.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.IconButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.theme.Target
import nl.oogst.ui.words.LocalWords

/** A screen: what it is called on top, its content, what the thumb does at the bottom. The safe areas are the app's. */
@Composable
fun Page(
    title: String,
    onBack: (() -> Unit)?,
    actions: @Composable RowScope.() -> Unit = {},
    bottom: (@Composable ColumnScope.() -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    val colours = LocalColours.current
    Column(Modifier.fillMaxSize().background(colours.paper)) {
        Row(Modifier.fillMaxWidth().padding(start = if (onBack == null) Edge else 4.dp, end = 4.dp, top = 4.dp, bottom = 4.dp), verticalAlignment = Alignment.CenterVertically) {
            if (onBack != null) IconAction(Icons.back, LocalWords.current.back, onBack)
            Text(
                title, style = LocalType.current.title,
                modifier = Modifier.weight(1f).padding(start = 4.dp, top = 8.dp, bottom = 8.dp).semantics { heading() },
            )
            actions()
        }
        Column(Modifier.weight(1f).fillMaxWidth(), content = content)
        if (bottom != null) {
            HorizontalDivider(color = colours.line)
            Column(Modifier.fillMaxWidth().background(colours.surface).padding(Edge), verticalArrangement = Arrangement.spacedBy(8.dp), content = bottom)
        }
    }
}

/** Content that scrolls, with the screen's edges. */
@Composable
fun ColumnScope.Scrolling(content: @Composable ColumnScope.() -> Unit) {
    Column(
        Modifier.weight(1f).fillMaxWidth().verticalScroll(rememberScrollState()).padding(horizontal = Edge).padding(top = 4.dp, bottom = 16.dp),
        verticalArrangement = Arrangement.spacedBy(16.dp), content = content,
    )
}

/** An icon that does something; [label] is what a screen reader says. */
@Composable
fun IconAction(icon: ImageVector, label: String, onClick: () -> Unit, enabled: Boolean = true) {
    IconButton(onClick, Modifier.size(Target), enabled = enabled) { Icon(icon, contentDescription = label) }
}

/** Something in the middle of an otherwise empty screen: what there will be, and how it comes. */
@Composable
fun ColumnScope.Empty(icon: ImageVector, what: String, hint: String? = null, action: (@Composable () -> Unit)? = null) {
    Box(Modifier.weight(1f).fillMaxWidth().padding(Edge), contentAlignment = Alignment.Center) {
        Column(horizontalAlignment = Alignment.CenterHorizontally, verticalArrangement = Arrangement.spacedBy(12.dp), modifier = Modifier.verticalScroll(rememberScrollState())) {
            Icon(icon, contentDescription = null, tint = LocalColours.current.quiet, modifier = Modifier.size(44.dp))
            Text(what, style = LocalType.current.heading, textAlign = androidx.compose.ui.text.style.TextAlign.Center)
            if (hint != null) Text(hint, style = LocalType.current.body, color = LocalColours.current.quiet, textAlign = androidx.compose.ui.text.style.TextAlign.Center)
            action?.invoke()
        }
    }
}

/** Loading, wrong or there. */
@Composable
fun <T> ColumnScope.Loaded(load: Load<T>, onRetry: () -> Unit, content: @Composable ColumnScope.(T) -> Unit) {
    when (load) {
        Load.Busy -> Busy()
        is Load.Failed -> Scrolling { Trouble(load.fault, onRetry) }
        is Load.Here -> content(load.value)
    }
}
