import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// The main path as a teacher and a preparer walk it, on two phones, with the real core and a real hub.
@Suite("From class to the preparation group")
@MainActor
struct MainPathTests {
  @Test("join by link, capture offline, submit, sync; the preparers see it and the teacher sees that they opened it")
  func wholeWay() async throws {
    let hub = try Hub()
    let marijke = try await Phone().screens()
    let anoukPhone = try Phone()
    let anouk = try await anoukPhone.screens()

    // A preparer begins the team, publishes an assignment and invites.
    marijke.join.recognise(try hub.foundingLink())
    #expect(marijke.join.step == .found)
    (marijke.join.teamName, marijke.join.name) = ("De Regenboog", "Marijke")
    await marijke.join.goOn()
    try #require(marijke.join.step == .done, "\(String(describing: marijke.join.fault))")
    let cycle = try await marijke.session.core.cycles.create(draft: .exitCards())
    try await marijke.session.core.cycles.publish(cycle: cycle)
    await marijke.session.sync()
    await marijke.settings.inviteColleagues()
    let link = try #require(marijke.settings.invite?.link, "\(String(describing: marijke.settings.fault))")

    // A colleague captures before joining anything: offline, at once.
    anoukPhone.network.set(.none)
    #expect(anouk.start.offersJoining)
    let photos = Samples.files("jpg")
    try #require(photos.count >= 2)
    await anouk.camera.open(StillCamera(photos), for: .photo)
    await anouk.camera.shoot(StillCamera(photos))
    #expect(anouk.camera.savedTick == 1 && anouk.camera.count == "1 gemaakt")
    #expect(anouk.camera.last?.badge.word == "Bewaard op dit toestel")

    // She joins, and sees the assignment at a glance.
    anoukPhone.network.set(.unmetered)
    anouk.join.recognise("  \(link)\n")
    #expect(anouk.join.step == .name(asksName: true))
    anouk.join.name = "Anouk"
    await anouk.join.goOn()
    try #require(anouk.join.step == .done, "\(String(describing: anouk.join.fault))")
    #expect(anouk.join.link.isEmpty, "the link does not stay on a screen")
    #expect(await eventually { anouk.start.assignment != nil })
    #expect(anouk.start.assignment?.title == "Probeer een exit card")
    #expect(anouk.start.assignment?.daysLeft == "nog 6 dagen")

    // Another photo and a film, offline again; the film waits for Wi-Fi.
    anoukPhone.network.set(.none)
    await anouk.camera.photo(try Data(contentsOf: photos[1]))
    let film = try #require(Samples.files("mp4").first)
    let copy = anoukPhone.folder.url.appendingPathComponent("film.mp4")
    try FileManager.default.copyItem(at: film, to: copy)
    #expect(await anouk.camera.video(copy), "\(String(describing: anouk.camera.fault))")
    #expect(!FileManager.default.fileExists(atPath: copy.path), "the recording does not stay beside the store")

    // Submitting says first who can be recognised.
    await anouk.submit.appear()
    #expect(anouk.submit.candidates.filter(\.chosen).count == 3, "what was captured in this lesson is chosen")
    for candidate in anouk.submit.candidates { anouk.submit.choose(candidate.id, true) }
    #expect(anouk.submit.missing == "Zeg nog bij 3 opnames wie te herkennen is.")
    anouk.submit.sayAll(.none)
    anouk.submit.answers[.successes] = "Iedereen deed mee"
    #expect(anouk.submit.missing == nil)
    await anouk.submit.submit()
    #expect(anouk.session.notice?.text.hasPrefix("Ingestuurd.") == true, "\(String(describing: anouk.submit.fault))")
    #expect(anouk.submit.candidates.isEmpty, "what is submitted is not offered again")

    // Offline says what is safe; then the photos go and the film waits, in words.
    await anouk.session.sync()
    #expect(anouk.session.trouble?.message.hasPrefix("Geen verbinding met de hub. Je 3 opnames staan veilig") == true)
    anoukPhone.network.set(.metered)
    await anouk.outbox.sync()
    #expect(anouk.session.trouble == nil)
    let waiting = try #require(anouk.outbox.items.first { $0.canSendNow })
    #expect(waiting.badge.word.hasPrefix("Wacht op wifi (filmpje, "))
    #expect(waiting.why == "Filmpjes wachten op wifi, omdat ze groot zijn.")
    #expect(await eventually { anouk.start.outbox.text == "1 wacht op wifi" }, "\(anouk.start.outbox)")

    // The preparers see 2 of 3, then all.
    await marijke.session.sync()
    await marijke.inbox.appear()
    #expect(marijke.inbox.rows.first?.arrived == "2 van 3 binnen")
    await anouk.outbox.sendNow(waiting.id)
    #expect(anouk.outbox.fault == nil && anouk.session.trouble == nil)
    await marijke.session.sync()
    await marijke.inbox.appear()
    let row = try #require(marijke.inbox.rows.first)
    #expect(marijke.inbox.summary == "1 inzending, 1 nieuw")
    #expect(row.name == "Anouk" && row.arrived == "3 van 3 binnen" && row.isNew)
    #expect(row.reflection.map(\.text) == ["Iedereen deed mee"])
    let item = try #require(row.items.first { $0.kind == .photo })
    #expect(await eventually { marijke.start.unopened == "1 nieuwe inzending" })
    #expect(await marijke.inbox.preview(row, item)?.starts(with: [0xFF, 0xD8]) == true)
    let opened = try #require(await marijke.inbox.open(row, item), "\(String(describing: marijke.inbox.fault))")
    #expect(try Data(contentsOf: opened).starts(with: [0xFF, 0xD8]))
    #expect(await marijke.inbox.open(row, item) == opened, "once a screen")
    await marijke.inbox.view(row)
    marijke.inbox.closeFiles()
    #expect(!FileManager.default.fileExists(atPath: opened.path), "nothing stays behind in the clear")

    // What could go from the device is said beforehand, and why it stays.
    await anouk.settings.appear()
    #expect(anouk.settings.mayGo?.hasPrefix("Hooguit ") == true)
    await anouk.settings.freeSpace()
    let stays = "Er is niets dat weg kan. 3 blijven: de hub heeft er nog geen back-up van."
    #expect(anouk.settings.freed == stays, "\(String(describing: anouk.settings.fault))")

    // And the teacher sees that they were opened.
    await marijke.session.sync()
    await anouk.session.sync()
    await anouk.submit.appear()
    #expect(anouk.submit.submissions.first?.badge.word == "Geopend door de voorbereidingsgroep")
    await anouk.submit.withdraw(try #require(anouk.submit.submissions.first?.id))
    #expect(anouk.submit.submissions.first?.badge.word == "Ingetrokken")
  }

  @Test("a screen is told when the core changes, without asking")
  func observed() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    await screens.captures.appear()
    #expect(screens.captures.sections.isEmpty)
    let details = CaptureDetails(note: "Na les 4", goal: nil, assignment: .running, lesson: "Rekenen")
    let photo = try #require(Samples.files("jpg").first)
    _ = try await screens.session.core.captures.photo(path: photo.path, details: details)
    #expect(await eventually { screens.captures.sections.first?.tiles.count == 1 && screens.start.last.count == 1 })
    #expect(screens.captures.sections.first?.title == "Rekenen")
    #expect(await eventually { screens.start.outbox.text == "1 opname op dit toestel" })
  }
}

/// Gives the photos of a folder, one after the other.
@MainActor
final class StillCamera: CameraDevice {
  private var photos: [URL]
  var refuses = false
  var flash = false
  let hasFlash = false
  var frames: (@Sendable (GuidanceFrame) -> Void)?
  var ended: (@MainActor () -> Void)?
  private(set) var switched = 0
  private(set) var stopped = 0
  /// What a recording will be; none as when a call came in between.
  var film: URL?
  /// What a call leaves of it.
  var broken = Data([0])
  private var recording: URL?

  init(_ photos: [URL]) {
    self.photos = photos
  }

  func start(_ use: CameraUse) async -> Bool { !refuses }
  func stop() { stopped += 1 }
  func photo() async -> Data? { photos.isEmpty ? nil : try? Data(contentsOf: photos.removeFirst()) }

  func beginVideo(to file: URL) async -> Bool {
    recording = file
    return FileManager.default.createFile(atPath: file.path, contents: broken)
  }

  func endVideo() async -> RecordedVideo? {
    guard let film, let recording, let bytes = try? Data(contentsOf: film) else { return nil }
    guard (try? bytes.write(to: recording)) != nil else { return nil }
    return RecordedVideo(file: recording, poster: nil)
  }

  func switchCamera() { switched += 1 }
}

extension CycleDraft {
  /// A trial period with six days left, or other days from today.
  static func exitCards(from: Double = -3, until: Double = 6, now: Date = Date()) -> CycleDraft {
    let day = { (offset: Double) in
      let format = DateFormatter()
      format.locale = Locale(identifier: "en_US_POSIX")
      format.dateFormat = "yyyy-MM-dd"
      return format.string(from: now.addingTimeInterval(offset * 86_400))
    }
    return CycleDraft(
      theme: "Werken met exit cards", forWhom: "groep 5 tot en met 8", impulse: Meeting(at: nil, place: nil),
      assignment: PracticeAssignment(
        title: "Probeer een exit card", instructions: "Geef in één les een exit card en kijk wat je ziet.",
        learningGoal: "Leerlingen weten wat ze kunnen", fullSizePhotos: false, videoMaxMs: 0, videoMaxBytes: 0),
      from: day(from), until: day(until), exchange: Meeting(at: nil, place: nil))
  }
}
