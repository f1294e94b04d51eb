import Testing

@testable import AppModel

@Suite("Boxes over faces")
struct CoverBoxesTests {
  @Test("a suggestion is wider than the face, inside the photo, and not made twice")
  func suggestions() throws {
    var boxes = CoverBoxes()
    boxes.suggest([(0.4, 0.4, 0.1, 0.1), (0.95, 0.0, 0.1, 0.1)])
    #expect(boxes.boxes.count == 2)
    let first = try #require(boxes.boxes.first)
    #expect(first.x < 0.4 && first.x + first.width > 0.5 && first.suggested)
    let corner = try #require(boxes.boxes.last)
    #expect(corner.y >= 0 && corner.x + corner.width <= 1)
    boxes.suggest([(0.4, 0.4, 0.1, 0.1)])
    #expect(boxes.boxes.count == 2)
    boxes.suggest([(2, 2, 0.1, 0.1)])
    #expect(boxes.boxes.count == 2, "nothing of it is in the photo")
  }

  @Test("a box stays inside and never smaller than a finger can take, wherever it is dragged")
  func dragged() throws {
    var boxes = CoverBoxes()
    boxes.add(atX: 0.5, y: 0.5)
    for (dx, dy) in [(-9.0, 9.0), (9, -9), (0.01, 0.02), (-0.3, 0.3), (.infinity, -.infinity)] {
      let start = try #require(boxes.boxes.first)
      boxes.begin()
      boxes.move(from: start, byX: dx, y: dy)
      let moved = try #require(boxes.boxes.first)
      boxes.resize(from: moved, byX: dy, y: dx)
      boxes.end()
      let box = try #require(boxes.boxes.first)
      #expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1.0001 && box.y + box.height <= 1.0001, "\(box)")
      #expect(box.width >= CoverBoxes.smallest - 0.0001 && box.height >= CoverBoxes.smallest - 0.0001, "\(box)")
    }
  }

  @Test("every step can be taken back, a drag is one step, and a drag that changed nothing none")
  func undone() throws {
    var boxes = CoverBoxes()
    boxes.add(atX: 0.2, y: 0.2)
    let start = try #require(boxes.boxes.first)
    boxes.begin()
    for step in 1...10 { boxes.move(from: start, byX: Double(step) / 100, y: 0) }
    boxes.end()
    boxes.begin()
    boxes.end()
    boxes.undo()
    #expect(boxes.boxes == [start])
    boxes.remove(start.id)
    #expect(boxes.isEmpty && boxes.selected == nil)
    boxes.undo()
    boxes.undo()
    #expect(boxes.isEmpty && !boxes.canUndo)
    boxes.undo()
  }

  @Test("the topmost box under the finger is taken")
  func selected() {
    var boxes = CoverBoxes()
    boxes.add(atX: 0.5, y: 0.5)
    boxes.add(atX: 0.55, y: 0.5)
    boxes.select(atX: 0.53, y: 0.5)
    #expect(boxes.selected == 2)
    boxes.select(atX: 0.05, y: 0.05)
    #expect(boxes.selected == nil)
    // A finger beside a box means the nearest one that it reaches.
    boxes.select(atX: 0.39, y: 0.5, reach: (0.05, 0.05))
    #expect(boxes.selected == 1)
    boxes.select(atX: 0.39, y: 0.3, reach: (0.05, 0.05))
    #expect(boxes.selected == nil)
  }

  @Test("who can't drag makes a box larger or smaller around its middle, inside the photo")
  func grown() throws {
    var boxes = CoverBoxes()
    boxes.add(atX: 0.5, y: 0.5)
    boxes.grow(1, by: 2)
    let larger = try #require(boxes.boxes.first)
    #expect(abs(larger.width - 0.2) < 1e-9 && abs(larger.x - 0.4) < 1e-9 && abs(larger.y - 0.4) < 1e-9)
    boxes.undo()
    for _ in 0..<60 { boxes.grow(1, by: -2) }
    let small = try #require(boxes.boxes.first)
    #expect(abs(small.width - CoverBoxes.smallest) < 1e-9 && abs(small.x + small.width / 2 - 0.5) < 1e-9)
    for _ in 0..<60 { boxes.grow(1, by: 2) }
    let large = try #require(boxes.boxes.first)
    #expect(large.x == 0 && large.y == 0 && large.width == 1 && large.height == 1)
  }

  @Test("no more than the core takes")
  func limit() {
    var boxes = CoverBoxes()
    for _ in 0..<300 { boxes.add(atX: 0.5, y: 0.5) }
    #expect(boxes.boxes.count == CoverBoxes.most)
  }
}
