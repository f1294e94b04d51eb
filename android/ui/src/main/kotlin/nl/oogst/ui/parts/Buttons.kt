package nl.oogst.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.Button
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.collapse
import androidx.compose.ui.semantics.expand
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.theme.Target

/** The one thing this screen is for. */
@Composable
fun MainButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true) {
    Button(onClick, modifier.fillMaxWidth().heightIn(min = 56.dp), enabled = enabled, shape = Corner, contentPadding = PaddingValues(16.dp, 12.dp)) {
        Labelled(text, icon)
    }
}

/** Something else that one may do here. */
@Composable
fun SideButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, icon: ImageVector? = null, enabled: Boolean = true) {
    val colours = LocalColours.current
    OutlinedButton(
        onClick, modifier.heightIn(min = 56.dp), enabled = enabled, shape = Corner, border = BorderStroke(1.dp, colours.edge),
        colors = ButtonDefaults.outlinedButtonColors(containerColor = colours.surface, contentColor = colours.ink),
        contentPadding = PaddingValues(8.dp, 12.dp),
    ) { Labelled(text, icon) }
}

/** A word that can be tapped. */
@Composable
fun WordButton(text: String, onClick: () -> Unit, modifier: Modifier = Modifier, colour: Color = LocalColours.current.accent) {
    TextButton(onClick, modifier.heightIn(min = Target), shape = Corner, contentPadding = PaddingValues(8.dp, 8.dp)) {
        Text(text, color = colour, style = LocalType.current.strong, textAlign = TextAlign.Center)
    }
}

@Composable
private fun Labelled(text: String, icon: ImageVector?) {
    Row(horizontalArrangement = Arrangement.spacedBy(6.dp), verticalAlignment = Alignment.CenterVertically) {
        if (icon != null) Icon(icon, contentDescription = null)
        Text(text, style = LocalType.current.strong, textAlign = TextAlign.Center)
    }
}

/** One of a few that exclude each other: the chosen one has an edge, a tick and the accent. */
@Composable
fun Choice(text: String, chosen: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier) =
    Chosen(text, chosen, modifier.clip(Corner).selectable(chosen, role = Role.RadioButton, onClick = onClick))

/** One of a few of which several may be. */
@Composable
fun Tick(text: String, on: Boolean, onClick: () -> Unit, modifier: Modifier = Modifier) =
    Chosen(text, on, modifier.clip(Corner).toggleable(on, role = Role.Checkbox, onValueChange = { onClick() }))

/** One of a few that open what is below: the open one has an edge and the accent. */
@Composable
fun Opener(text: String, open: Boolean, onClick: () -> Unit) {
    val turn = { onClick(); true }
    Chosen(text, open, Modifier.clip(Corner).clickable(role = Role.Button, onClick = onClick).semantics { if (open) collapse(action = turn) else expand(action = turn) }, ticked = false)
}

@Composable
private fun Chosen(text: String, chosen: Boolean, modifier: Modifier, ticked: Boolean = chosen) {
    val colours = LocalColours.current
    Row(
        modifier.background(colours.surface).border(if (chosen) 2.dp else 1.dp, if (chosen) colours.accent else colours.edge, Corner)
            .heightIn(min = Target).padding(12.dp, 8.dp),
        verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp, Alignment.CenterHorizontally),
    ) {
        if (ticked) Icon(Icons.check, contentDescription = null, tint = colours.accent, modifier = Modifier.size(18.dp))
        Text(text, style = if (chosen) LocalType.current.strong else LocalType.current.body, textAlign = TextAlign.Center)
    }
}

/** A line of a list that leads somewhere. */
@Composable
fun Line(
    title: String, subtitle: String? = null, icon: ImageVector? = null, tint: Color = LocalColours.current.quiet, onClick: (() -> Unit)? = null,
    trailing: (@Composable () -> Unit)? = null, divider: Boolean = true,
) {
    Column {
        Row(
            Modifier.fillMaxWidth().then(if (onClick != null) Modifier.clickable(onClick = onClick) else Modifier).heightIn(min = 56.dp).padding(vertical = 8.dp),
            verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            if (icon != null) Icon(icon, contentDescription = null, tint = tint)
            Column(Modifier.weight(1f)) {
                Text(title, style = LocalType.current.large)
                if (subtitle != null) Text(subtitle, style = LocalType.current.body, color = LocalColours.current.quiet)
            }
            if (trailing != null) trailing() else if (onClick != null) Icon(Icons.next, contentDescription = null, tint = LocalColours.current.quiet)
        }
        if (divider) HorizontalDivider(color = LocalColours.current.line)
    }
}

/** A line of a list that is on or off. */
@Composable
fun OnOff(title: String, subtitle: String?, on: Boolean, onChange: (Boolean) -> Unit) {
    Column {
        Row(
            Modifier.fillMaxWidth().toggleable(on, role = Role.Switch, onValueChange = onChange).heightIn(min = 56.dp).padding(vertical = 8.dp),
            verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(12.dp),
        ) {
            Column(Modifier.weight(1f)) {
                Text(title, style = LocalType.current.large)
                if (subtitle != null) Text(subtitle, style = LocalType.current.body, color = LocalColours.current.quiet)
            }
            Switch(on, onCheckedChange = null)
        }
        HorizontalDivider(color = LocalColours.current.line)
    }
}
