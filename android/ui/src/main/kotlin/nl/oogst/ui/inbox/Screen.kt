package nl.oogst.ui.inbox

import androidx.compose.foundation.Image
import androidx.compose.foundation.clickable
import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.LazyRow
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.background
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Icon
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.parts.picture
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface InboxActions {
    fun open(id: String)
    fun fetch()
    fun retry()
    fun back()
}

/** The inbox: a gallery by teacher. */
@Composable
fun InboxScreen(state: InboxState, on: InboxActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Page(words.inbox, on::back, actions = { IconAction(Icons.turn, words.refresh, on::fetch, enabled = !state.refreshing) }) {
        if (state.refreshing) LinearProgressIndicator(Modifier.fillMaxWidth(), color = colours.sky, trackColor = colours.line)
        Loaded(state.load, on::retry) { inbox ->
            if (inbox.rows.isEmpty()) return@Loaded Empty(Icons.inbox, words.inboxEmpty, words.inboxEmptyHint)
            LazyColumn(Modifier.weight(1f), contentPadding = PaddingValues(bottom = 16.dp)) {
                item {
                    Column(Modifier.padding(horizontal = Edge), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                        state.fault?.let { Trouble(it) }
                        Text(words.inboxCount(inbox.rows.size, inbox.rows.count { !it.opened }), style = LocalType.current.body, color = colours.quiet)
                        if (inbox.asideCount > 0) Notice(Icons.alert, colours.clay, words.setAside(inbox.asideCount))
                    }
                }
                items(inbox.rows, key = { it.id }) { Sent(it, on) }
                if (inbox.withdrawn > 0) item { Text(words.withdrawn(inbox.withdrawn), style = LocalType.current.body, color = colours.quiet, modifier = Modifier.padding(Edge)) }
            }
        }
    }
}

@Composable
private fun Sent(row: Row, on: InboxActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Column(Modifier.fillMaxWidth().clickable(role = Role.Button) { on.open(row.id) }) {
        Row(Modifier.padding(Edge, 12.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(10.dp)) {
            Column(Modifier.weight(1f)) {
                Text(row.from ?: words.nameToCome, style = LocalType.current.heading)
                val come = words.arrived(row.here, row.of).takeIf { row.of > 0 || row.cards + row.pupils == 0 }
                Text(listOfNotNull(words.moment(row.at), come).joinToString(" · "), style = LocalType.current.body, color = colours.quiet)
                words.tellsOf(row.cards, row.pupils).ifEmpty { null }?.let { Text(it, style = LocalType.current.body, color = colours.quiet) }
                if (row.conflict) Text(words.twoVersions, style = LocalType.current.body, color = colours.clay)
            }
            if (!row.opened) Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
                Box(Modifier.size(10.dp).clip(CircleShape).background(colours.accent))
                Text(words.new, style = LocalType.current.strong, color = colours.accent)
            }
        }
        if (row.pictures.isNotEmpty()) LazyRow(horizontalArrangement = Arrangement.spacedBy(2.dp)) {
            items(row.pictures, key = { it.id }) { Tile(it, Modifier.size(112.dp), mark = false) }
        }
        HorizontalDivider(Modifier.padding(top = 12.dp), color = colours.line)
    }
}

interface OpenActions {
    fun fetch(id: String)
    fun close()
    fun retry()
    fun back()
}

/** One submission: what was said, and the pictures. */
@Composable
fun OpenScreen(state: OpenState, on: OpenActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    val here = (state.load as? Load.Here)?.value
    state.large?.let { return Large(it, on) }
    Page(if (here == null) words.inbox else here.from ?: words.nameToCome, on::back) {
        Loaded(state.load, on::retry) { open ->
            LazyColumn(Modifier.weight(1f), contentPadding = PaddingValues(bottom = 24.dp), verticalArrangement = Arrangement.spacedBy(16.dp)) {
                item {
                    Column(Modifier.padding(horizontal = Edge), verticalArrangement = Arrangement.spacedBy(12.dp)) {
                        val come = words.arrived(open.here, open.of).takeIf { open.of > 0 || open.cards.isEmpty() && open.rounds.isEmpty() }
                        Text(listOfNotNull(words.moment(open.at), come).joinToString(" · "), style = LocalType.current.body, color = colours.quiet)
                        open.reflection.forEach { (prompt, said) ->
                            Column {
                                Text(words.promptShort(prompt), style = LocalType.current.small, color = colours.quiet)
                                Text(said, style = LocalType.current.large)
                            }
                        }
                        open.followUp?.let { Column { Text(words.followUp, style = LocalType.current.small, color = colours.quiet); Text(it, style = LocalType.current.large) } }
                        open.cards.forEach { CardsTold(it) }
                        open.rounds.forEach { RoundTold(it) }
                    }
                }
                items(open.items, key = { it.thumb.id }) { Picture(it, on) }
            }
        }
    }
}

/** One photo, as large as the screen; two fingers bring it nearer. */
@Composable
private fun Large(item: Item, on: OpenActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    var scale by remember { mutableFloatStateOf(1f) }
    var by by remember { mutableStateOf(Offset.Zero) }
    Page(words.kind(item.thumb.kind), on::close) {
        val bitmap = picture(item.thumb.picture)
        Box(
            Modifier.weight(1f).fillMaxWidth().clipToBounds().background(colours.line).semantics { contentDescription = words.tile(item.thumb) }
                .pointerInput(Unit) {
                    detectTransformGestures { _, pan, zoom, _ ->
                        scale = (scale * zoom).coerceIn(1f, 6f)
                        by = if (scale == 1f) Offset.Zero else by + pan
                    }
                },
        ) {
            if (bitmap != null) Image(bitmap, contentDescription = null, contentScale = ContentScale.Fit, modifier = Modifier.fillMaxSize().graphicsLayer(scaleX = scale, scaleY = scale, translationX = by.x, translationY = by.y))
        }
        item.thumb.note?.let { Text(it, style = LocalType.current.large, modifier = Modifier.padding(Edge)) }
    }
}

@Composable
private fun Picture(item: Item, on: OpenActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Column {
        val ready = item.arrival == Arrival.NotFetched || item.arrival == Arrival.Here
        Tile(item.thumb, Modifier.fillMaxWidth().aspectRatio(4f / 3f).then(if (ready) Modifier.clickable(role = Role.Button) { on.fetch(item.thumb.id) } else Modifier), mark = false)
        if (item.fetching) LinearProgressIndicator(Modifier.fillMaxWidth(), color = colours.sky, trackColor = colours.line)
        Row(Modifier.padding(Edge, 8.dp), verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(8.dp)) {
            val (icon, tint) = when (item.arrival) {
                Arrival.Arriving -> Icons.clock to colours.sky
                Arrival.NotFetched -> Icons.cloud to colours.leaf
                Arrival.Here -> Icons.check to colours.leaf
                Arrival.Quarantined -> Icons.alert to colours.clay
            }
            Icon(icon, contentDescription = null, tint = tint, modifier = Modifier.size(18.dp))
            Text("${words.arrival(item.arrival)} · ${words.pupils(item.pupils)}", style = LocalType.current.body, color = colours.quiet)
        }
        item.thumb.note?.let { Text(it, style = LocalType.current.large, modifier = Modifier.padding(horizontal = Edge)) }
    }
}
