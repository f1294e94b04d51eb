package nl.oogst.ui.pupil

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.KeyboardCapitalization
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.IconAction
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

/** Makes a class, of a name and a number; or changes one: numbers that come and go, and names for the teacher alone. */
@Composable
internal fun ClassFormScreen(form: ClassForm, on: HandOverActions) {
    val words = LocalWords.current
    Page(if (form.id == null) words.newClass else words.changeClass, on::back, bottom = {
        MainButton(if (form.id == null) words.makeClass else words.keep, on::keepClass, enabled = form.ready)
    }) {
        Scrolling {
            form.fault?.let { Trouble(it) }
            OutlinedTextField(
                form.name, { on.form(form.copy(name = it)) }, Modifier.fillMaxWidth(), label = { Text(words.classNameLabel) }, singleLine = true,
                keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Sentences),
            )
            if (form.id == null) Size(form, on) else Numbers(form, on)
        }
    }
}

@Composable
private fun Size(form: ClassForm, on: HandOverActions) {
    val words = LocalWords.current
    val size = form.size.toIntOrNull() ?: 0
    Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(4.dp)) {
        OutlinedTextField(
            form.size, { typed -> on.form(form.copy(size = typed.filter(Char::isDigit).take(MOST_DIGITS))) }, Modifier.weight(1f), label = { Text(words.classSize) }, singleLine = true,
            keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Number),
        )
        IconAction(Icons.minus, words.oneFewer, { on.form(form.copy(size = "${size - 1}")) }, enabled = size > 1)
        IconAction(Icons.plus, words.oneMore, { on.form(form.copy(size = "${size + 1}")) })
    }
    Text(words.noClassHint, style = LocalType.current.body, color = LocalColours.current.quiet)
}

@Composable
private fun Numbers(form: ClassForm, on: HandOverActions) {
    val words = LocalWords.current
    Column {
        Heading(words.pupilNames)
        Text(words.pupilNamesHint, style = LocalType.current.body, color = LocalColours.current.quiet)
    }
    form.pupils.toSortedMap().forEach { (number, name) ->
        Row(verticalAlignment = Alignment.CenterVertically, horizontalArrangement = Arrangement.spacedBy(4.dp)) {
            OutlinedTextField(
                name, { on.form(form.copy(pupils = form.pupils + (number to it))) }, Modifier.weight(1f), label = { Text(words.number(number)) }, singleLine = true,
                keyboardOptions = KeyboardOptions(capitalization = KeyboardCapitalization.Words, autoCorrectEnabled = false),
            )
            IconAction(Icons.trash, words.numberGoes(number), { on.form(form.copy(pupils = form.pupils - number)) })
        }
    }
    SideButton(words.numberComes, { on.form(form.copy(pupils = form.pupils + ((form.pupils.keys.maxOrNull() ?: 0) + 1 to ""))) }, Modifier.fillMaxWidth(), Icons.plus)
    Text(words.numberGoesHint, style = LocalType.current.body, color = LocalColours.current.quiet)
}

/** A class of a thousand there is none. */
private const val MOST_DIGITS = 3
