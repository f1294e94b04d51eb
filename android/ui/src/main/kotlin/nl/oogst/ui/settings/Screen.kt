package nl.oogst.ui.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Choice
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Line
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.OnOff
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Progress
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface SettingsActions {
    fun team()
    fun language(language: Language)
    fun backup(on: Boolean)
    fun free()
    fun sheet()
    fun cards()
    fun join()
    fun back()
}

/** Settings: a plain list. */
@Composable
fun SettingsScreen(state: SettingsState, on: SettingsActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    Page(words.settings, on::back) {
        Scrolling {
            state.fault?.let { Trouble(it) }
            if (state.inTeam && !state.hasSheet) Notice(Icons.sheet, colours.accent, words.noSheet, words.noSheetHint, words.makeSheet to on::sheet)
            Column {
                if (state.inTeam) Line(words.teamTitle, words.teamHint, Icons.people, onClick = on::team)
                else Line(words.join, words.joinHint, Icons.scan, onClick = on::join)
                if (state.inTeam) Line(words.sheetTitle, if (state.hasSheet) words.sheetThere else words.sheetNot, Icons.sheet, onClick = on::sheet)
                Line(words.cards, null, Icons.cards, onClick = on::cards)
            }
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                Heading(words.language)
                FlowRow(horizontalArrangement = Arrangement.spacedBy(8.dp), verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    Language.entries.forEach { Choice(words.languageName(it), state.language == it, { on.language(it) }) }
                }
            }
            OnOff(words.backupTitle, words.backupHint, state.backup, on::backup)
            Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                Heading(words.storage)
                Text(listOfNotNull(words.used(state.usedBytes), state.freeable?.let(words::freeable)).joinToString(". "), style = LocalType.current.body, color = colours.quiet)
                if (state.working) Progress(words.freeing, null)
                else if (state.freeable != 0L) SideButton(words.freeSpace, on::free, Modifier.fillMaxWidth(), Icons.trash)
                state.freed?.let { Notice(Icons.check, colours.leaf, words.freed(it)) }
                Text(words.freeHint, style = LocalType.current.body, color = colours.quiet)
            }
            Text(words.version(state.version), style = LocalType.current.small, color = colours.quiet)
        }
    }
}

interface SheetActions {
    fun make()
    fun back()
}

/** The recovery sheet: printed, never kept and never on the screen. */
@Composable
fun SheetScreen(state: SheetState, on: SheetActions) {
    val words = LocalWords.current
    Page(words.sheetTitle, on::back, bottom = {
        if (state.load == Load.Busy) Progress(words.makingSheet, null)
        else if (state.made) MainButton(words.ready, on::back)
        else MainButton(words.makeSheet, on::make, icon = Icons.sheet)
    }) {
        Scrolling {
            (state.load as? Load.Failed)?.let { Trouble(it.fault, on::make) }
            if (state.made) {
                Notice(Icons.check, LocalColours.current.leaf, words.sheetMade, words.sheetPutAway)
                SideButton(words.makeSheetAgain, on::make, Modifier.fillMaxWidth())
            } else {
                Text(words.sheetExplain, style = LocalType.current.large)
                Notice(Icons.lock, LocalColours.current.leaf, words.sheetOnce)
            }
        }
    }
}

interface RecoverActions {
    fun text(text: String)
    fun scan()
    fun recover()
    fun back()
}

/** Coming back with a sheet: scan it, or type its words. */
@Composable
fun RecoverScreen(state: RecoverState, on: RecoverActions) {
    val words = LocalWords.current
    Page(words.recoverTitle, on::back, bottom = {
        if (state.working) Progress(words.recovering, null) else MainButton(words.recover, on::recover, enabled = state.text.isNotBlank())
    }) {
        Scrolling {
            Text(words.recoverHint, style = LocalType.current.large)
            state.fault?.let { Trouble(it) }
            SideButton(words.scanSheet, on::scan, Modifier.fillMaxWidth(), Icons.scan)
            OutlinedTextField(
                state.text, on::text, Modifier.fillMaxWidth(), label = { Text(words.sheetWords) }, minLines = 4,
                keyboardOptions = KeyboardOptions(autoCorrectEnabled = false),
            )
        }
    }
}
