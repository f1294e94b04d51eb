package nl.oogst.ui.start

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.text.selection.SelectionContainer
import androidx.compose.material3.HorizontalDivider
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Empty
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface AssignmentActions {
    fun retry()
    fun back()
}

/** The assignment, whole: what is tried, for whom, from when until when. */
@Composable
fun AssignmentScreen(state: AssignmentState, on: AssignmentActions) {
    val words = LocalWords.current
    val type = LocalType.current
    val colours = LocalColours.current
    Page(words.assignment, on::back) {
        Loaded(state.load, on::retry) { assignment ->
            if (assignment == null) return@Loaded Empty(Icons.document, words.noAssignmentTitle, words.noAssignmentHint)
            Scrolling {
                Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
                    Text(assignment.theme, style = type.body, color = colours.quiet)
                    Text(assignment.title, style = type.display, modifier = Modifier.semantics { heading() })
                    Text(words.time(assignment.time), style = type.strong, color = colours.accent)
                    Text(words.period(assignment.from, assignment.until), style = type.body, color = colours.quiet)
                    assignment.forWhom?.let { Text(words.forWhom(it), style = type.body, color = colours.quiet) }
                }
                assignment.goal?.let {
                    Column {
                        Text(words.goal, style = type.small, color = colours.quiet)
                        Text(it, style = type.large)
                    }
                }
                HorizontalDivider(color = colours.line)
                SelectionContainer { Text(assignment.instructions, style = type.large) }
            }
        }
    }
}
