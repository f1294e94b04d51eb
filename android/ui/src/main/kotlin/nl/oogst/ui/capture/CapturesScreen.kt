package nl.oogst.ui.capture

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.grid.GridCells
import androidx.compose.foundation.lazy.grid.GridItemSpan
import androidx.compose.foundation.lazy.grid.LazyVerticalGrid
import androidx.compose.foundation.lazy.grid.items
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Line
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Tile
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.words.LocalWords

interface CapturesActions {
    fun open(id: String)
    fun photo()
    fun submit()
    fun submissions()
    fun retry()
    fun back()
}

/** My captures: a grid by lesson. */
@Composable
fun CapturesScreen(state: CapturesState, on: CapturesActions) {
    val words = LocalWords.current
    val some = (state.load as? nl.oogst.ui.parts.Load.Here)?.value?.any { it.thumbs.isNotEmpty() } == true
    val bottom: (@Composable androidx.compose.foundation.layout.ColumnScope.() -> Unit)? =
        if (some && state.canSubmit) ({ MainButton(words.submit, on::submit, icon = Icons.outbox) }) else null
    Page(words.myCaptures, on::back, bottom = bottom) {
        Loaded(state.load, on::retry) { groups ->
            if (groups.isEmpty()) return@Loaded Empty(Icons.camera, words.noCaptures, words.noCapturesHint) { MainButton(words.takePhoto, on::photo, icon = Icons.camera) }
            LazyVerticalGrid(
                GridCells.Adaptive(104.dp), Modifier.fillMaxSize(), contentPadding = PaddingValues(bottom = 16.dp),
                horizontalArrangement = Arrangement.spacedBy(2.dp), verticalArrangement = Arrangement.spacedBy(2.dp),
            ) {
                if (state.submissions > 0) item(span = { GridItemSpan(maxLineSpan) }, key = "submissions") {
                    Column(Modifier.padding(horizontal = Edge)) { Line(words.mySubmissions, words.submissionCount(state.submissions), Icons.outbox, onClick = on::submissions) }
                }
                groups.forEach { group ->
                    item(span = { GridItemSpan(maxLineSpan) }, key = "g${group.title}${group.at}") {
                        Heading(group.title ?: words.day(group.at), Modifier.padding(horizontal = Edge, vertical = 10.dp))
                    }
                    items(group.thumbs, key = { it.id }) { thumb ->
                        Tile(thumb, Modifier.aspectRatio(1f).clickable(role = Role.Button) { on.open(thumb.id) })
                    }
                }
            }
        }
    }
}
