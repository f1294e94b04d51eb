package nl.oogst.ui.screens

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.ContentScale
import nl.oogst.ui.capture.CameraState
import nl.oogst.ui.cards.Advice
import nl.oogst.ui.cards.Bar
import nl.oogst.ui.cards.Card
import nl.oogst.ui.cards.Doubt
import nl.oogst.ui.cards.Doubts
import nl.oogst.ui.cards.DoubtsScreen
import nl.oogst.ui.cards.DoubtsState
import nl.oogst.ui.cards.Lesson
import nl.oogst.ui.cards.LessonsScreen
import nl.oogst.ui.cards.LessonsState
import nl.oogst.ui.cards.Option
import nl.oogst.ui.cards.Outline
import nl.oogst.ui.cards.Piles
import nl.oogst.ui.cards.Question
import nl.oogst.ui.cards.Result
import nl.oogst.ui.cards.ResultScreen
import nl.oogst.ui.cards.ResultState
import nl.oogst.ui.cards.ScanScreen
import nl.oogst.ui.cards.ScanState
import nl.oogst.ui.cards.Written
import nl.oogst.ui.inbox.Arrival
import nl.oogst.ui.inbox.Inbox
import nl.oogst.ui.inbox.InboxScreen
import nl.oogst.ui.inbox.InboxState
import nl.oogst.ui.inbox.Item
import nl.oogst.ui.inbox.Open
import nl.oogst.ui.inbox.OpenScreen
import nl.oogst.ui.inbox.OpenState
import nl.oogst.ui.inbox.Row
import nl.oogst.ui.inbox.Told
import nl.oogst.ui.parts.Fault
import nl.oogst.ui.parts.Load
import nl.oogst.ui.parts.picture
import nl.oogst.ui.pupil.Answering
import nl.oogst.ui.pupil.Ask
import nl.oogst.ui.pupil.Before
import nl.oogst.ui.pupil.ClassForm
import nl.oogst.ui.pupil.ClassResult
import nl.oogst.ui.pupil.ClassScreen
import nl.oogst.ui.pupil.ClassState
import nl.oogst.ui.pupil.HandOver
import nl.oogst.ui.pupil.HandOverScreen
import nl.oogst.ui.pupil.HandOverState
import nl.oogst.ui.pupil.Mood
import nl.oogst.ui.pupil.Option as Choice
import nl.oogst.ui.pupil.Pick
import nl.oogst.ui.pupil.Piece
import nl.oogst.ui.pupil.Pupil
import nl.oogst.ui.pupil.PupilScreen
import nl.oogst.ui.pupil.PupilState
import nl.oogst.ui.pupil.Seen
import nl.oogst.ui.pupil.Stage
import nl.oogst.ui.settings.RecoverScreen
import nl.oogst.ui.settings.RecoverState
import nl.oogst.ui.settings.SettingsScreen
import nl.oogst.ui.settings.SettingsState
import nl.oogst.ui.settings.SheetScreen
import nl.oogst.ui.settings.SheetState
import nl.oogst.ui.submit.Along
import nl.oogst.ui.submit.Phase
import nl.oogst.ui.submit.Prompt
import nl.oogst.ui.submit.Pupils
import nl.oogst.ui.submit.Sent
import nl.oogst.ui.submit.SentScreen
import nl.oogst.ui.submit.SentState
import nl.oogst.ui.submit.SubmitScreen
import nl.oogst.ui.submit.SubmitState
import nl.oogst.ui.submit.Tell
import nl.oogst.ui.team.Asking
import nl.oogst.ui.team.Device
import nl.oogst.ui.team.Invite
import nl.oogst.ui.team.OpenInvite
import nl.oogst.ui.team.Person
import nl.oogst.ui.team.Team
import nl.oogst.ui.team.TeamScreen
import nl.oogst.ui.team.TeamState

private fun cards(vararg numbers: Int) = numbers.map { Card("$it", "$it") }

private val question = Question(
    "Welke breuk is het grootst?", listOf(Bar("a  3/4", 4), Bar("b  7/8", 15), Bar("c  5/6", 3)), written = 0, blank = 1, uncertain = 2, right = "b  7/8",
)
private val result = Result(
    "Controlevraag", "Breuken vergelijken", 25, Piles.Sorted(cards(1, 2, 4, 5, 6, 8, 9, 11, 12, 14, 17, 18, 20, 21, 24), cards(3, 7, 15, 22), cards(10, 13, 16), cards(19, 23, 25)),
    listOf(question, Question("Hoe ging het?", listOf(Bar("lukt niet", 2), Bar("lukt een beetje", 8), Bar("lukt goed", 12)), 9, 0, 0)), doubts = 4,
)
private val outlines = List(12) { i ->
    val x = 0.06f + i % 3 * 0.31f
    val y = 0.05f + i / 3 * 0.23f
    Outline(listOf(x to y, x + 0.27f to y + 0.01f, x + 0.26f to y + 0.19f, x - 0.01f to y + 0.18f), readable = i != 7)
}
private val faces = Ask("mastery", "Hoe goed snap je het?", Answering.Faces, listOf("nog niet", "een beetje", "bijna helemaal", "helemaal").mapIndexed { i, it -> Choice("${i + 1}", it, Mood.entries[i]) })
private val pictures = listOf("🦊", "🐸", "🐼", "🐝", "🦁", "🐢", "🦉", "🐬", "🦋", "🐙", "🐧", "🦄", "🐞", "🐳", "🦀", "🐘", "🦒", "🐿️", "🦔", "🐌", "🍎", "🍋", "🍓", "🍐", "🍒", "🥕", "🌽", "🍄")
private val seventh = Pupil(7, "🦉")
private val handOver = HandOver(
    listOf(Pick("6a", "Groep 6a"), Pick("6b", "Groep 6b")), "6a",
    listOf(Pick("quick", "Kort: snap ik het, deed ik mijn best, wil ik hulp"), Pick("whole", "Alles, met gezichtjes"), Pick("little", "Voor wie nog niet leest")), "quick",
    listOf(Pick("K4TA", "Controlevraag"), Pick("M2BB", "Stoplicht")), null,
)

private val along = Along(
    round = Along.Round("r", "Breuken, les 4", 19, true, listOf(Piece(7, "mastery", "bijna helemaal"), Piece(7, "minutes", "25"), Piece(7, "words", "Samen lukte het wel."), Piece(7, "help", "yes"), Piece(12, "mastery", "helemaal"), Piece(12, "photo", "", thumbs[3]))),
    pieces = setOf(Piece(12, "photo", "", thumbs[3])), tally = true, open = 7,
)

private fun asked(ask: Ask, at: Int, before: Before = Before()) = Stage.Question(Seen.Question(seventh, ask, at, 6, before, at > 0))
private val dots = List(33) { y -> String(CharArray(33) { x -> if ((x * 7 + y * 13 + x * y) % 3 == 0 || (x < 7 && y < 7) || (x > 25 && y < 7) || (x < 7 && y > 25)) '#' else '.' }) }

/** Cards, pupils, preparers, team and settings. */
val theRest: List<Shown> = listOf(
    Shown("scan") {
        ScanScreen(ScanState(outlines, advice = Advice.Closer, read = 14, missed = 3), idle()) { picture("desk1")?.let { Image(it, null, Modifier.fillMaxSize(), contentScale = ContentScale.Crop) } }
    },
    Shown("scan-good") {
        ScanScreen(ScanState(outlines.map { it.copy(readable = true) }, advice = Advice.Good), idle()) { picture("desk2")?.let { Image(it, null, Modifier.fillMaxSize(), contentScale = ContentScale.Crop) } }
    },
    Shown("scan-lost") { ScanScreen(ScanState(advice = Advice.None, fault = Fault("app.camera_used")), idle()) {} },
    Shown("scan-policy") { ScanScreen(ScanState(advice = Advice.None, read = 14, fault = Fault("app.camera_policy")), idle()) {} },
    Shown("scan-refused") { ScanScreen(ScanState(refused = true), idle()) {} },
    Shown("cards-result") { ResultScreen(ResultState(Load.Here(result)), idle()) },
    Shown("cards-right") {
        ResultScreen(ResultState(Load.Here(result.copy(piles = Piles.SayRight("Welke breuk is het grootst?", listOf(Option("a", "a  3/4"), Option("b", "b  7/8"), Option("c", "c  5/6"))), doubts = 0))), idle())
    },
    Shown("cards-written") {
        ResultScreen(ResultState(Load.Here(result.copy(piles = Piles.None, questions = listOf(Question("Wat vond je lastig?", emptyList(), 3, 22, 0, key = "q2")), doubts = 0)), "q2", listOf(Written("3", null, "crop1"), Written("7", "De tweede som was lastig.", null), Written("11", null, null))), idle())
    },
    Shown("cards-faces") {
        ResultScreen(ResultState(Load.Here(result.copy(piles = Piles.None, questions = listOf(Question("Hoe ging het?", listOf(Bar("", 12, "happy"), Bar("", 8, "neutral"), Bar("", 5, "sad")), 9, 0, 1, key = "q1"))))), idle())
    },
    Shown("cards-empty") { ResultScreen(ResultState(Load.Here(result.copy(cards = 0))), idle()) },
    Shown("lessons") { LessonsScreen(LessonsState(Load.Here(listOf(Lesson("1", "Controlevraag", "Groep 6, breuken les 4", 25, 4, MORNING), Lesson("2", "Smileys", null, 28, 0, MORNING - 86_400_000)))), idle()) },
    Shown("doubts") {
        DoubtsScreen(
            DoubtsState(Load.Here(Doubts(2, 4, Doubt(Card("7", "7"), "q1", "Welke breuk is het grootst?", "crop1", listOf(Option("b", "b  7/8", true), Option("c", "c  5/6", true), Option("a", "a  3/4")), several = false, contradicted = true))), canUndo = true),
            idle(),
        )
    },
    Shown("doubts-several") {
        DoubtsScreen(
            DoubtsState(Load.Here(Doubts(1, 4, Doubt(Card("12", "12"), "q2", "Wat hielp je? Kies alles wat past.", "crop1", listOf(Option("b", "de tekening", true), Option("d", "samen praten", true), Option("a", "het voorbeeld"), Option("c", "de stappen")), several = true, contradicted = false))), ticked = setOf("b", "d")),
            idle(),
        )
    },
    Shown("doubts-none") { DoubtsScreen(DoubtsState(Load.Here(Doubts(4, 4, null))), idle()) },
    Shown("hand-over") { HandOverScreen(HandOverState(Load.Here(handOver), "Breuken, les 4"), idle()) },
    Shown("hand-over-none") { HandOverScreen(HandOverState(Load.Here(HandOver(emptyList(), null, emptyList(), null))), idle()) },
    Shown("hand-over-unlocked") { HandOverScreen(HandOverState(Load.Here(handOver.copy(classes = handOver.classes.take(1))), "Breuken, les 4", lockable = false), idle()) },
    Shown("pupil-numbers") { PupilScreen(PupilState(Stage.Numbers(pictures.mapIndexed { i, picture -> Pupil(i + 1, picture) }), "Breuken, les 4"), idle()) },
    Shown("pupil-faces") { PupilScreen(PupilState(asked(faces, 0, Before(chosen = setOf("3")))), idle()) },
    Shown("pupil-steps") {
        PupilScreen(PupilState(asked(Ask("effort", "Hoe hard heb je gewerkt?", Answering.Steps, listOf("bijna niet", "een beetje", "best hard", "heel hard").mapIndexed { i, it -> Choice("${i + 1}", it) }), 1)), idle())
    },
    Shown("pupil-several") {
        PupilScreen(PupilState(asked(Ask("card:q2", "Wat hielp je vandaag?", Answering.Several, listOf("a" to "Samen overleggen", "b" to "De uitleg op het bord", "c" to "Het voorbeeld in het schrift").map { Choice(it.first, it.second) }), 2, Before(setOf("a", "c")))), idle())
    },
    Shown("pupil-minutes") { PupilScreen(PupilState(asked(Ask("minutes", "Hoe lang was je bezig?", Answering.Minutes, listOf(5, 10, 15, 20, 30, 45, 60).map { Choice("$it", "$it") }), 2, Before(setOf("20")))), idle()) },
    Shown("pupil-words") { PupilScreen(PupilState(asked(Ask("words", "Wil je er iets over vertellen?", Answering.Words), 3)), idle()) },
    Shown("pupil-photo") { PupilScreen(PupilState(asked(Ask("photo", "Maak een foto van je werk.", Answering.Photo), 4, Before(photo = "work1"))), idle()) },
    Shown("pupil-camera") { PupilScreen(PupilState(asked(Ask("photo", "Maak een foto van je werk.", Answering.Photo), 4), camera = CameraState(canTurn = false)), idle()) { picture("work1")?.let { Image(it, null, Modifier.fillMaxSize(), contentScale = ContentScale.Crop) } } },
    Shown("pupil-photo-waits") { PupilScreen(PupilState(asked(Ask("photo", "Maak een foto van je werk.", Answering.Photo), 4), fault = Fault("app.kept_pupil")), idle()) },
    Shown("pupil-help") { PupilScreen(PupilState(asked(Ask("help", "Wil je hulp?", Answering.Help, listOf(Choice("yes", "Ja, graag"), Choice("no", "Nee, het lukt"))), 5, Before(setOf("yes")))), idle()) },
    Shown("pupil-finish") { PupilScreen(PupilState(Stage.Finish(seventh)), idle()) },
    Shown("pupil-again") { PupilScreen(PupilState(Stage.Again(7)), idle()) },
    Shown("pupil-thanks") { PupilScreen(PupilState(Stage.Thanks(7)), idle()) },
    Shown("pupil-fault") { PupilScreen(PupilState(fault = Fault("pupil.round_unknown")), idle()) },
    Shown("class") { ClassScreen(ClassState(Load.Here(ClassResult("Breuken, les 4", 19, 24, listOf(3, 7, 16), listOf(Question("Hoe goed snap je het?", listOf(Bar("Nog niet", 2), Bar("Een beetje", 5), Bar("Bijna helemaal", 8), Bar("Helemaal", 4)), 0, 0, 0)), "15 (5–30)", listOf(7 to "De tweede som was lastig, maar samen kwamen we eruit.")))), idle()) },
    Shown("class-photos") {
        ClassScreen(ClassState(Load.Here(ClassResult("Breuken, les 4", 3, 24, emptyList(), emptyList(), pieces = listOf(Piece(3, "photo", "", thumbs[3]), Piece(12, "photo", "", thumbs[5]))))), idle())
    },
    Shown("class-new") { HandOverScreen(HandOverState(Load.Here(handOver), form = ClassForm(name = "Groep 6a", size = "28")), idle()) },
    Shown("class-change") {
        HandOverScreen(HandOverState(Load.Here(handOver), form = ClassForm("6a", "Groep 6a", pupils = mapOf(1 to "Sem", 2 to "", 4 to "Noor"), fault = Fault("pupil.limit"))), idle())
    },
    Shown("class-empty") { ClassScreen(ClassState(Load.Here(ClassResult("Breuken, les 4", 0, 24, emptyList(), emptyList()))), idle()) },
    Shown("inbox") {
        InboxScreen(InboxState(Load.Here(Inbox(listOf(Row("1", "Anouk de Vries", MORNING, 3, 5, false, pictures = thumbs.take(4)), Row("2", "Sam", MORNING - 3_600_000, 4, 4, true, conflict = true, pictures = thumbs.drop(3).take(3).map { it.copy(id = "s" + it.id) }), Row("3", null, MORNING - 86_400_000, 0, 0, true, cards = 25, pupils = 19)), 1, 1)), refreshing = true), idle())
    },
    Shown("inbox-large") { OpenScreen(OpenState(large = Item(thumbs[0], Arrival.Here, nl.oogst.ui.submit.Pupils.Covered)), idle()) },
    Shown("damaged") { nl.oogst.ui.start.WrongScreen(Fault("store.damaged"), {}, {}) },
    Shown("inbox-empty") { InboxScreen(InboxState(Load.Here(Inbox(emptyList(), 0))), idle()) },
    Shown("inbox-fault") { InboxScreen(InboxState(Load.Failed(Fault("hub.captive_portal"))), idle()) },
    Shown("open") {
        OpenScreen(
            OpenState(
                Load.Here(
                    Open(
                        "Anouk de Vries", MORNING, 3, 5,
                        listOf(Item(thumbs[0], Arrival.Here, Pupils.None), Item(thumbs[2], Arrival.NotFetched, Pupils.Covered, fetching = true), Item(thumbs[4], Arrival.Arriving, Pupils.None)),
                        listOf(Prompt.Successes to "Iedereen deed mee, ook de stille kinderen.", Prompt.Obstacles to "Te weinig tijd om de kaarten te bespreken."),
                    ),
                ),
            ),
            idle(),
        )
    },
    Shown("open-told") {
        OpenScreen(
            OpenState(
                Load.Here(
                    Open(
                        "Anouk de Vries", MORNING, 1, 1, emptyList(), emptyList(), cards = listOf(Told.Cards("Controlevraag", "Breuken vergelijken", 25, listOf(question), result.piles)),
                        rounds = listOf(Told.Round("Breuken, les 4", 19, listOf(Question("Hoe goed snap je het?", listOf(Bar("nog niet", 2), Bar("helemaal", 17)), 0, 0, 0)), 3, 19, 15, listOf(Piece(7, "words", "Samen lukte het wel."), Piece(7, "photo", "", thumbs[3])))),
                    ),
                ),
            ),
            idle(),
        )
    },
    Shown("submissions") {
        SentScreen(
            SentState(
                Load.Here(
                    listOf(
                        Sent("1", MORNING, Phase.Queued, 2, 5, null, thumbs.take(5), "Iedereen deed mee, ook de stille kinderen."),
                        Sent("2", MORNING - 86_400_000, Phase.Opened, 3, 3, MORNING, thumbs.take(3).map { it.copy(id = "o" + it.id) }, null, conflict = true),
                        Sent("3", MORNING - 172_800_000, Phase.Withdrawn, 0, 0, null, emptyList(), null),
                    ),
                ),
            ),
            idle(),
        )
    },
    Shown("submissions-sure") { SentScreen(SentState(Load.Here(listOf(Sent("1", MORNING, Phase.Received, 5, 5, null, thumbs.take(5), "Iedereen deed mee."))), asking = "1"), idle()) },
    Shown("submissions-empty") { SentScreen(SentState(Load.Here(emptyList())), idle()) },
    Shown("submit-along") { SubmitScreen(SubmitState(Load.Here(thumbs.take(2)), chosen = setOf("a"), along = along), idle()) },
    Shown("submit-along-few") { SubmitScreen(SubmitState(Load.Here(emptyList()), along = along.copy(Along.Cards("r", "Controlevraag", 3, enough = false), along.round!!.copy(done = 3, enough = false), tally = false, open = 12)), idle()) },
    Shown("submit-along-cards") { SubmitScreen(SubmitState(Load.Here(thumbs.take(2)), along = Along(Along.Cards("r", "Controlevraag", 25, photos = thumbs.take(2)), tell = Tell.Photos)), idle()) },
    Shown("scan-naming") { ScanScreen(ScanState(advice = Advice.None, naming = true, lesson = "Breuken, les 4", lessons = listOf("Breuken, les 4", "Begrijpend lezen, tekst 3", "Taal")), idle()) {} },
    Shown("team-leave") { TeamScreen(TeamState(Load.Here(Team("De Regenboog", "hub.regenboog.example", emptyList(), preparer = false)), asking = Asking.Leave(Fault("team.unsent", mapOf("n" to "3")))), idle()) },
    Shown("team") {
        TeamScreen(
            TeamState(
                Load.Here(
                    Team(
                        "De Regenboog", "hub.regenboog.example",
                        listOf(
                            Person("1", "Marijke van den Berg-Hoogeveen", me = true, preparer = true, gone = false, devices = listOf(Device("a", true, false, false), Device("b", false, false, false))),
                            Person("2", "Anouk", me = false, preparer = false, gone = false, devices = listOf(Device("c", false, true, false))),
                            Person("3", "Sam", me = false, preparer = false, gone = true, devices = emptyList()),
                        ),
                        preparer = true, invites = listOf(OpenInvite("i", false, 28, MORNING + 86_400_000)),
                    ),
                ),
                code = "41975 30826",
            ),
            idle(),
        )
    },
    Shown("invite") { TeamScreen(TeamState(invite = Invite("https://hub.regenboog.example/j#1AbC", 30, MORNING + 86_400_000, dots)), idle()) },
    Shown("settings") { SettingsScreen(SettingsState(usedBytes = 312_000_000, freeable = 260_000_000, freed = 240_000_000, version = "0.1.0"), idle()) },
    Shown("sheet") { SheetScreen(SheetState(), idle()) },
    Shown("sheet-made") { SheetScreen(SheetState(made = true), idle()) },
    Shown("recover") { RecoverScreen(RecoverState(text = "abandon ability", fault = Fault("words.count")), idle()) },
)
