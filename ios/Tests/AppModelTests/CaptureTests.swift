import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

@Suite("Capturing, whatever happens")
@MainActor
struct CaptureTests {
  /// A day that goes on when a test says so.
  @MainActor final class Today { var day = "1" }

  @Test("what the camera refuses, does not give, or a call interrupts is said, and nothing is half there")
  func troubles() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    let camera = StillCamera([])
    camera.refuses = true
    await screens.camera.open(camera, for: .photo)
    #expect(screens.camera.problem == .refused && screens.camera.problemText?.contains("Instellingen") == true)
    await screens.camera.shoot(camera)
    #expect(screens.camera.problem == .nothing)
    await screens.camera.record(camera, to: phone.arrivals)
    #expect(screens.camera.timeLeft == "nog 2:59")
    await screens.camera.stop(camera, phone.arrivals)
    #expect(screens.camera.problem == .interrupted)
    let left = try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path)
    #expect(left.isEmpty, "an interrupted recording leaves nothing")
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.isEmpty)
  }

  @Test("a call that ends a recording keeps the film so far, at once; the camera is not switched meanwhile")
  func endedByItself() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    let camera = StillCamera([])
    camera.film = try #require(Samples.files("mp4").first)
    await screens.camera.record(camera, to: phone.arrivals)
    screens.camera.switchCamera(camera)
    #expect(camera.switched == 0 && !screens.camera.canSwitch)
    camera.ended?()
    #expect(await eventually { screens.camera.problem == .cutShort }, "\(String(describing: screens.camera.problem))")
    #expect(screens.camera.taken == 1 && screens.camera.recording == nil && camera.ended == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
    screens.camera.switchCamera(camera)
    #expect(camera.switched == 1)

    // The screen goes while it records; coming to the front does not take the same film a second time.
    await screens.camera.open(camera, for: .video)
    await screens.camera.record(camera, to: phone.arrivals)
    async let closed: Void = screens.camera.close(camera, phone.arrivals)
    async let looked: Void = screens.lookAgain()
    _ = await (closed, looked)
    #expect(screens.camera.fault == nil && screens.camera.refused.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.count == 1)

    #expect(camera.stopped == 1)

    // What goes wrong when no screen of the camera is there, is said on the first one.
    await screens.camera.photo(Data([1, 2, 3]))
    #expect(screens.camera.refused.count == 1)
    screens.camera.toggleFlash(camera)
    #expect(screens.camera.flash && camera.flash)
  }

  @Test("what was recorded when the app was killed is taken in at the next opening, as far as it is whole")
  func killedAfterRecording() async throws {
    let phone = try Phone()
    let film = try #require(Samples.files("mp4").first)
    let begun = try phone.arrivals.begin(named: "video.MP4")
    #expect(begun.pathExtension == "mp4", "while it is written too: a platform knows a film by its name's ending")
    try FileManager.default.copyItem(at: film, to: begun)
    try phone.arrivals.finish(begun)
    // One that was whole but for its name, and one of which nothing can be made.
    let other = try #require(Samples.files("mp4").last)
    try FileManager.default.copyItem(at: other, to: try phone.arrivals.begin(named: "video.mov"))
    try Data([1, 2, 3]).write(to: try phone.arrivals.begin(named: "video.mp4"))
    let screens = try await phone.screens()
    #expect(screens.session.notice?.text.contains("in Oogst") == true)
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.allSatisfy { $0.kind == .video } && rows.count == (other == film ? 1 : 2))
    #expect(screens.camera.refused.count == 1, "what is lost is said")
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
  }

  /// Makes any film whole by knowing what it was.
  struct Mender: FilmMender {
    let film: URL
    func mend(_ broken: URL, to whole: URL) async -> Bool {
      (try? FileManager.default.copyItem(at: film, to: whole)) != nil
    }
    func still(of film: URL) async -> URL? {
      // What can't be played has no picture.
      guard (try? Data(contentsOf: film)) == (try? Data(contentsOf: self.film)) else { return nil }
      let poster = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jpg")
      guard let still = Samples.files("jpg", in: "demo/anouk/stills").first else { return nil }
      return (try? FileManager.default.copyItem(at: still, to: poster)) == nil ? nil : poster
    }
  }

  @Test("a film that broke off with the battery is taken in as far as the platform can play it")
  func mended() async throws {
    let film = try #require(Samples.files("mp4").first)
    let phone = try Phone(lent: .init(mender: Mender(film: film)))
    let bytes = try Data(contentsOf: film)
    try bytes.prefix(bytes.count / 2).write(to: try phone.arrivals.begin(named: "video.mov"))
    let screens = try await phone.screens()
    #expect(screens.camera.refused.isEmpty, "\(screens.camera.refused)")
    let kept = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(kept.map(\.kind) == [.video] && kept.first?.hasPreview == true, "and it has a picture in the grid")
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
    // A film by its name that is a photo is taken in as what it is.
    let photo = try #require(Samples.files("jpg").first)
    try FileManager.default.copyItem(
      at: photo, to: phone.arrivals.folder.appendingPathComponent("\(UUID().uuidString).mp4"))
    await screens.takeArrivals()
    #expect(screens.camera.refused.isEmpty)
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.count == 2)

    // Without a platform that can, it is told.
    let other = try Phone()
    try bytes.prefix(bytes.count / 2).write(to: try other.arrivals.begin(named: "video.mov"))
    let told = try await other.screens()
    #expect(told.camera.refused.first?.message.hasPrefix("Dit bestand is beschadigd of afgebroken.") == true)
  }

  @Test(
    "of a film that a call broke off is kept what can be played, at once; else it is said and nothing is half there")
  func broken() async throws {
    let film = try #require(Samples.files("mp4").first)
    let bytes = try Data(contentsOf: film)
    for mender in [Mender(film: film), nil] {
      let phone = try Phone(lent: .init(mender: mender))
      let screens = try await phone.screens()
      let camera = StillCamera([])
      camera.broken = bytes.prefix(bytes.count / 2)
      await screens.camera.open(camera, for: .video)
      await screens.camera.record(camera, to: phone.arrivals)
      await screens.camera.stop(camera, phone.arrivals, byItself: true)
      #expect(screens.camera.problem == (mender == nil ? .interrupted : .cutShort))
      #expect(screens.camera.taken == (mender == nil ? 0 : 1) && screens.camera.fault == nil)
      #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
      let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
      #expect(rows.count == screens.camera.taken)
    }
  }

  @Test("a file at which the process ended again and again is told once, and does not end it for ever")
  func endless() async throws {
    let phone = try Phone()
    let film = try #require(Samples.files("mp4").first)
    let (kept, cursed) = (try phone.arrivals.add(film), try phone.arrivals.add(film))
    for _ in 0..<4 { phone.arrivals.attempt(kept) }
    for _ in 0..<5 { phone.arrivals.attempt(cursed) }
    #expect(phone.arrivals.waiting().count == 2, "what counts is no file of its own")
    let screens = try await phone.screens()
    #expect(screens.camera.refused.map(\.message) == ["Dit bestand is niet te lezen. Er is niets bewaard."])
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
    screens.camera.acknowledge()
    await screens.lookAgain()
    #expect(screens.camera.refused.isEmpty)
  }

  @Test("a store that can't be written to now keeps no photo from being there in the end")
  func unsaved() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    await screens.camera.open(StillCamera([]), for: .photo)
    // Where objects are written first, something else stands.
    let staging = phone.folder.url.appendingPathComponent("store/staging")
    let aside = phone.folder.url.appendingPathComponent("aside")
    try FileManager.default.moveItem(at: staging, to: aside)
    try Data().write(to: staging)
    await screens.camera.photo(try Data(contentsOf: try #require(Samples.files("jpg").first)))
    let film = try phone.arrivals.add(try #require(Samples.files("mp4").first))
    await screens.takeArrivals()
    #expect(screens.camera.fault != nil && screens.camera.taken == 0 && screens.camera.unsaved.count == 1)
    #expect(FileManager.default.fileExists(atPath: film.path), "a film waits where it lies")
    await screens.cards.shoot(StillCamera([try #require(Samples.files("jpg", in: "desk").first)]))
    #expect(screens.cards.fault != nil && phone.arrivals.waiting().count == 2, "and so does a photo of cards")
    await screens.camera.again()
    #expect(screens.camera.unsaved.count == 1, "still no room")

    try FileManager.default.removeItem(at: staging)
    try FileManager.default.moveItem(at: aside, to: staging)
    await screens.camera.again()
    await screens.takeArrivals()
    #expect(screens.camera.unsaved.isEmpty && screens.camera.fault == nil && screens.camera.taken == 1)
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.count == 3)
  }

  @Test("files shared at once: what can be taken in is, what can't is told one by one and does not come back")
  func shared() async throws {
    let phone = try Phone()
    let photos = Samples.files("jpg")
    let other = try Folder("other")
    for (n, photo) in photos.prefix(2).enumerated() {
      let copy = other.url.appendingPathComponent("\(n).jpg")
      try FileManager.default.copyItem(at: photo, to: copy)
      try phone.arrivals.add(copy)
    }
    for (name, bytes) in [("leeg.jpg", Data()), ("ruis.bin", Data((0..<999).map { UInt8($0 % 251) }))] {
      let file = other.url.appendingPathComponent(name)
      try bytes.write(to: file)
      try phone.arrivals.add(file)
    }
    let screens = try await phone.screens()
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.count == 2)
    #expect(screens.camera.refused.count == 2, "\(screens.camera.refused)")
    #expect(screens.camera.refused.contains { $0.message.hasPrefix("Dit bestand is leeg.") })
    #expect(phone.arrivals.waiting().isEmpty)
    screens.camera.acknowledge()
    await screens.takeArrivals()
    #expect(screens.camera.refused.isEmpty)
  }

  @Test("a recording ends by itself a second before the core's limit, and says how long it still may")
  func countdown() {
    let words = Words(.dutch)
    let countdown = Countdown(nil)
    #expect(countdown.text(after: 0, words) == "nog 2:59")
    #expect(countdown.text(after: 174_100, words) == "nog 0:05")
    #expect(countdown.isSoon(after: 169_000) && !countdown.isSoon(after: 168_000))
    #expect(countdown.isOver(after: 179_000) && !countdown.isOver(after: 178_999))
    #expect(countdown.left(after: .max) == 0)
  }

  @Test("note, goal and lesson change; removing can be undone until it settles; then it is gone")
  func annotateAndRemove() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    for photo in Samples.files("jpg").prefix(2) { await screens.camera.photo(try Data(contentsOf: photo)) }
    await screens.captures.appear()
    let id = try #require(screens.captures.sections.first?.tiles.first?.id)
    await screens.captures.annotate(id, note: " Na les 4 ", goal: "Breuken", lesson: "")
    await screens.captures.appear()
    #expect(screens.captures.tile(id)?.note == "Na les 4" && screens.captures.tile(id)?.goal == "Breuken")
    #expect(screens.captures.tile(id)?.spoken.hasSuffix(". Na les 4") == true)
    await screens.captures.annotate(id, note: String(repeating: "x", count: 100_000))
    #expect(
      screens.captures.fault?.message.contains("te lang") == true, "\(String(describing: screens.captures.fault))")

    screens.captures.remove(id)
    #expect(screens.captures.tile(id) == nil)
    #expect(!screens.start.last.contains { $0.id == id })
    await screens.submit.appear()
    #expect(screens.submit.candidates.count == 1, "what is being removed is not offered")
    await screens.session.takeBack()
    #expect(screens.captures.tile(id) != nil && screens.session.notice == nil)

    // Another notice ends the way back, and what it was a way back from is for good.
    screens.captures.remove(id)
    screens.session.say(.captureChanged)
    screens.session.say(.captureChanged)
    let core = screens.session.core
    let left = { (try? await core.captures.list(after: nil, limit: nil).rows.map(\.id)) ?? [] }
    #expect(await eventually { await left().count == 1 })
    #expect(await !left().contains(id))
    #expect(await eventually { screens.captures.fault == nil && screens.session.hidden.isEmpty })

    // Whatever screen is shown, the time for undo is over some time.
    screens.session.noticeTime = (.milliseconds(10), .milliseconds(10))
    screens.captures.remove(try #require(await left().first))
    #expect(await eventually { await left().isEmpty })
    #expect(await eventually { screens.session.notice == nil && screens.session.hidden.isEmpty })
  }

  @Test("the lesson is said once a day, and those used last are suggested")
  func lesson() async throws {
    let screens = try await Phone().screens()
    let today = Today()
    let lesson = LessonModel(
      screens.session, preferences: Preferences(defaults: UserDefaults(suiteName: UUID().uuidString) ?? .standard)
    ) { today.day }
    await lesson.appear()
    #expect(lesson.label == "Zonder les" && lesson.suggestions.isEmpty)
    lesson.say("  Breuken ")
    #expect(lesson.label == "Breuken")
    screens.lesson.say("Breuken")
    await screens.camera.photo(try Data(contentsOf: try #require(Samples.files("jpg").first)))
    await lesson.appear()
    #expect(lesson.suggestions == ["Breuken"])
    today.day = "2"
    await lesson.appear()
    #expect(lesson.now == nil, "yesterday's lesson is not meant any more")
    lesson.say(" ")
    #expect(lesson.now == nil)

    // A name that is too long is shortened; one that the core does not take costs no photo and no film.
    lesson.say(String(repeating: "Breuken\n", count: 40))
    #expect(lesson.now?.unicodeScalars.count == 120 && lesson.now?.hasSuffix("…") == true)
    let photos = Samples.files("jpg")
    screens.lesson.say("Les \u{202E}4")
    await screens.camera.photo(try Data(contentsOf: photos[1]))
    #expect(screens.camera.fault == nil, "\(String(describing: screens.camera.fault))")
    try screens.arrivals.add(photos[2])
    await screens.takeArrivals()
    #expect(screens.camera.refused.isEmpty)
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.map(\.lesson) == [nil, nil, "Breuken"])
  }

  @Test("the same photo twice is said and stored once")
  func same() async throws {
    let screens = try await Phone().screens()
    let photo = try Data(contentsOf: try #require(Samples.files("jpg").first))
    await screens.camera.photo(photo)
    await screens.camera.photo(photo)
    #expect(screens.session.notice?.text == "Deze had je al")
    #expect(screens.camera.savedTick == 1)
  }
}
