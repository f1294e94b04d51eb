package nl.oogst.ui.app

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.unit.dp
import kotlinx.coroutines.delay
import nl.oogst.ui.capture.CameraModel
import nl.oogst.ui.capture.CameraScreen
import nl.oogst.ui.capture.CaptureModel
import nl.oogst.ui.capture.CaptureScreen
import nl.oogst.ui.capture.CapturesModel
import nl.oogst.ui.capture.CapturesScreen
import nl.oogst.ui.capture.CoverModel
import nl.oogst.ui.capture.CoverScreen
import nl.oogst.ui.cards.DoubtsModel
import nl.oogst.ui.cards.DoubtsScreen
import nl.oogst.ui.cards.LessonsModel
import nl.oogst.ui.cards.LessonsScreen
import nl.oogst.ui.cards.ResultModel
import nl.oogst.ui.cards.ResultScreen
import nl.oogst.ui.cards.ScanModel
import nl.oogst.ui.cards.ScanScreen
import nl.oogst.ui.inbox.InboxModel
import nl.oogst.ui.inbox.InboxScreen
import nl.oogst.ui.inbox.OpenModel
import nl.oogst.ui.inbox.OpenScreen
import nl.oogst.ui.join.JoinModel
import nl.oogst.ui.join.JoinScreen
import nl.oogst.ui.outbox.OutboxModel
import nl.oogst.ui.outbox.OutboxScreen
import nl.oogst.ui.parts.LocalPictures
import nl.oogst.ui.parts.Pictures
import nl.oogst.ui.parts.SaidBar
import nl.oogst.ui.pupil.ClassModel
import nl.oogst.ui.pupil.ClassScreen
import nl.oogst.ui.pupil.HandOverModel
import nl.oogst.ui.pupil.HandOverScreen
import nl.oogst.ui.pupil.PupilModel
import nl.oogst.ui.pupil.PupilScreen
import nl.oogst.ui.settings.RecoverModel
import nl.oogst.ui.settings.RecoverScreen
import nl.oogst.ui.settings.SettingsModel
import nl.oogst.ui.settings.SettingsScreen
import nl.oogst.ui.settings.SheetModel
import nl.oogst.ui.settings.SheetScreen
import nl.oogst.ui.start.AssignmentModel
import nl.oogst.ui.start.AssignmentScreen
import nl.oogst.ui.start.StartModel
import nl.oogst.ui.start.StartScreen
import nl.oogst.ui.submit.SentModel
import nl.oogst.ui.submit.SentScreen
import nl.oogst.ui.submit.SubmitModel
import nl.oogst.ui.submit.SubmitScreen
import nl.oogst.ui.team.TeamModel
import nl.oogst.ui.team.TeamScreen
import nl.oogst.ui.theme.OogstTheme
import nl.oogst.ui.words.LocalWords

/** How long the line at the bottom stays, in milliseconds: long enough to read it and reach "undo". */
private const val SAID_STAYS = 6_000L

/** The whole app. [viewfinder] is the platform's camera picture, where it has one. */
@Composable
fun OogstApp(model: AppModel, pictures: Pictures, dark: Boolean, family: FontFamily = FontFamily.Default, viewfinder: @Composable BoxScope.() -> Unit = {}) {
    val visit by model.visit.collectAsState()
    val said by model.said.collectAsState()
    CompositionLocalProvider(LocalWords provides model.words, LocalPictures provides pictures) {
        OogstTheme(dark, family) {
            Box(Modifier.fillMaxSize()) {
                visit?.let { key(it) { Shown(it, viewfinder) } }
                said?.let { line ->
                    LaunchedEffect(line) {
                        delay(SAID_STAYS)
                        model.heard()
                    }
                    // Above what the thumb is for: the next photo is never behind it.
                    Box(Modifier.align(Alignment.BottomCenter).padding(bottom = 108.dp)) { SaidBar(line) { model.undo() } }
                }
            }
        }
    }
}

@Composable
private fun Shown(visit: AppModel.Visit, viewfinder: @Composable BoxScope.() -> Unit) {
    when (val model = visit.model) {
        is StartModel -> StartScreen(model.shown(), model)
        is AssignmentModel -> AssignmentScreen(model.shown(), model)
        is JoinModel -> JoinScreen(model.shown(), model)
        is CapturesModel -> CapturesScreen(model.shown(), model)
        is CaptureModel -> CaptureScreen(model.shown(), model)
        is CoverModel -> CoverScreen(model.shown(), model)
        is LessonsModel -> LessonsScreen(model.shown(), model)
        is ScanModel -> ScanScreen(model.shown(), model, viewfinder)
        is CameraModel -> CameraScreen(model.shown(), model, viewfinder)
        is ResultModel -> ResultScreen(model.shown(), model)
        is DoubtsModel -> DoubtsScreen(model.shown(), model)
        is SubmitModel -> SubmitScreen(model.shown(), model)
        is SentModel -> SentScreen(model.shown(), model)
        is OutboxModel -> OutboxScreen(model.shown(), model)
        is HandOverModel -> HandOverScreen(model.shown(), model)
        is PupilModel -> PupilScreen(model.shown(), model, viewfinder)
        is ClassModel -> ClassScreen(model.shown(), model)
        is InboxModel -> InboxScreen(model.shown(), model)
        is OpenModel -> OpenScreen(model.shown(), model)
        is TeamModel -> TeamScreen(model.shown(), model)
        is SettingsModel -> SettingsScreen(model.shown(), model)
        is SheetModel -> SheetScreen(model.shown(), model)
        is RecoverModel -> RecoverScreen(model.shown(), model)
    }
}

@Composable
private fun <S> Model<S>.shown(): S = state.collectAsState().value
