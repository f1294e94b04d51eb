import Foundation

/// A rectangle in a photo as it is seen, upright: parts of its width and height, 0 to 1, from its upper left corner.
public struct CoverBox: Sendable, Equatable, Identifiable {
  public let id: Int
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double
  /// The platform suggested it; nobody touched it yet.
  public var suggested: Bool

  public init(id: Int, x: Double, y: Double, width: Double, height: Double, suggested: Bool = false) {
    (self.id, self.x, self.y, self.width, self.height, self.suggested) = (id, x, y, width, height, suggested)
  }
}

/// The boxes over a photo while a finger moves them. A box always lies inside the photo and is never smaller than a finger can
/// take hold of; every change can be taken back.
public struct CoverBoxes: Sendable, Equatable {
  /// The smallest side.
  public static let smallest = 0.03
  /// As many as the core takes.
  public static let most = 200

  public private(set) var boxes: [CoverBox] = []
  public private(set) var selected: Int?
  private var before: [[CoverBox]] = []
  private var next = 1

  public init() {}

  public var canUndo: Bool { !before.isEmpty }
  public var isEmpty: Bool { boxes.isEmpty }

  /// What the platform saw. A face is suggested a little wider than it was found: hair and ears tell too. What lies over a box
  /// that is there already is not suggested again.
  public mutating func suggest(_ found: [(x: Double, y: Double, width: Double, height: Double)]) {
    remember()
    for face in found where boxes.count < Self.most {
      let wider = CoverBox(
        id: next, x: face.x - face.width * 0.15, y: face.y - face.height * 0.25, width: face.width * 1.3,
        height: face.height * 1.4, suggested: true)
      let box = Self.inside(wider)
      guard box.width > 0, box.height > 0, !boxes.contains(where: { Self.overlap($0, box) > 0.5 }) else { continue }
      boxes.append(box)
      next += 1
    }
    if before.last == boxes { before.removeLast() }
  }

  /// A new box around a point.
  public mutating func add(atX x: Double, y: Double) {
    guard boxes.count < Self.most else { return }
    remember()
    boxes.append(Self.inside(CoverBox(id: next, x: x - 0.08, y: y - 0.08, width: 0.16, height: 0.16)))
    selected = next
    next += 1
  }

  /// The topmost box under a finger is taken hold of; none lets go. A finger is wide: where it touches none, the nearest within
  /// `reach` is meant, in parts of the photo.
  public mutating func select(atX x: Double, y: Double, reach: (x: Double, y: Double) = (0, 0)) {
    let away = { (box: CoverBox) in
      (x: max(box.x - x, x - box.x - box.width, 0), y: max(box.y - y, y - box.y - box.height, 0))
    }
    if let under = boxes.last(where: { away($0) == (0, 0) }) {
      selected = under.id
      return
    }
    let near = boxes.filter { away($0).x <= reach.x && away($0).y <= reach.y }
    selected = near.min { hypot(away($0).x, away($0).y) < hypot(away($1).x, away($1).y) }?.id
  }

  public mutating func select(_ id: Int?) {
    selected = boxes.contains { $0.id == id } ? id : nil
  }

  /// A drag begins: all of it is one step back.
  public mutating func begin() {
    remember()
  }

  /// The selected box to where a drag brings it, from where it was when the drag began.
  public mutating func move(from start: CoverBox, byX dx: Double, y dy: Double) {
    change(start.id) { box in
      box.x = min(max(start.x + dx, 0), 1 - start.width)
      box.y = min(max(start.y + dy, 0), 1 - start.height)
    }
  }

  /// Its lower right corner to where a drag brings it.
  public mutating func resize(from start: CoverBox, byX dx: Double, y dy: Double) {
    change(start.id) { box in
      box.width = min(max(start.width + dx, Self.smallest), 1 - start.x)
      box.height = min(max(start.height + dy, Self.smallest), 1 - start.y)
    }
  }

  /// Steps of a keyboard or VoiceOver: a hundredth of the photo.
  public mutating func nudge(_ id: Int, x: Int, y: Int) {
    guard let box = boxes.first(where: { $0.id == id }) else { return }
    remember()
    move(from: box, byX: Double(x) / 100, y: Double(y) / 100)
  }

  /// Larger or smaller at all sides, in hundredths of the photo.
  public mutating func grow(_ id: Int, by hundredths: Int) {
    guard let start = boxes.first(where: { $0.id == id }) else { return }
    remember()
    let by = Double(hundredths) / 100
    change(id) { box in
      box.width = max(box.width + 2 * by, Self.smallest)
      box.height = max(box.height + 2 * by, Self.smallest)
      (box.x, box.y) = (box.x - (box.width - start.width) / 2, box.y - (box.height - start.height) / 2)
      box = Self.inside(box)
    }
  }

  /// A drag that changed nothing is no step.
  public mutating func end() {
    if before.last == boxes { before.removeLast() }
  }

  public mutating func remove(_ id: Int) {
    guard boxes.contains(where: { $0.id == id }) else { return }
    remember()
    boxes.removeAll { $0.id == id }
    if selected == id { selected = nil }
  }

  public mutating func undo() {
    guard let last = before.popLast() else { return }
    boxes = last
    if !boxes.contains(where: { $0.id == selected }) { selected = nil }
  }

  private mutating func change(_ id: Int, _ change: (inout CoverBox) -> Void) {
    guard let index = boxes.firstIndex(where: { $0.id == id }) else { return }
    change(&boxes[index])
    boxes[index].suggested = false
  }

  private mutating func remember() {
    before.append(boxes)
    // Enough to go back by hand; not a log.
    if before.count > 50 { before.removeFirst() }
  }

  private static func inside(_ box: CoverBox) -> CoverBox {
    var box = box
    let (right, lower) = (min(box.x + box.width, 1), min(box.y + box.height, 1))
    (box.x, box.y) = (max(box.x, 0), max(box.y, 0))
    (box.width, box.height) = (right - box.x, lower - box.y)
    return box
  }

  /// The part of the smaller one that lies in both.
  private static func overlap(_ a: CoverBox, _ b: CoverBox) -> Double {
    let width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    let height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    guard width > 0, height > 0 else { return 0 }
    return width * height / min(a.width * a.height, b.width * b.height)
  }
}
