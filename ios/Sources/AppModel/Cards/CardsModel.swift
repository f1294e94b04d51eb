import Bridge
import Foundation
import Observation

/// Reading a desk of exit cards: live guidance while aiming, the tally, the doubts one at a time.
@MainActor @Observable
public final class CardsModel {
  /// What is drawn over the camera's picture.
  public struct Aim: Sendable, Equatable {
    /// "12 kaarten in beeld".
    public let seen: String
    /// One short advice.
    public let advice: String
    /// Everything is readable: the shutter turns leaf green.
    public let ready: Bool
    /// Outlines, as parts of the picture's width and height.
    public let outlines: [[Corner]]
    /// How the picture they are parts of is shaped.
    public let picture: CGSize
  }

  /// What reading came to, for the moment after the shutter.
  public struct Tally: Sendable, Equatable {
    /// "24 kaarten gelezen".
    public let read: String
    /// "2 kaarten konden niet gelezen worden: onscherp".
    public let unread: String?
    public let warnings: [String]
  }

  /// A result in the list.
  public struct Row: Sendable, Equatable, Identifiable {
    public let id: String
    public let title: String
    public let about: String
  }

  public private(set) var aim: Aim?
  public private(set) var reading = false
  public private(set) var tally: Tally?
  /// Goes up by one with each photo that was read and kept: the screen lets it be felt.
  public private(set) var savedTick = 0
  public private(set) var load = Load.loading
  public private(set) var rows: [Row] = []
  /// The result that is shown.
  public private(set) var result: ResultModel?
  public var fault: Fault?

  let session: Session
  private let lesson: LessonModel
  private let arrivals: Arrivals
  @ObservationIgnored private var looking = false
  @ObservationIgnored private var scan: Task<ScannedCards, any Error>?

  init(_ session: Session, lesson: LessonModel, arrivals: Arrivals) {
    (self.session, self.lesson, self.arrivals) = (session, lesson, arrivals)
  }

  public func appear() async {
    await reload()
  }

  func reload() async {
    do {
      rows = try await session.core.cards.results().map { row in
        let cards = session.words(.cardsCount, n: Int(row.cards))
        return Row(
          id: row.id, title: row.title,
          about: [row.lesson, cards, session.words.moment(row.at)].compactMap { $0 }.joined(separator: " · "))
      }
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// A frame of the camera's picture. While one is looked at, others are dropped: the newest counts.
  public func look(_ frame: GuidanceFrame) async {
    guard !looking, !reading else { return }
    looking = true
    defer { looking = false }
    guard let seen = try? await session.core.cards.look(frame: frame) else { return }
    aim = Aim(
      seen: session.words(.cardsSeen, n: Int(seen.cards)), advice: session.words.advice(seen.advice),
      ready: seen.advice == "ready", outlines: seen.places.map(\.corners),
      picture: CGSize(width: Double(frame.width), height: Double(frame.height)))
  }

  /// A photo of the desk, read. The core keeps it as a capture before it reads it; until then it lies among the arrivals, so that a
  /// kill in between loses nothing and leaves nothing behind.
  public func shoot(_ camera: any CameraDevice) async {
    guard !reading else { return }
    guard let photo = await camera.photo(), !photo.isEmpty else {
      fault = session.words.fault(code: "camera.nothing", safe: session.safe)
      return
    }
    guard let file = try? arrivals.begin(named: "cards.jpg") else { return noRoom() }
    do {
      try photo.write(to: file)
    } catch {
      arrivals.remove(file)
      return noRoom()
    }
    // What the core could not keep for want of room waits, and is taken in as a photo later.
    if await read([file]) { arrivals.remove(file) } else { _ = try? arrivals.finish(file) }
  }

  private func noRoom() {
    fault = session.words.fault(code: "store.disk_full", safe: session.safe)
  }

  /// Aims again.
  public func again() {
    (tally, aim, fault) = (nil, nil, nil)
  }

  /// Reads photos. The photos are kept as captures whatever is read from them. False when they could not be kept just now.
  @discardableResult
  public func read(_ photos: [URL]) async -> Bool {
    guard !reading else { return true }
    (reading, aim, tally) = (true, nil, nil)
    defer { (reading, scan) = (false, nil) }
    let (cards, lesson) = (session.core.cards, lesson.ofToday)
    let paths = photos.map(\.path)
    let task = Task {
      try await cancelling { cancel in
        try await cards.scan(photos: paths, lesson: lesson, assignment: .running, observer: nil, cancel: cancel)
      }
    }
    scan = task
    do {
      let scanned = try await task.value
      tally = told(scanned)
      savedTick += 1
      if let latest = scanned.results.last { result = ResultModel(session, latest) }
      fault = scanned.photos.compactMap(\.failed).first.map { session.words.fault(code: $0, safe: session.safe) }
      await reload()
      return !scanned.photos.contains { $0.failed?.hasPrefix("store.") == true }
    } catch {
      fault = session.fault(error)
      return !CoreFault(error).kind.passes
    }
  }

  /// Ends reading; photos that were read before stand.
  public func stop() {
    scan?.cancel()
  }

  /// Shows a result.
  public func show(_ id: String) async {
    do {
      result = ResultModel(session, try await session.core.cards.result(result: id))
      fault = nil
    } catch {
      fault = session.fault(error)
    }
  }

  private func told(_ scanned: ScannedCards) -> Tally {
    let words = session.words
    let read = scanned.photos.reduce(0) { $0 + $1.cards.count }
    let unread = scanned.photos.flatMap(\.unreadable)
    let why = Set(unread.map { words.unreadable($0.why) }).sorted().joined(separator: ", ")
    let warnings = Set(scanned.photos.flatMap(\.warnings)).sorted().compactMap { words.warning($0) }
    return Tally(
      read: words(.cardsCount, n: read),
      unread: unread.isEmpty ? nil : "\(words(.cardsNotRead, n: unread.count)): \(why)", warnings: warnings)
  }
}

extension Words {
  /// One short advice while aiming.
  func advice(_ code: String) -> String {
    switch code {
    case "ready": self(.adviceReady)
    case "closer": self(.adviceCloser)
    case "hold_still": self(.adviceHoldStill)
    case "too_dark": self(.adviceTooDark)
    case "glare": self(.adviceGlare)
    default: self(.adviceNoCards)
    }
  }

  /// Why a card could not be read.
  func unreadable(_ code: String) -> String {
    switch code {
    case "too_small": self(.whyTooSmall)
    case "blurred": self(.whyBlurred)
    case "covered": self(.whyCovered)
    case "outside_photo": self(.whyOutside)
    case "wrong_checksum": self(.whyWrongChecksum)
    case "newer_format": self(.whyNewer)
    default: self(.whyNotACard)
    }
  }

  /// What is odd about a photo.
  func warning(_ code: String) -> String? {
    switch code {
    case "come_closer": self(.warningCloser)
    case "duplicates": self(.warningDuplicates)
    case "unknown_run": self(.warningUnknownRun)
    case "unknown_template": self(.warningUnknownTemplate)
    case "too_many_cards": self(.warningTooMany)
    default: nil
    }
  }
}
