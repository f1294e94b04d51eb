package nl.oogst.ui.join

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardActions
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.input.ImeAction
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Busy
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface JoinActions {
    fun scan()
    fun allow()
    fun link(text: String)
    fun name(text: String)
    fun next()
    fun again()
    fun recover()
    fun back()
}

/** Join: scan or paste, then one's name. */
@Composable
fun JoinScreen(state: JoinState, on: JoinActions) {
    val words = LocalWords.current
    val type = LocalType.current
    val colours = LocalColours.current
    val bottom: (@Composable androidx.compose.foundation.layout.ColumnScope.() -> Unit)? = when (state.phase) {
        Phase.Link -> {
            { MainButton(words.next, on::next, enabled = state.link.isNotBlank()) }
        }
        Phase.Name -> {
            { MainButton(words.join, on::next, enabled = state.name.isNotBlank()) }
        }
        Phase.Working -> null
        is Phase.Compare -> {
            { MainButton(words.lookAgain, on::again) }
        }
        is Phase.In -> {
            { MainButton(words.begin, on::back) }
        }
    }
    Page(words.joinTitle, on::back, bottom = bottom) {
        if (state.phase == Phase.Working) return@Page Busy()
        Scrolling {
            state.fault?.let { Trouble(it) }
            when (val phase = state.phase) {
                Phase.Link -> {
                    Text(words.joinHint, style = type.large)
                    SideButton(words.scanCode, on::scan, Modifier.fillMaxWidth(), Icons.scan)
                    if (state.cameraRefused) Notice(Icons.info, colours.sky, words.cameraRefused, words.cameraRefusedJoin, words.allowCamera to on::allow)
                    OutlinedTextField(
                        state.link, on::link, Modifier.fillMaxWidth(), label = { Text(words.linkLabel) }, minLines = 2, maxLines = 4,
                        keyboardOptions = KeyboardOptions(autoCorrectEnabled = false, keyboardType = KeyboardType.Uri, imeAction = ImeAction.Next),
                        keyboardActions = KeyboardActions(onNext = { on.next() }),
                    )
                    WordButton(words.haveSheet, on::recover)
                }
                Phase.Name -> {
                    Text(words.nameHint, style = type.large)
                    OutlinedTextField(
                        state.name, on::name, Modifier.fillMaxWidth(), label = { Text(words.nameLabel) }, singleLine = true,
                        keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Words, imeAction = ImeAction.Done),
                        keyboardActions = KeyboardActions(onDone = { on.next() }),
                    )
                }
                is Phase.Compare -> {
                    Text(words.compareTitle, style = type.title)
                    Text(words.compareHint, style = type.large, color = colours.quiet)
                    Digits(phase.code)
                    Notice(Icons.device, colours.leaf, words.compareMeanwhile)
                }
                is Phase.In -> {
                    Notice(Icons.check, colours.leaf, words.joined(phase.name), words.joinedTeam(phase.team))
                    Text(words.joinedHint, style = type.large, color = colours.quiet)
                }
                Phase.Working -> Unit
            }
        }
    }
}

/** Twenty digits in rows of two groups of five, as they are read aloud. */
@Composable
fun Digits(code: String) {
    val groups = code.filter(Char::isDigit).chunked(5)
    Column(Modifier.semantics(mergeDescendants = true) { contentDescription = groups.joinToString(". ") { it.toList().joinToString(" ") } }, verticalArrangement = Arrangement.spacedBy(2.dp)) {
        groups.chunked(2).forEach { Text(it.joinToString("  "), style = LocalType.current.display, fontFamily = FontFamily.Monospace) }
    }
}
