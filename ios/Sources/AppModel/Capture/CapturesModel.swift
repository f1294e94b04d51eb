import Bridge
import Foundation
import Observation

/// My captures: a grid by lesson; tap for large, note, goal, cover faces, undo.
@MainActor @Observable
public final class CapturesModel {
  /// Captures of one lesson that follow each other.
  public struct Section: Sendable, Equatable, Identifiable {
    public let id: String
    public let title: String
    public let tiles: [CaptureTile]
  }

  public private(set) var load = Load.loading
  public private(set) var sections: [Section] = []
  /// There is more to ask for.
  public private(set) var hasMore = false
  /// What went wrong with the last thing the person did.
  public var fault: Fault?

  let session: Session
  @ObservationIgnored private var rows: [CaptureRow] = []
  @ObservationIgnored private var next: CaptureMark?
  @ObservationIgnored private var loading = false
  /// In a submission that stands.
  @ObservationIgnored private var submitted: Set<String> = []
  /// How many a page has.
  static let page: UInt32 = 60

  init(_ session: Session) {
    self.session = session
  }

  /// The first page, when the screen comes.
  public func appear() async {
    await reload()
  }

  /// The next page, when the last row comes into view.
  public func more() async {
    guard let next, !loading else { return }
    await fetch(after: next, keeping: rows)
  }

  /// As many as are shown, again.
  func reload() async {
    await fetch(after: nil, keeping: [], atLeast: rows.count)
  }

  private func fetch(after mark: CaptureMark?, keeping kept: [CaptureRow], atLeast count: Int = 0) async {
    loading = true
    defer { loading = false }
    do {
      let limit = max(Self.page, min(UInt32(clamping: count), 500))
      let page = try await session.core.captures.list(after: mark, limit: limit)
      submitted = try await session.submitted()
      rows = kept + page.rows
      next = page.next
      hasMore = page.next != nil
      show()
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  private func show() {
    let words = session.words
    var shown: [(lesson: String?, tiles: [CaptureTile])] = []
    for row in rows where !session.hidden.contains(row.id) {
      let tile = CaptureTile(row, submitted: submitted.contains(row.id), words: words)
      if let last = shown.indices.last, shown[last].lesson == row.lesson {
        shown[last].tiles.append(tile)
      } else {
        shown.append((row.lesson, [tile]))
      }
    }
    sections = shown.map { lesson, tiles in
      Section(id: tiles[0].id, title: lesson ?? words(.capturesWithoutLesson), tiles: tiles)
    }
  }

  /// The tile of a capture, as it is now.
  public func tile(_ id: String) -> CaptureTile? {
    sections.lazy.flatMap(\.tiles).first { $0.id == id }
  }

  /// A preview as JPEG; none while there is nothing to show.
  public func preview(_ id: String, large: Bool = false) async -> Data? {
    try? await session.core.captures.preview(capture: id, size: large ? .large : .small)
  }

  /// Says something about a capture; an empty text takes it away.
  public func annotate(_ id: String, note: String? = nil, goal: String? = nil, lesson: String? = nil) async {
    let change = CaptureChange(note: .of(note), goal: .of(goal), assignment: .keep, lesson: .of(lesson))
    await attempt {
      _ = try await session.core.captures.annotate(capture: id, change: change)
      session.say(.captureChanged)
    }
  }

  /// Removes a capture: gone from the screen at once, from the store when the notice with its undo is over. A kill in between
  /// keeps it.
  public func remove(_ id: String) {
    session.hidden.insert(id)
    show()
    session.say(.captureRemoved) { [weak self] in
      await self?.unhide(id)
    } settle: { [weak self] in
      await self?.settle(id)
    }
  }

  /// There is no way back any more: it goes for good. What can't go is shown again, with why.
  private func settle(_ id: String) async {
    guard session.hidden.contains(id) else { return }
    await attempt { try await session.core.captures.remove(capture: id) }
    if let fault { session.trouble = fault }
    await unhide(id)
  }

  private func unhide(_ id: String) async {
    session.hidden.remove(id)
    await reload()
  }

  private func attempt(_ work: () async throws -> Void) async {
    do {
      try await work()
      fault = nil
    } catch {
      fault = session.fault(error)
    }
  }
}

extension Session {
  /// Captures that a submission of one's own holds.
  func submitted() async throws -> Set<String> {
    let standing = try await core.submissions.list().filter { $0.phase != .withdrawn }
    return Set(standing.flatMap { $0.versions.flatMap(\.captures) })
  }
}

extension Change {
  /// Nothing said keeps, an empty text clears.
  static func of(_ text: String?) -> Change {
    guard let text else { return .keep }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed.isEmpty ? .clear : .set(value: trimmed)
  }
}
