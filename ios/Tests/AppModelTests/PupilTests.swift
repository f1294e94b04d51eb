import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// The device in pupils' hands, and faces that are covered for good, with the real core.
@Suite("Pupils")
@MainActor
struct PupilTests {
  /// A device lock whose owner is there, or not.
  struct Lock: DeviceLock {
    let owner: Bool
    var isSet = true

    func isOwner(_ reason: String) async -> Bool { owner }
  }

  /// Sees one face.
  struct OneFace: FaceFinder {
    func faces(in jpeg: Data) async -> [CGRect] { [CGRect(x: 0.2, y: 0.2, width: 0.2, height: 0.25)] }
  }

  private func handedOver(_ screens: Screens, form: String) async throws {
    await screens.handOver.appear()
    #expect(screens.handOver.classes.isEmpty && !screens.handOver.canBegin)
    let made = screens.handOver.newClass()
    #expect(made.title == screens.session.words(.pupilNewClass) && made.canSave)
    made.count = 30
    await screens.handOver.choose(class: try #require(await made.save(), "\(String(describing: made.fault))"))
    (screens.handOver.form, screens.handOver.lesson) = (form, " Breuken, les 4 ")
    let round = try #require(await screens.handOver.round(), "\(String(describing: screens.handOver.fault))")
    screens.handOver.lesson = "breuken,  les 4"
    #expect(await screens.handOver.round() == round, "the same lesson is the same round, however it is typed")
    await screens.handOver.appear()
    #expect(screens.handOver.rounds.map(\.id) == [round])
    #expect(await screens.handOver.goOn(with: round) == round)
    await screens.pupil.begin(round)
  }

  private func asked(_ pupil: PupilModel) throws -> PupilModel.Asked {
    guard case .question(let asked) = pupil.stage else {
      Issue.record("no question but \(pupil.stage), \(String(describing: pupil.fault))")
      throw CancellationError()
    }
    return asked
  }

  @Test("a pupil registers on the locked device; a restart shows the same screen; the teacher sees the class at once")
  func wholeWay() async throws {
    let phone = try Phone()
    var screens = try await phone.screens()
    try await handedOver(screens, form: "quick")
    guard case .numbers(let numbers) = screens.pupil.stage else { throw CancellationError() }
    #expect(numbers.count == 30 && screens.pupil.lesson == "Breuken, les 4")
    await screens.pupil.choose(7)
    let first = try asked(screens.pupil)
    #expect(first.text == "Hoe goed snap je het?" && !first.canGoBack && first.isEmpty)
    await screens.pupil.choose(first.choices[1])
    #expect(try asked(screens.pupil).at == 1)

    // The app goes without a word, and comes back in the pupil's hands, at the same screen; also when the device forgot.
    phone.model.close()
    Preferences(defaults: phone.defaults).pupilRound = nil
    screens = try await phone.screens()
    #expect(screens.pupil.isLocked)
    #expect(try asked(screens.pupil).pupil.number == 7)
    #expect(try asked(screens.pupil).at == 1)
    await screens.pupil.back()
    #expect(try asked(screens.pupil).chosen == ["2"], "what was said is shown again")
    await screens.pupil.goOnWith(try asked(screens.pupil))
    await screens.pupil.choose(try asked(screens.pupil).choices[3])
    await screens.pupil.choose(try asked(screens.pupil).choices[0])
    guard case .finish = screens.pupil.stage else { throw CancellationError() }
    await screens.pupil.done()
    #expect(screens.pupil.stage == .thanks(7) && screens.pupil.doneTick == 1)

    // The next one starts clean; a number that was done is asked about.
    await screens.pupil.next()
    await screens.pupil.choose(7)
    #expect(screens.pupil.stage == .again(7) && screens.pupil.fault == nil)
    await screens.pupil.next()
    await screens.pupil.choose(8)
    #expect(try asked(screens.pupil).chosen.isEmpty)
    await screens.pupil.back()
    guard case .numbers = screens.pupil.stage else { throw CancellationError() }

    // Leaving asks for the device's lock; a device without one is said beforehand.
    #expect(screens.handOver.lockHint(Lock(owner: true)).isSafe)
    let open = screens.handOver.lockHint(Lock(owner: true, isSet: false))
    #expect(!open.isSafe && open.text.contains("geen vergrendeling"))
    await screens.pupil.leave(Lock(owner: false))
    #expect(screens.pupil.isLocked)
    let round = try #require(screens.pupil.round)
    await screens.pupil.leave(Lock(owner: true))
    #expect(!screens.pupil.isLocked && screens.pupil.stage == .waiting)
    // Taken back while a pupil was at work, the device stays the teacher's after a restart; what that pupil said is kept.
    await screens.pupil.begin(round)
    await screens.pupil.choose(9)
    await screens.pupil.leave(Lock(owner: true))
    phone.model.close()
    screens = try await phone.screens()
    #expect(!screens.pupil.isLocked)
    #expect(try await screens.session.core.pupils.atWork() == round)
    await screens.schoolClass.show(round)
    #expect(screens.schoolClass.count == "1 van 30 klaar")
    #expect(screens.schoolClass.help == "1 vroeg hulp: 7")
    #expect(screens.schoolClass.notYet?.hasPrefix("Nog niet klaar: 1, 2, 3, 4, 5, 6, 8, ") == true)
    #expect(screens.schoolClass.questions.first?.bars.map(\.count) == [0, 1, 0, 0])
  }

  @Test("words, minutes and a photo are given; done is taken back, and the pupil begins clean")
  func everything() async throws {
    let screens = try await Phone(.english).screens()
    try await handedOver(screens, form: "whole")
    let pupil = screens.pupil
    await pupil.choose(3)
    while case .question(let asked) = pupil.stage {
      switch asked.wants {
      case .words:
        pupil.type("I did it together with 4.")
        await pupil.goOnWith(try self.asked(pupil))
      case .photo:
        await pupil.photo(nil)
        #expect(pupil.fault != nil, "a camera that gives nothing is told, and the question stays")
        await pupil.photo(try Data(contentsOf: try #require(Samples.files("jpg").first)))
      default: await pupil.choose(asked.choices[0])
      }
      try #require(pupil.fault == nil, "\(asked.key): \(String(describing: pupil.fault))")
    }
    await pupil.done()
    let round = try #require(pupil.round)
    await screens.schoolClass.show(round)
    #expect(screens.schoolClass.written.map(\.text) == ["I did it together with 4."])
    #expect(screens.schoolClass.minutes == "5 minutes for most")
    let photo = try #require(screens.schoolClass.photos.first)
    #expect(photo.number == "Number 3")
    #expect(await screens.schoolClass.preview(photo)?.starts(with: [0xFF, 0xD8]) == true)
    await pupil.undo()
    #expect(try self.asked(pupil).isEmpty)
    await screens.schoolClass.show(round)
    #expect(screens.schoolClass.isEmpty)
  }

  @Test("a class gets its name and number, and changes: another name, names for numbers, one who goes and comes back")
  func classes() async throws {
    let screens = try await Phone().screens()
    let hand = screens.handOver
    await hand.appear()
    #expect(hand.newClass().name == "Groep 1")
    let made = hand.newClass()
    made.name = "  "
    #expect(!made.canSave)
    (made.name, made.count) = ("6b", 3)
    await hand.choose(class: try #require(await made.save(), "\(String(describing: made.fault))"))
    #expect(hand.classes.map(\.name) == ["6b"])

    let edit = try #require(await hand.editClass())
    #expect(edit.pupils.map(\.number) == [1, 2, 3])
    edit.name = "7b"
    edit.rename(1, " Noor ")
    edit.set(2, present: false)
    edit.add()
    await hand.choose(class: try #require(await edit.save(), "\(String(describing: edit.fault))"))
    #expect(hand.classes.map(\.name) == ["7b"])
    let again = try #require(await hand.editClass())
    #expect(again.pupils.map(\.present) == [true, false, true, true] && again.pupils[0].name == "Noor")
    again.set(2, present: true)
    #expect(await again.save() != nil, "\(String(describing: again.fault))")
    #expect(try await screens.session.core.pupils.classes().first?.pupils.count == 4)
  }

  @Test("a camera that may not be used is said to the pupil")
  func refused() async throws {
    let screens = try await Phone().screens()
    let camera = StillCamera([])
    camera.refuses = true
    await screens.pupil.open(camera)
    #expect(screens.pupil.cameraRefused)
    camera.refuses = false
    await screens.pupil.open(camera)
    #expect(!screens.pupil.cameraRefused)
  }

  @Test("faces are covered for good; the uncovered photo, kept on purpose, is for its author alone")
  func cover() async throws {
    let screens = try await Phone().screens()
    await screens.camera.photo(try Data(contentsOf: try #require(Samples.files("jpg").first)))
    await screens.captures.appear()
    let id = try #require(screens.captures.sections.first?.tiles.first?.id)
    #expect(screens.captures.tile(id)?.canCover == true && screens.captures.tile(id)?.covered == false)
    let before = await screens.captures.preview(id, large: true)

    let model = screens.cover(id, finder: OneFace())
    #expect(!model.canApply)
    await model.appear()
    #expect(model.picture == before && model.foundText == "1 gezicht gevonden")
    model.boxes.add(atX: 0.8, y: 0.8)
    // Its corner sizes it, also from beside it; the rest of it moves it; a finger on the other one takes that.
    let reach = (x: 0.06, y: 0.06)
    #expect(model.take(0.91, 0.91, reach: reach).sizing)
    #expect(model.take(0.81, 0.81, reach: reach) == (model.boxes.boxes.last, false))
    #expect(model.take(0.3, 0.3, reach: reach) == (model.boxes.boxes.first, false))
    model.keepOriginal = true
    await model.apply()
    try #require(model.isDone, "\(String(describing: model.fault))")
    await screens.captures.appear()
    #expect(screens.captures.tile(id)?.covered == true)
    #expect(await screens.captures.preview(id, large: true) != before)
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.count == 2 && rows.filter(\.ownOnly).count == 1, "the uncovered one is for its author alone")
  }
}
