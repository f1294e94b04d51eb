package nl.oogst.ui.screens

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.unit.dp
import nl.oogst.ui.capture.CameraScreen
import nl.oogst.ui.capture.CameraState
import nl.oogst.ui.capture.CaptureScreen
import nl.oogst.ui.capture.CaptureState
import nl.oogst.ui.capture.CapturesScreen
import nl.oogst.ui.capture.CapturesState
import nl.oogst.ui.capture.CoverScreen
import nl.oogst.ui.capture.CoverState
import nl.oogst.ui.capture.Detail
import nl.oogst.ui.capture.Face
import nl.oogst.ui.capture.Group
import nl.oogst.ui.join.JoinScreen
import nl.oogst.ui.join.JoinState
import nl.oogst.ui.join.Phase
import nl.oogst.ui.outbox.Network
import nl.oogst.ui.outbox.OutboxScreen
import nl.oogst.ui.outbox.OutboxState
import nl.oogst.ui.outbox.Row
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Kind
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.Said
import nl.oogst.ui.parts.SaidBar
import nl.oogst.ui.parts.Where
import nl.oogst.ui.parts.picture
import nl.oogst.ui.start.Assignment
import nl.oogst.ui.start.AssignmentScreen
import nl.oogst.ui.start.AssignmentState
import nl.oogst.ui.start.Membership
import nl.oogst.ui.start.OutboxLine
import nl.oogst.ui.start.StartScreen
import nl.oogst.ui.start.StartState
import nl.oogst.ui.start.Time
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Step
import nl.oogst.ui.submit.SubmitScreen
import nl.oogst.ui.submit.SubmitState

/** One drawing: its name, and what is on it. */
class Shown(val name: String, val content: @Composable () -> Unit)

private val assignment = Assignment(
    "Sluit een les af met exitkaarten", "Exitkaarten", "Leerlingen zeggen zelf waar ze staan in hun leerproces", "groep 5 tot en met 8", Time.Running(6), "2026-12-04",
)
private val long = Assignment(
    "Onderwijsontwikkelingsgesprekken voorbereiden met leerlingvolgsysteemaantekeningen", "Reflectie", "Rekenvaardigheidsontwikkeling zichtbaar maken voor de leerling zelf",
    "alle bouwen", Time.Running(0), "2026-11-17",
)
private val start = StartState(team = "De Regenboog", assignment = assignment, last = thumbs, captures = 7, outbox = OutboxLine(waitingWifi = 3, received = 4))

@Composable
private fun Finder(key: String, modifier: Modifier = Modifier.fillMaxSize()) {
    picture(key)?.let { Image(it, contentDescription = null, contentScale = ContentScale.Crop, modifier = modifier) }
}

private val desk: @Composable BoxScope.() -> Unit = { Finder("desk1") }

/** What a teacher sees, in the order of a day; every state that was designed. */
val everyday: List<Shown> = listOf(
    Shown("start") { StartScreen(start, idle()) },
    Shown("assignment") {
        AssignmentScreen(AssignmentState(Load.Here(assignment.copy(from = "2026-11-17", instructions = "Kies een les waarvan je wilt weten wat bleef hangen. Vraag aan het eind één ding.\n\nLaat iedereen een exitkaart invullen, ook wie niet graag schrijft. Lees ze met de telefoon en kijk wie er hulp wil."))), idle())
    },
    Shown("start-upcoming") { StartScreen(start.copy(assignment = assignment.copy(time = Time.Upcoming(3)), updateNeeded = true), idle()) },
    Shown("start-over") { StartScreen(start.copy(assignment = assignment.copy(time = Time.Over)), idle()) },
    Shown("start-long") { StartScreen(start.copy(assignment = long, preparer = true, unopened = 12, offline = true, outbox = OutboxLine(sending = 2, percent = 40)), idle()) },
    Shown("start-first") { StartScreen(StartState(membership = Membership.None), idle()) },
    Shown("start-empty") { StartScreen(StartState(team = "De Regenboog", preparer = true), idle()) },
    Shown("start-pending") { StartScreen(StartState(team = null, membership = Membership.Pending, last = thumbs.take(2), captures = 2), idle()) },
    Shown("start-full") { StartScreen(start.copy(diskFull = true, outbox = OutboxLine(attention = 1)), idle()) },
    Shown("start-saved") { Box(Modifier.fillMaxSize()) { StartScreen(start, idle()); Box(Modifier.align(Alignment.BottomCenter).padding(bottom = 108.dp)) { SaidBar(Said.Saved(Kind.Photo, "a")) {} } } },
    Shown("start-loading") { StartScreen(StartState(loading = true), idle()) },
    Shown("join") { JoinScreen(JoinState(), idle()) },
    Shown("join-refused") { JoinScreen(JoinState(link = "https://hub.regenboog.example/j#1AbC", cameraRefused = true, fault = Fault("link.cut_short")), idle()) },
    Shown("join-name") { JoinScreen(JoinState(phase = Phase.Name, name = "Anouk"), idle()) },
    Shown("join-working") { JoinScreen(JoinState(phase = Phase.Working), idle()) },
    Shown("join-compare") { JoinScreen(JoinState(phase = Phase.Compare("41975308264179530826")), idle()) },
    Shown("join-in") { JoinScreen(JoinState(phase = Phase.In("De Regenboog", "Anouk")), idle()) },
    Shown("camera") { CameraScreen(CameraState(taken = 3, last = thumbs[0], zoom = 1.7f, zoomMost = 8f), idle()) { Finder("board1") } },
    Shown("camera-video") { CameraScreen(CameraState(Kind.Video, filmed = 22, limit = 60, ratio = 9f / 16f, zoom = 2f, zoomMost = 8f), idle()) { Finder("desk2") } },
    Shown("camera-first") { CameraScreen(CameraState(flash = true, zoomMost = 8f), idle()) { Finder("work2") } },
    Shown("camera-saved") { Box(Modifier.fillMaxSize()) { CameraScreen(CameraState(taken = 4, last = thumbs[1]), idle()) { Finder("board1") }; Box(Modifier.align(Alignment.BottomCenter).padding(bottom = 108.dp)) { SaidBar(Said.Saved(Kind.Photo, "a")) {} } } },
    Shown("camera-video-ready") { CameraScreen(CameraState(Kind.Video, limit = 60, ratio = 9f / 16f, zoomMost = 8f), idle()) { Finder("desk2") } },
    Shown("camera-video-silent") { CameraScreen(CameraState(Kind.Video, taken = 1, last = thumbs[2], limit = 180, silent = true, ratio = 9f / 16f), idle()) { Finder("desk2") } },
    Shown("camera-cut-off") { CameraScreen(CameraState(Kind.Video, taken = 1, last = thumbs[2], fault = Fault("app.cut_off"), ratio = 9f / 16f), idle()) { Finder("desk1") } },
    Shown("camera-lost") { CameraScreen(CameraState(fault = Fault("app.camera_used"), canFlash = false, canTurn = false), idle()) {} },
    Shown("camera-fault") { CameraScreen(CameraState(fault = Fault("store.disk_full"), canFlash = false), idle()) { Finder("work1") } },
    Shown("camera-refused") { CameraScreen(CameraState(refused = true), idle()) {} },
    Shown("captures") {
        CapturesScreen(CapturesState(Load.Here(listOf(Group("Groep 6, breuken les 4", MORNING, thumbs), Group(null, MORNING - 86_400_000, thumbs.take(4).map { it.copy(id = "y" + it.id) }))), submissions = 3), idle())
    },
    Shown("captures-many") {
        CapturesScreen(CapturesState(Load.Here(listOf(Group(null, MORNING, List(1000) { thumbs[it % 7].copy(id = "m$it") })))), idle())
    },
    Shown("captures-empty") { CapturesScreen(CapturesState(Load.Here(emptyList())), idle()) },
    Shown("captures-loading") { CapturesScreen(CapturesState(), idle()) },
    Shown("captures-fault") { CapturesScreen(CapturesState(Load.Failed(Fault("store.vault_locked"))), idle()) },
    Shown("capture") { CaptureScreen(CaptureState(Load.Here(Detail(thumbs[0], "Groep 6, breuken les 4", submitted = false, canCover = true)), note = "Na les 4: de exitkaarten", goal = "Breuken gelijknamig maken", lesson = "Groep 6, breuken les 4", lessons = listOf("Groep 6, breuken les 4", "Taal, les 2"), changed = true), idle()) },
    Shown("capture-submitted") { CaptureScreen(CaptureState(Load.Here(Detail(thumbs[4].copy(where = Where.Received), null, submitted = true, canCover = false, leftIn = listOf("comment_names")))), idle()) },
    Shown("cover") { CoverScreen(CoverState("faces", faces = listOf(Face(0.17f, 0.22f, 0.34f, 0.52f), Face(0.44f, 0.17f, 0.61f, 0.47f, suggested = true)), chosen = 1), idle()) },
    Shown("submit-choose") { SubmitScreen(SubmitState(Load.Here(thumbs), chosen = setOf("a", "b", "c", "d")), idle()) },
    Shown("submit-pupils") {
        SubmitScreen(SubmitState(Load.Here(thumbs), chosen = setOf("a", "b", "d"), pupils = mapOf("a" to Pupils.None, "b" to Pupils.Recognisable), step = Step.Pupils), idle())
    },
    Shown("submit-reflect") { SubmitScreen(SubmitState(Load.Here(thumbs), reflection = mapOf(Prompt.Successes to "Iedereen deed mee, ook de stille kinderen."), step = Step.Reflect), idle()) },
    Shown("submit-done") { SubmitScreen(SubmitState(Load.Here(thumbs), sent = 3, step = Step.Done), idle()) },
    Shown("outbox") {
        OutboxScreen(
            OutboxState(
                Load.Here(
                    listOf(
                        Row(thumbs[5], 0, "hub.quota"), Row(thumbs[1], 1_240_000), Row(thumbs[3], 0), Row(thumbs[2], 0, "video_on_metered", canSendNow = true),
                        Row(thumbs[4], 0), Row(thumbs[0], 2_400_000),
                    ),
                ),
                leftBytes = 53_000_000, network = Network.Metered, why = "c",
            ),
            idle(),
        )
    },
    Shown("outbox-offline") { OutboxScreen(OutboxState(Load.Here(thumbs.take(3).map { Row(it.copy(where = Where.Queued), 0) }), 53_500_000, Network.None), idle()) },
    Shown("outbox-empty") { OutboxScreen(OutboxState(Load.Here(emptyList())), idle()) },
)
