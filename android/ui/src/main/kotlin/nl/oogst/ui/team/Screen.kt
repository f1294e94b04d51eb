package nl.oogst.ui.team

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.unit.dp
import nl.oogst.ui.parts.Heading
import nl.oogst.ui.parts.Line
import nl.oogst.ui.parts.Loaded
import nl.oogst.ui.parts.MainButton
import nl.oogst.ui.parts.Notice
import nl.oogst.ui.parts.Page
import nl.oogst.ui.parts.Scrolling
import nl.oogst.ui.parts.SideButton
import nl.oogst.ui.parts.Trouble
import nl.oogst.ui.parts.WordButton
import nl.oogst.ui.theme.Corner
import nl.oogst.ui.theme.Icons
import nl.oogst.ui.theme.LocalColours
import nl.oogst.ui.theme.LocalType
import nl.oogst.ui.words.LocalWords

interface TeamActions {
    fun invite()
    fun inviteDevice()
    fun shareInvite()
    fun closeInvite()
    fun code(text: String)
    fun confirm()
    fun closeOpen(id: String)
    fun ask(asking: Asking?)
    fun sure()
    fun retry()
    fun back()
}

/** Team and devices: plain lists. */
@Composable
fun TeamScreen(state: TeamState, on: TeamActions) {
    val words = LocalWords.current
    val colours = LocalColours.current
    if (state.invite != null) return InviteScreen(state.invite, on)
    val asking: (@Composable ColumnScope.() -> Unit)? = state.asking?.let { { Ask(it, on) } }
    Page(words.teamTitle, on::back, bottom = asking) {
        Loaded(state.load, on::retry) { team ->
            Scrolling {
                Column {
                    Text(team.name ?: words.nameToCome, style = LocalType.current.display)
                    Text(words.atHub(team.hub), style = LocalType.current.body, color = colours.quiet)
                }
                state.fault?.let { Trouble(it) }
                if (team.preparer) MainButton(words.inviteColleagues, on::invite, icon = Icons.plus)
                Column {
                    Heading(words.people(team.people.count { !it.gone }))
                    team.people.forEach { person ->
                        Line(
                            person.name ?: words.nameToCome,
                            listOfNotNull(
                                words.me.takeIf { person.me },
                                if (person.gone) words.personGone else if (person.preparer) words.preparer else words.colleague,
                            ).joinToString(" · "),
                            if (person.preparer) Icons.people else Icons.pupil, divider = person.gone,
                        )
                        if (!person.gone) Devices(person, team.preparer, on)
                    }
                }
                Column(verticalArrangement = Arrangement.spacedBy(8.dp)) {
                    Heading(words.confirmTitle)
                    Text(words.confirmHint, style = LocalType.current.body, color = colours.quiet)
                    OutlinedTextField(
                        state.code, on::code, Modifier.fillMaxWidth(), label = { Text(words.codeLabel) }, singleLine = true,
                        keyboardOptions = KeyboardOptions(keyboardType = KeyboardType.Number),
                    )
                    SideButton(words.confirm, on::confirm, Modifier.fillMaxWidth(), enabled = state.code.count(Char::isDigit) == 20)
                }
                SideButton(words.myOtherDevice, on::inviteDevice, Modifier.fillMaxWidth(), Icons.device)
                if (team.invites.isNotEmpty()) Column {
                    Heading(words.openInvites)
                    team.invites.forEach { open ->
                        Line(if (open.ownDevice) words.myOtherDevice else words.inviteUses(open.uses), words.inviteUntil(open.until), Icons.share, trailing = { WordButton(words.close, { on.closeOpen(open.id) }) })
                    }
                }
                SideButton(words.leaveTeam, { on.ask(Asking.Leave()) }, Modifier.fillMaxWidth(), Icons.gone)
            }
        }
    }
}

@Composable
private fun InviteScreen(invite: Invite, on: TeamActions) {
    val words = LocalWords.current
    Page(words.inviteTitle, on::back, bottom = {
        MainButton(words.shareLink, on::shareInvite, icon = Icons.share)
        SideButton(words.closeInvite, on::closeInvite, Modifier.fillMaxWidth())
    }) {
        Scrolling {
            Text(words.inviteHint, style = LocalType.current.large)
            Box(Modifier.fillMaxWidth(), contentAlignment = Alignment.Center) { Code(invite.dots) }
            Notice(Icons.info, LocalColours.current.sky, words.inviteFor(invite.uses, invite.until))
        }
    }
}

/** A QR code: always black on white, with its quiet zone. */
@Composable
fun Code(dots: List<String>) {
    val words = LocalWords.current
    Box(Modifier.widthIn(max = 320.dp).fillMaxWidth().aspectRatio(1f).clip(Corner).background(Color.White).padding(20.dp).semantics { contentDescription = words.codeToScan }) {
        Canvas(Modifier.fillMaxSize()) {
            val side = size.width / dots.size.coerceAtLeast(1)
            dots.forEachIndexed { y, row ->
                row.forEachIndexed { x, dot -> if (dot == '#') drawRect(Color.Black, Offset(x * side, y * side), Size(side + 0.5f, side + 0.5f)) }
            }
        }
    }
}
