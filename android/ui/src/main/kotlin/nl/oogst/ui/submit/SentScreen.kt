package nl.oogst.ui.submit

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Sure
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface SentActions {
    fun ask(id: String?)
    fun withdraw()
    fun amend(id: String)
    fun open(id: String)
    fun retry()
    fun back()
}

/** Own submissions: how far each has come, and taking back or changing one. */
@Composable
fun SentScreen(state: SentState, on: SentActions) {
    val words = LocalWords.current
    val sure: (@Composable ColumnScope.() -> Unit)? = state.asking?.let { { Sure(words.withdrawSure, words.withdrawSureHint, words.withdraw, on::withdraw) { on.ask(null) } } }
    Page(words.mySubmissions, on::back, bottom = sure) {
        Loaded(state.load, on::retry) { all ->
            if (all.isEmpty()) return@Loaded Empty(Icons.outbox, words.noSubmissions, words.noSubmissionsHint)
            LazyColumn(Modifier.weight(1f), contentPadding = PaddingValues(bottom = 16.dp)) {
                state.fault?.let { item { Column(Modifier.padding(Edge, 4.dp)) { Trouble(it) } } }
                items(all, key = { it.id }) { One(it, on) }
            }
        }
    }
}

@Composable
private fun One(sent: Sent, on: SentActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val (icon, tint) = when (sent.phase) {
        Phase.Queued -> Icons.sending to colours.sky
        Phase.Received -> Icons.cloud to colours.leaf
        Phase.Opened -> Icons.check to colours.leaf
        Phase.Withdrawn -> Icons.undo to colours.quiet
    }
    Column(Modifier.fillMaxWidth().padding(top = 12.dp)) {
        Column(Modifier.padding(horizontal = Edge), verticalArrangement = Arrangement.spacedBy(4.dp)) {
            Heading(words.moment(sent.at))
            Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                Icon(icon, contentDescription = null, tint = tint, modifier = Modifier.size(18.dp))
                Text(words.phase(sent), style = LocalType.current.body, color = tint)
            }
            if (sent.conflict) Text(words.twoVersions, style = LocalType.current.body, color = colours.clay)
            sent.said?.let { Text(it, style = LocalType.current.large) }
        }
        if (sent.pictures.isNotEmpty()) LazyRow(Modifier.padding(top = 8.dp), horizontalArrangement = Arrangement.spacedBy(2.dp)) {
            items(sent.pictures, key = { it.id }) { Tile(it, Modifier.size(84.dp).clickable(role = Role.Button) { on.open(it.id) }, mark = false) }
        }
        if (sent.phase != Phase.Withdrawn) FlowRow(Modifier.padding(horizontal = 8.dp, vertical = 4.dp)) {
            WordButton(words.amend, { on.amend(sent.id) })
            WordButton(words.withdraw, { on.ask(sent.id) }, colour = colours.ink)
        }
        HorizontalDivider(Modifier.padding(top = if (sent.phase == Phase.Withdrawn) 12.dp else 0.dp), color = colours.line)
    }
}
