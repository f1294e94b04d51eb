import Bridge
import Foundation
import Observation

/// A model for every screen over one open store. They live as long as the store is open, so a screen that comes back shows at
/// once what it showed last.
@MainActor @Observable
public final class Screens {
  public let session: Session
  public let start: StartModel
  public let join: JoinModel
  public let lesson: LessonModel
  public let camera: CameraModel
  public let captures: CapturesModel
  public let outbox: OutboxModel
  public let submit: SubmitModel
  public let inbox: InboxModel
  public let settings: SettingsModel
  public let cards: CardsModel
  public let handOver: HandOverModel
  public let pupil: PupilModel
  public let schoolClass: ClassModel
  /// Where the camera leaves files, and what was shared waits.
  public let arrivals: Arrivals
  private let drops: Drops?
  private let opened: URL

  init(
    _ session: Session, preferences: Preferences, languages: [String], arrivals: Arrivals, lent: OogstModel.Lent
  ) {
    self.session = session
    (self.arrivals, drops, opened) = (arrivals, lent.drops, lent.opened)
    lesson = LessonModel(session, preferences: preferences)
    start = StartModel(session)
    join = JoinModel(session)
    camera = CameraModel(session, lesson: lesson, lent: lent)
    captures = CapturesModel(session)
    outbox = OutboxModel(session)
    submit = SubmitModel(session)
    inbox = InboxModel(session, folder: lent.opened.appendingPathComponent("inbox"))
    settings = SettingsModel(
      session, preferences: preferences, languages: languages, sheet: lent.opened.appendingPathComponent("sheet.pdf"))
    cards = CardsModel(session, lesson: lesson, arrivals: arrivals)
    handOver = HandOverModel(session)
    pupil = PupilModel(session, preferences: preferences)
    schoolClass = ClassModel(session)
    camera.linked = { [join] in join.receive($0) }
    settings.spoken = { [weak self] in await self?.sayAgain() }
  }

  func begin() async {
    // What a kill left in the clear.
    try? FileManager.default.removeItem(at: opened)
    arrivals.adopt()
    await takeArrivals()
    await start.load()
  }

  /// The app came to the front, or back to its teacher: what is counted in days is counted again.
  public func lookAgain() async {
    await takeArrivals()
    await session.refresh()
    await start.load()
  }

  /// Another language: every sentence that a model made before is made again.
  private func sayAgain() async {
    await start.load()
    await captures.reload()
    await outbox.reload()
    await submit.reload()
    await inbox.reload()
    await settings.reload()
    await cards.reload()
    cards.result?.sayAgain()
    await handOver.appear()
    await schoolClass.reload()
  }

  /// Covers faces in a capture: the platform finds them, the person decides, the core burns them in.
  public func cover(_ id: String, finder: (any FaceFinder)?) -> CoverModel {
    CoverModel(session, id: id, finder: finder) { [core = session.core] id, boxes, keepOriginal in
      let areas = boxes.map { CoverArea(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
      _ = try await core.captures.cover(capture: id, areas: areas, keepOriginal: keepOriginal)
    }
  }

  /// Takes in what other apps shared and what a killed recording left behind. Called at opening and when the app comes to the
  /// front. While a pupil has the device it waits.
  public func takeArrivals() async {
    guard !pupil.isLocked else { return }
    await camera.again()
    await camera.take(from: arrivals, drops)
  }

  /// Something changed in these rooms: whoever shows them looks again.
  func changed(_ rooms: Set<Room>) async {
    // First: whoever put it there, it goes while the screens look again.
    if rooms.contains(.toSend) { session.hurry() }
    guard rooms != [.toSend] else { return }
    await session.refresh()
    join.look()
    if !rooms.isDisjoint(with: [.team, .cycles, .captures, .outbox, .inbox]) { await start.load() }
    if !rooms.isDisjoint(with: [.captures, .outbox, .submissions]) { await captures.reload() }
    if !rooms.isDisjoint(with: [.captures, .outbox]) { await outbox.reload() }
    // Looked up only for who was there: a class at work changes much.
    if submit.load != .loading, !rooms.isDisjoint(with: [.captures, .submissions, .cards, .pupils]) {
      await submit.reload()
    }
    if rooms.contains(.inbox) { await inbox.reload() }
    if !rooms.isDisjoint(with: [.team, .settings]) { await settings.reload() }
    if rooms.contains(.cards) { await cards.reload() }
    if rooms.contains(.pupils) { await schoolClass.reload() }
  }
}
