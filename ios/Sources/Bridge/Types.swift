// The wall: this module alone imports the generated code, and this list is what gets through. Values arrive screen-ready from
// the core and are passed on as they are; what the generated code does not do (changes as a stream, cancellation, errors as
// one value) is in the files beside this one.
import OogstCore

// The way in, and what a platform lends to the core.
public typealias Home = OogstCore.Home
public typealias Room = OogstCore.Room
public typealias KeyVault = OogstCore.KeyVault
public typealias Connectivity = OogstCore.Connectivity
public typealias NetworkCost = OogstCore.NetworkCost
public typealias PlatformError = OogstCore.PlatformError
public typealias LogLevel = OogstCore.LogLevel
public typealias LogSink = OogstCore.LogSink
public typealias Cancel = OogstCore.Cancel

// Team.
public typealias MemberState = OogstCore.MemberState
public typealias Role = OogstCore.Role
public typealias LinkKind = OogstCore.LinkKind
public typealias InviteKind = OogstCore.InviteKind
public typealias Joined = OogstCore.Joined
public typealias Invite = OogstCore.Invite
public typealias TeamShown = OogstCore.TeamShown
public typealias Person = OogstCore.Person
public typealias Device = OogstCore.Device
public typealias DeviceState = OogstCore.DeviceState
public typealias SheetLabels = OogstCore.SheetLabels
public typealias PrintedSheet = OogstCore.PrintedSheet

// Cycles.
public typealias AssignmentNow = OogstCore.AssignmentNow
public typealias CyclesShown = OogstCore.CyclesShown
public typealias Cycle = OogstCore.Cycle
public typealias CyclePhase = OogstCore.CyclePhase
public typealias CycleDraft = OogstCore.CycleDraft
public typealias PracticeAssignment = OogstCore.PracticeAssignment
public typealias Meeting = OogstCore.Meeting

// Captures and where they stand.
public typealias Captures = OogstCore.Captures
public typealias CaptureRow = OogstCore.CaptureRow
public typealias CapturePage = OogstCore.CapturePage
public typealias CaptureMark = OogstCore.CaptureMark
public typealias CaptureDetails = OogstCore.CaptureDetails
public typealias CaptureChange = OogstCore.CaptureChange
public typealias Change = OogstCore.Change
public typealias ForAssignment = OogstCore.ForAssignment
public typealias Kind = OogstCore.Kind
public typealias LeftIn = OogstCore.LeftIn
public typealias PreviewSize = OogstCore.PreviewSize
public typealias TakenCapture = OogstCore.TakenCapture
public typealias Standing = OogstCore.Standing
public typealias StandingWhy = OogstCore.StandingWhy
public typealias SendingFor = OogstCore.SendingFor
public typealias OutboxRow = OogstCore.OutboxRow
public typealias OutboxShown = OogstCore.OutboxShown
public typealias OutboxSummary = OogstCore.OutboxSummary

// Sync.
public typealias SyncWay = OogstCore.SyncWay
public typealias SyncEvent = OogstCore.SyncEvent
public typealias SyncReport = OogstCore.SyncReport
public typealias BackgroundUpload = OogstCore.BackgroundUpload

// Cards.
public typealias Guidance = OogstCore.Guidance
public typealias GuidanceFrame = OogstCore.GuidanceFrame
public typealias Corners = OogstCore.Corners
public typealias Corner = OogstCore.Corner
public typealias ScannedCards = OogstCore.ScannedCards
public typealias CardResult = OogstCore.CardResult
public typealias CardRef = OogstCore.CardRef
public typealias CropRef = OogstCore.CropRef
public typealias Crop = OogstCore.Crop
public typealias Doubt = OogstCore.Doubt
public typealias Choice = OogstCore.Choice
public typealias Piles = OogstCore.Piles
public typealias LessonResult = OogstCore.LessonResult
public typealias ResultRow = OogstCore.ResultRow
public typealias QuestionBar = OogstCore.QuestionBar
public typealias PrintCards = OogstCore.PrintCards
public typealias Template = OogstCore.Template

// Submissions and the inbox.
public typealias Submit = OogstCore.Submit
public typealias Submission = OogstCore.Submission
public typealias SubmissionPhase = OogstCore.SubmissionPhase
public typealias ChosenCapture = OogstCore.ChosenCapture
public typealias ChosenResult = OogstCore.ChosenResult
public typealias ChosenRound = OogstCore.ChosenRound
public typealias ChosenPiece = OogstCore.ChosenPiece
public typealias ResultDetail = OogstCore.ResultDetail
public typealias Pupils = OogstCore.Pupils
public typealias Reflection = OogstCore.Reflection
public typealias InboxShown = OogstCore.InboxShown
public typealias Arrival = OogstCore.Arrival
public typealias ArrivalRef = OogstCore.ArrivalRef
public typealias ArrivalRound = OogstCore.ArrivalRound
public typealias ArrivalTally = OogstCore.ArrivalTally
public typealias ArrivalItem = OogstCore.ArrivalItem
public typealias ItemStanding = OogstCore.ItemStanding
public typealias OpenedFile = OogstCore.OpenedFile

// Pupils, and covering faces.
public typealias Registrations = OogstCore.Registrations
public typealias SchoolClass = OogstCore.SchoolClass
public typealias ClassChange = OogstCore.ClassChange
public typealias PupilName = OogstCore.PupilName
public typealias RegistrationForm = OogstCore.RegistrationForm
public typealias StartRound = OogstCore.StartRound
public typealias Round = OogstCore.Round
public typealias RegistrationResult = OogstCore.RegistrationResult
public typealias PupilScreen = OogstCore.PupilScreen
public typealias PupilAnswer = OogstCore.PupilAnswer
public typealias PupilChoice = OogstCore.PupilChoice
public typealias PupilWants = OogstCore.PupilWants
public typealias NumberTile = OogstCore.NumberTile
public typealias CoverArea = OogstCore.CoverArea
public typealias CoveredCapture = OogstCore.CoveredCapture
/// The language of cards and of questions to pupils; the app's own is another type.
public typealias PaperLanguage = OogstCore.Language

// Storage.
public typealias FreedSpace = OogstCore.FreedSpace

/// What a scanned or pasted text is.
public func recogniseLink(_ text: String) throws -> LinkKind {
  try OogstCore.recogniseLink(text: text)
}

/// Sends the core's log to `sink`.
public func setLogSink(_ sink: (any LogSink)?, level: LogLevel) {
  OogstCore.setLogSink(sink: sink, level: level)
}
