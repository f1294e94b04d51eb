package nl.oogst.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Checkbox
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** Asks before what can't be undone, at the bottom of a page: what happens, and a way out that is the larger one. */
@Composable
fun ColumnScope.Sure(what: String, more: String?, yes: String, onYes: () -> Unit, onNo: () -> Unit) {
    Column(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
        Text(what, style = LocalType.current.strong)
        if (more != null) Text(more, style = LocalType.current.body, color = LocalColours.current.quiet)
    }
    SideButton(yes, onYes, Modifier.fillMaxWidth(), Icons.alert)
    MainButton(LocalWords.current.keepSo, onNo)
}

/** Something that goes along or not. Where it can't, [subtitle] says why. */
@Composable
fun Tick(title: String, subtitle: String?, on: Boolean, onChange: (Boolean) -> Unit, enabled: Boolean = true, beside: (@Composable () -> Unit)? = null) {
    val colours = LocalColours.current
    Row(
        Modifier.fillMaxWidth().toggleable(on, enabled = enabled, role = Role.Checkbox, onValueChange = onChange).heightIn(min = 56.dp).padding(vertical = 6.dp),
        verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp),
    ) {
        Checkbox(on, onCheckedChange = null, enabled = enabled)
        Column(Modifier.weight(1f)) {
            Text(title, style = LocalType.current.large, color = if (enabled) colours.ink else colours.quiet)
            if (subtitle != null) Text(subtitle, style = LocalType.current.body, color = colours.quiet)
        }
        beside?.invoke()
    }
}
