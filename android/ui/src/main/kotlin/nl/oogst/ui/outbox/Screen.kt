package nl.oogst.ui.outbox

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.Where
import nl.oogst.ui.parts.WhereMark
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface OutboxActions {
    fun sync()
    fun sendNow(id: String)
    fun why(id: String?)
    fun open(id: String)
    fun retry()
    fun back()
}

/** The outbox: what is where, in plain words. */
@Composable
fun OutboxScreen(state: OutboxState, on: OutboxActions) {
    val words = LocalWords.current
    Page(words.outbox, on::back, bottom = {
        if (state.syncing) Progress(words.syncing(state.leftBytes), null)
        else MainButton(words.sendAllNow, on::sync, icon = Icons.sending, enabled = state.network != Network.None)
    }) {
        Loaded(state.load, on::retry) { rows ->
            if (rows.isEmpty()) return@Loaded Empty(Icons.cloud, words.outboxEmpty, words.outboxEmptyHint)
            LazyColumn(Modifier.weight(1f), contentPadding = PaddingValues(Edge, 4.dp, Edge, 16.dp)) {
                item(key = "head") {
                    Column(Modifier.padding(bottom = 12.dp), verticalArrangement = Arrangement.spacedBy(12.dp)) {
                        if (state.network == Network.None) Notice(Icons.offline, LocalColours.current.quiet, words.offlineTitle, words.offlineHint)
                        state.fault?.let { Trouble(it) }
                        Text(words.leftToGo(rows.count { it.thumb.where != Where.Received && it.thumb.where != Where.Freed && it.thumb.where != Where.Draft }, state.leftBytes), style = LocalType.current.large)
                    }
                }
                items(rows, key = { it.thumb.id }) { row -> Item(row, state.why == row.thumb.id, on) }
            }
        }
    }
}

@Composable
private fun Item(row: Row, open: Boolean, on: OutboxActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Column {
        HorizontalDivider(color = colours.line)
        Row(Modifier.fillMaxWidth().clickable(role = Role.Button) { on.open(row.thumb.id) }.padding(vertical = 10.dp), horizontalArrangement = Arrangement.spacedBy(12.dp), verticalAlignment = Alignment.CenterVertically) {
            Tile(row.thumb, Modifier.size(64.dp).clip(Corner), mark = false)
            Column(Modifier.weight(1f), verticalArrangement = Arrangement.spacedBy(4.dp)) {
                WhereMark(row.thumb)
                if (row.thumb.where == Where.Sending) {
                    val part = if (row.thumb.bytes > 0) row.sentBytes.toFloat() / row.thumb.bytes else 0f
                    LinearProgressIndicator({ part }, Modifier.fillMaxWidth(), color = colours.sky, trackColor = colours.line, drawStopIndicator = {})
                }
                Text(words.itemLine(row.thumb, row.sentBytes), style = LocalType.current.small, color = colours.quiet)
            }
        }
        if (row.canSendNow || row.why != null) {
            FlowRow(Modifier.padding(start = 68.dp, bottom = 4.dp)) {
                if (row.canSendNow) WordButton(words.sendNow, { on.sendNow(row.thumb.id) })
                if (row.why != null) WordButton(words.why, { on.why(if (open) null else row.thumb.id) }, colour = colours.ink)
            }
        }
        if (open && row.why != null) {
            val (what, todo) = words.fault(Fault(row.why))
            Column(Modifier.padding(bottom = 12.dp)) { Notice(Icons.info, colours.sky, what, todo) }
        }
    }
}
