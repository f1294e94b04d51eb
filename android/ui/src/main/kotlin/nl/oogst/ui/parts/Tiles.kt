package nl.oogst.ui.parts

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** A state's colour; never shown without its icon and, but for the smallest tiles, its word. */
@Composable
fun Where.colour(): Color = with(LocalColours.current) {
    when (this@colour) {
        Where.Draft -> quiet
        Where.Queued, Where.WaitingUnmetered, Where.Sending -> sky
        Where.Received, Where.Freed -> leaf
        Where.NeedsAttention -> clay
    }
}

val Where.icon: ImageVector
    get() = when (this) {
        Where.Draft -> Icons.device
        Where.Queued -> Icons.clock
        Where.WaitingUnmetered -> Icons.wifi
        Where.Sending -> Icons.sending
        Where.Received, Where.Freed -> Icons.cloud
        Where.NeedsAttention -> Icons.alert
    }

val Kind.icon: ImageVector
    get() = when (this) {
        Kind.Photo -> Icons.camera
        Kind.Video -> Icons.video
        Kind.Document -> Icons.document
    }

/** Icon and words of where a capture stands. */
@Composable
fun WhereMark(thumb: Thumb) {
    val colour = thumb.where.colour()
    Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(6.dp)) {
        Icon(thumb.where.icon, contentDescription = null, tint = colour, modifier = Modifier.size(18.dp))
        Text(LocalWords.current.where(thumb), style = LocalType.current.body, color = colour)
    }
}

/** A capture as a picture, edge to edge, with the mark of its state in a corner and all of it in words for who can't see it. */
@Composable
fun Tile(thumb: Thumb, modifier: Modifier, mark: Boolean = true) {
    val colours = LocalColours.current
    val words = LocalWords.current
    val bitmap = picture(thumb.picture)
    Box(modifier.background(colours.line).semantics { contentDescription = words.tile(thumb) }) {
        if (bitmap != null) {
            Image(bitmap, contentDescription = null, contentScale = ContentScale.Crop, modifier = Modifier.fillMaxSize())
        } else {
            Icon(thumb.kind.icon, contentDescription = null, tint = colours.quiet, modifier = Modifier.align(Alignment.Center).size(28.dp))
        }
        if (bitmap != null && thumb.kind != Kind.Photo) {
            Badge(thumb.kind.icon, colours.ink, Modifier.align(Alignment.TopStart).padding(5.dp))
        }
        if (mark) Badge(thumb.where.icon, thumb.where.colour(), Modifier.align(Alignment.BottomEnd).padding(5.dp))
    }
}

@Composable
private fun Badge(icon: ImageVector, colour: Color, modifier: Modifier) {
    val colours = LocalColours.current
    Box(modifier.size(24.dp).clip(CircleShape).background(colours.surface).border(1.dp, colours.line, CircleShape), contentAlignment = Alignment.Center) {
        Icon(icon, contentDescription = null, tint = colour, modifier = Modifier.size(15.dp))
    }
}

/** A heading inside a page. */
@Composable
fun Heading(text: String, modifier: Modifier = Modifier) {
    Text(text, style = LocalType.current.heading, modifier = modifier.semantics { headingOf() }, maxLines = 3, overflow = TextOverflow.Ellipsis)
}

private fun androidx.compose.ui.semantics.SemanticsPropertyReceiver.headingOf() {
    this[androidx.compose.ui.semantics.SemanticsProperties.Heading] = Unit
}
