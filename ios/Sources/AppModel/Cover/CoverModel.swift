import Bridge
import Foundation
import Observation

/// Covering faces in one photo: boxes suggested by the platform, moved by a finger, burnt in by the core for good.
@MainActor @Observable
public final class CoverModel {
  public let id: String
  public var boxes = CoverBoxes()
  /// The uncovered photo stays on this device as a capture of its own, for its author alone.
  public var keepOriginal = false
  /// The photo to show, as JPEG.
  public private(set) var picture: Data?
  public private(set) var looking = false
  public private(set) var busy = false
  /// Covered: the screen may close.
  public private(set) var isDone = false
  public var fault: Fault?

  private let session: Session
  private let finder: (any FaceFinder)?
  private let burn: Burn
  @ObservationIgnored private var found: Int?

  /// `burn` is the core's call: it makes new pixels and new previews, and durably takes the uncovered photo away.
  public init(_ session: Session, id: String, finder: (any FaceFinder)?, burn: @escaping Burn) {
    (self.session, self.id, self.finder, self.burn) = (session, id, finder, burn)
  }

  /// Covers boxes of a capture; whether the uncovered photo is kept for its author alone.
  public typealias Burn = @MainActor (String, [CoverBox], Bool) async throws -> Void

  /// Shows the photo, and what the platform sees in it.
  public func appear() async {
    guard picture == nil else { return }
    do {
      picture = try await session.core.captures.preview(capture: id, size: .large)
    } catch {
      fault = session.fault(error)
    }
    guard let picture, let finder else { return }
    looking = true
    let faces = await finder.faces(in: picture)
    looking = false
    found = faces.count
    boxes.suggest(faces.map { (Double($0.minX), Double($0.minY), Double($0.width), Double($0.height)) })
  }

  /// "2 gezichten gevonden".
  public var foundText: String? { found.map { session.words(.coverSuggested, n: $0) } }
  /// "3 vlakken voorgoed afdekken".
  public var applyText: String { session.words(.coverApply, n: boxes.boxes.count) }
  public var canApply: Bool { !boxes.isEmpty && !busy }

  /// What VoiceOver says of a box.
  public func spoken(_ box: CoverBox) -> String {
    let place = (boxes.boxes.firstIndex(of: box) ?? 0) + 1
    return session.words(.coverBox, ["n": String(place), "of": String(boxes.boxes.count)])
  }

  /// A finger comes down: which box it takes hold of, and whether by the corner that sizes it. `reach` is half a finger's width in
  /// parts of the photo, which is larger or smaller on screen.
  public func take(_ x: Double, _ y: Double, reach: (x: Double, y: Double)) -> (CoverBox?, sizing: Bool) {
    // Of a small box a third at most is its corner: the rest moves it.
    let corner = { (box: CoverBox) in
      let (dx, dy) = (x - box.x - box.width, y - box.y - box.height)
      return dx <= reach.x && dy <= reach.y && dx >= -min(reach.x, box.width / 3) && dy >= -min(reach.y, box.height / 3)
    }
    if let selected = boxes.boxes.first(where: { $0.id == boxes.selected }), corner(selected) {
      boxes.begin()
      return (selected, true)
    }
    boxes.select(atX: x, y: y, reach: reach)
    boxes.begin()
    return (boxes.boxes.first { $0.id == boxes.selected }, false)
  }

  /// Burns the boxes in, for good.
  public func apply() async {
    guard canApply else { return }
    busy = true
    defer { busy = false }
    do {
      try await burn(id, boxes.boxes, keepOriginal)
      isDone = true
      fault = nil
      session.say(keepOriginal ? .coverDoneKept : .coverDone)
    } catch {
      fault = session.fault(error)
    }
  }
}
