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
    #expect(cards.tally?.unread == nil)
    #expect(!result.questions.isEmpty && result.questions.allSatisfy { !$0.bars.isEmpty })
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

  @Test("a frame of the camera says what to do, and one that lies about its size is dropped")
  func aiming() async throws {
    let cards = try await Phone().screens().cards
    let grey = GuidanceFrame(luma: Data(repeating: 128, count: 640 * 480), width: 640, height: 480, rowStride: 0)
    await cards.look(grey)
    #expect(cards.aim?.seen == "Nog geen kaart in beeld" && cards.aim?.ready == false)
    #expect(cards.aim?.advice.isEmpty == false)
    let before = cards.aim
    await cards.look(GuidanceFrame(luma: Data(count: 9), width: 4_000_000, height: 4_000_000, rowStride: 4_000_001))
    #expect(cards.aim == before)
  }
}
