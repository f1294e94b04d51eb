import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

@Suite("Reading cards")
@MainActor
struct CardsTests {
  @Test("a photo of a desk becomes a tally, piles and doubts, and the photo is kept; a photo without cards says so")
  func desk() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    let cards = screens.cards
    let desk = try #require(Samples.files("jpg", in: "desk").first)
    await cards.read([desk])
    let result = try #require(cards.result, "\(String(describing: cards.fault))")
    #expect(cards.tally?.read == "6 kaarten gelezen", "\(String(describing: cards.tally))")
    #expect(cards.tally?.unread == nil && cards.savedTick == 1)
    #expect(!result.questions.isEmpty && result.questions.allSatisfy { !$0.bars.isEmpty })
    let written = try #require(result.questions.flatMap(\.written).first, "children write on cards")
    #expect(written.text == nil && written.number.hasPrefix("Kaart "))
    #expect(await result.crop(written)?.starts(with: [0xFF, 0xD8]) == true, "handwriting is a picture")
    let photos = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(photos.map(\.kind) == [.photo], "the photo is a capture of its own")

    // Each doubt is asked, and a person's word settles it.
    var asked = 0
    while let doubt = result.asked, asked < 50 {
      #expect(await result.crop(doubt)?.starts(with: [0xFF, 0xD8]) == true)
      await result.decide(doubt, [])
      asked += 1
      try #require(result.fault == nil, "\(String(describing: result.fault))")
    }
    #expect(result.asked == nil && result.doubts == "Geen twijfels")
    if let right = result.rightChoices.first {
      await result.sayRight(right.name)
      #expect(result.piles.count >= 3)
    }
    await cards.appear()
    #expect(cards.rows.first?.about.contains("6 kaarten") == true)
  }

  @Test("a doubt about several answers takes several; one decides later, and comes back to what was decided")
  func doubts() async throws {
    let screens = try await Phone().screens()
    await screens.cards.read(try Samples.doubts())
    let result = try #require(screens.cards.result, "\(String(describing: screens.cards.fault))")
    let first = try #require(result.asked, "\(result.doubts)")
    #expect(first.several && first.choices.count > 2 && !result.canUndo)
    let bars = { (model: ResultModel) in
      model.questions.first { $0.text == first.text }?.bars.reduce(into: [:]) { $0[$1.id] = $1.count } ?? [:]
    }
    result.putOff(first)
    #expect(result.asked?.id != first.id, "another comes first")
    while let asked = result.asked, asked.id != first.id { await result.decide(asked, []) }
    let before = bars(result)
    let two = first.choices.prefix(2).map(\.name)
    await result.decide(try #require(result.asked), two)
    try #require(result.fault == nil, "\(String(describing: result.fault))")
    for name in two { #expect(bars(result)[name, default: 0] == before[name, default: 0] + 1) }
    #expect(result.asked == nil && result.canUndo)

    // Back to it: its new answer counts, and the old one does not.
    result.undo()
    #expect(result.asked?.id == first.id)
    await result.decide(try #require(result.asked), [two[0]])
    #expect(bars(result)[two[0], default: 0] == before[two[0], default: 0] + 1)
    #expect(bars(result)[two[1], default: 0] == before[two[1], default: 0])
    #expect(result.asked == nil)
  }

  @Test("a camera that gives nothing is told; the photo of a desk does not stay in the clear")
  func shooting() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    await screens.cards.shoot(StillCamera([]))
    #expect(screens.cards.fault?.message == "De camera gaf niets terug. Er is niets bewaard.")
    await screens.cards.shoot(StillCamera([try #require(Samples.files("jpg", in: "desk").first)]))
    #expect(screens.cards.tally?.read == "6 kaarten gelezen", "\(String(describing: screens.cards.fault))")
    #expect(try FileManager.default.contentsOfDirectory(atPath: phone.arrivals.folder.path).isEmpty)
  }

  @Test("outlines lie on the picture, which leaves two sides of the screen empty")
  func framing() {
    let tall = Framing(CGSize(width: 3, height: 4), in: CGSize(width: 300, height: 800))
    #expect(tall.picture == CGRect(x: 0, y: 200, width: 300, height: 400))
    #expect(tall.point(Corner(x: 0.5, y: 0.25)) == CGPoint(x: 150, y: 300))
    let wide = Framing(CGSize(width: 1, height: 1), in: CGSize(width: 400, height: 100))
    #expect(wide.picture == CGRect(x: 150, y: 0, width: 100, height: 100))
    #expect(wide.point(Corner(x: 1, y: 1)) == CGPoint(x: 250, y: 100))
    #expect(Framing(.zero, in: CGSize(width: 10, height: 20)).picture == CGRect(x: 0, y: 0, width: 10, height: 20))
  }

  @Test("a frame of the camera says what to do, and one that lies about its size is dropped")
  func aiming() async throws {
    let cards = try await Phone().screens().cards
    let grey = GuidanceFrame(luma: Data(repeating: 128, count: 640 * 480), width: 640, height: 480, rowStride: 0)
    await cards.look(grey)
    #expect(cards.aim?.seen == "Nog geen kaart in beeld" && cards.aim?.ready == false)
    #expect(cards.aim?.advice.isEmpty == false && cards.aim?.picture == CGSize(width: 640, height: 480))
    let before = cards.aim
    await cards.look(GuidanceFrame(luma: Data(count: 9), width: 4_000_000, height: 4_000_000, rowStride: 4_000_001))
    #expect(cards.aim == before)
  }
}
