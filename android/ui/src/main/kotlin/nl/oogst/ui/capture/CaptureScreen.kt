package nl.oogst.ui.capture

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.LessonField
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WhereMark
import nl.oogst.ui.parts.icon
import nl.oogst.ui.parts.picture
import nl.oogst.ui.theme.Edge
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface CaptureActions {
    fun note(text: String)
    fun goal(text: String)
    fun lesson(text: String)
    fun submissions()
    fun save()
    fun cover()
    fun undo()
    fun retry()
    fun back()
}

/** One capture: large, with what was said of it. */
@Composable
fun CaptureScreen(state: CaptureState, on: CaptureActions) {
    val words = LocalWords.current
    val detail = (state.load as? Load.Here)?.value
    val title = detail?.let { words.kind(it.thumb.kind) } ?: words.capture
    Page(title, on::back, bottom = if (state.changed) ({ MainButton(words.keep, on::save, enabled = !state.saving) }) else null) {
        Loaded(state.load, on::retry) { here ->
            Column(Modifier.weight(1f).verticalScroll(rememberScrollState())) {
                Large(here)
                Column(Modifier.padding(Edge), verticalArrangement = Arrangement.spacedBy(16.dp)) {
                    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
                        WhereMark(here.thumb)
                        Text(listOfNotNull(words.moment(here.thumb.at), words.size(here.thumb.bytes), here.lesson).joinToString(" · "), style = LocalType.current.body, color = LocalColours.current.quiet)
                    }
                    state.fault?.let { Trouble(it) }
                    if (here.leftIn.isNotEmpty()) Notice(Icons.info, LocalColours.current.clay, words.leftIn, here.leftIn.joinToString(", ") { words.left(it) })
                    Field(words.note, state.note, on::note)
                    Field(words.goal, state.goal, on::goal)
                    LessonField(state.lesson, state.lessons, on::lesson)
                    if (here.canCover) SideButton(if (here.covered) words.coverMore else words.coverFaces, on::cover, Modifier.fillMaxWidth(), Icons.cover)
                    if (here.submitted) Notice(Icons.info, LocalColours.current.quiet, words.inSubmission, words.inSubmissionHint, words.toSubmissions to on::submissions)
                    else SideButton(words.throwAway, on::undo, Modifier.fillMaxWidth(), Icons.trash)
                }
            }
        }
    }
}

@Composable
private fun Field(label: String, value: String, onChange: (String) -> Unit) {
    OutlinedTextField(
        value, onChange, Modifier.fillMaxWidth(), label = { Text(label) }, maxLines = 4,
        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
    )
}

@Composable
private fun Large(detail: Detail) {
    val colours = LocalColours.current
    val bitmap = picture(detail.thumb.picture)
    val words = LocalWords.current
    Box(Modifier.fillMaxWidth().aspectRatio(4f / 3f).background(colours.line).semantics { contentDescription = words.tile(detail.thumb) }, contentAlignment = Alignment.Center) {
        if (bitmap != null) Image(bitmap, contentDescription = null, contentScale = ContentScale.Fit, modifier = Modifier.fillMaxSize())
        else Icon(detail.thumb.kind.icon, contentDescription = null, tint = colours.quiet, modifier = Modifier.size(56.dp))
        if (detail.thumb.kind == Kind.Video && bitmap != null) Icon(Icons.video, contentDescription = null, tint = colours.paper, modifier = Modifier.size(48.dp))
    }
}
