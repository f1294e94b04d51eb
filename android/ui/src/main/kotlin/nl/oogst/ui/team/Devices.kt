package nl.oogst.ui.team

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Sure
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.theme.Target
import nl.oogst.ui.words.LocalWords

/** A person's devices, one under the other. Own ones can be removed by anybody, those of others by preparers; never this one: that is leaving. */
@Composable
internal fun Devices(person: Person, preparer: Boolean, on: TeamActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val may = person.me || preparer
    Column(Modifier.padding(start = 36.dp)) {
        person.devices.filter { !it.removed }.forEachIndexed { i, device ->
            FlowRow(Modifier.fillMaxWidth(), horizontalArrangement = Arrangement.SpaceBetween, itemVerticalAlignment = Alignment.CenterVertically) {
                Row(Modifier.heightIn(min = Target), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(8.dp)) {
                    Icon(Icons.device, contentDescription = null, tint = colours.quiet, modifier = Modifier.size(20.dp))
                    Column {
                        Text(if (device.here) words.thisDevice else words.device(i + 1), style = LocalType.current.body)
                        if (device.pending) Text(words.waitsForConfirm, style = LocalType.current.small, color = colours.accent)
                    }
                }
                if (may && !device.here) WordButton(words.remove, { on.ask(Asking.RemoveDevice(device.id, person.name)) }, colour = colours.ink)
            }
        }
        if (preparer && !person.me) WordButton(words.removePerson, { on.ask(Asking.RemovePerson(person.id, person.name)) }, Modifier.padding(start = 20.dp), colours.ink)
    }
    HorizontalDivider(color = colours.line)
}

/** Asks, and says what becomes of what is there. */
@Composable
internal fun ColumnScope.Ask(asking: Asking, on: TeamActions) {
    val words = LocalWords.current
    val no = { on.ask(null) }
    when (asking) {
        is Asking.RemoveDevice -> Sure(words.removeDeviceSure(asking.of ?: words.nameToCome), words.removeDeviceHint, words.remove, on::sure, no)
        is Asking.RemovePerson -> Sure(words.removePersonSure(asking.name ?: words.nameToCome), words.removePersonHint, words.removePerson, on::sure, no)
        is Asking.Leave -> {
            val refused = asking.why?.let(words::fault)
            Sure(refused?.first ?: words.leaveSure, refused?.second ?: words.leaveHint, if (refused == null) words.leaveTeam else words.leaveAnyway, on::sure, no)
        }
    }
}
