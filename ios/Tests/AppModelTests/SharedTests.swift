import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// What other apps hand over, and what the person chooses: nothing is lost, nothing is silent.
@Suite("Shared and chosen files")
@MainActor
struct SharedTests {
  /// Seals nothing; fails as it is told to.
  final class Lock: @unchecked Sendable {
    private let lock = NSLock()
    private var trouble: (any Error)?

    func fail(_ error: (any Error)?) { lock.withLock { trouble = error } }

    func open(_ sealed: URL, _ file: URL) throws {
      if let trouble = lock.withLock({ trouble }) { throw trouble }
      try FileManager.default.copyItem(at: sealed, to: file)
    }
  }

  struct Locked: Error {}

  struct Converter: PictureConverter {
    let photo: URL
    func jpeg(of picture: URL) async -> Data? { try? Data(contentsOf: photo) }
  }

  private func drop(_ bytes: Data, _ name: String, in folder: Arrivals) throws {
    let begun = try folder.begin(named: name, sealed: true)
    try bytes.write(to: begun)
    try folder.finish(begun)
  }

  @Test("a sealed file that can never be opened is told of once, not at every start, and not kept for ever")
  func damaged() async throws {
    let folder = try Folder("drops")
    let (sealed, lock) = (Arrivals(folder: folder.url), Lock())
    lock.fail(Drops.Damaged())
    let phone = try Phone(lent: .init(drops: Drops(folder: sealed) { try lock.open($0, $1) }))
    try drop(Data([1, 2, 3]), "photo.jpg", in: sealed)
    for start in 1...5 {
      let screens = try await phone.screens()
      #expect(screens.camera.refused.count == (start == 1 ? 1 : 0))
      #expect(sealed.waiting().count == (start < 5 ? 1 : 0))
      phone.model.close()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("a sealed file stays until the core has it: a locked phone opens it later, a damaged one is told once and kept")
  func sealed() async throws {
    let folder = try Folder("drops")
    let (sealed, lock) = (Arrivals(folder: folder.url), Lock())
    let phone = try Phone(lent: .init(drops: Drops(folder: sealed) { try lock.open($0, $1) }))
    try drop(try Data(contentsOf: Samples.files("jpg")[0]), "photo.JPG", in: sealed)
    lock.fail(Locked())
    let screens = try await phone.screens()
    #expect(sealed.waiting().count == 1 && screens.camera.refused.isEmpty)
    #expect(sealed.waiting().first?.lastPathComponent.hasSuffix(".jpg.sealed") == true)

    lock.fail(Drops.Damaged())
    await phone.model.comeToFront()
    await screens.takeArrivals()
    #expect(sealed.waiting().count == 1)
    #expect(screens.camera.refused.count == 1, "once")
    screens.camera.acknowledge()

    lock.fail(nil)
    await screens.takeArrivals()
    #expect(sealed.waiting().isEmpty && phone.arrivals.waiting().isEmpty)
    #expect(screens.session.notice?.text == "1 ding staat klaar in Oogst")
    #expect(try await screens.session.core.captures.list(after: nil, limit: nil).rows.count == 1)

    // What can't ever be taken in is told, and does not come back.
    try drop(Data(), "leeg.jpg", in: sealed)
    await screens.takeArrivals()
    #expect(screens.camera.refused.map(\.message).first?.hasPrefix("Dit bestand is leeg.") == true)
    #expect(sealed.waiting().isEmpty)

    // A link is not a file: it opens joining.
    try drop(Data("https://example.org".utf8), "a.\(Drops.link)", in: sealed)
    await screens.takeArrivals()
    #expect(screens.join.isOpen && sealed.waiting().isEmpty && phone.arrivals.waiting().isEmpty)
    await phone.model.leaveScreen(Nowhere(folder: folder.url))
  }

  @Test("the share sheet says what went: all, some or nothing")
  func said() {
    let words = Words(.dutch)
    #expect(Drops.said(2, of: 2, words) == "2 dingen staan klaar in Oogst")
    #expect(Drops.said(2, of: 3, words).hasPrefix("Klaar in Oogst: 2 van 3."))
    #expect(
      Drops.said(0, of: 3, words) == "Dit kon niet naar Oogst" && Drops.said(0, of: 0, words) == words(.shareFailed))
  }

  @Test("chosen documents: each that can't be taken in is told, what was is said, and no copy stays")
  func chosen() async throws {
    let phone = try Phone()
    let screens = try await phone.screens()
    let photo = phone.folder.url.appendingPathComponent("photo.jpg")
    try FileManager.default.copyItem(at: Samples.files("jpg")[0], to: photo)
    let empty = phone.folder.url.appendingPathComponent("empty.pdf")
    try Data().write(to: empty)
    screens.lesson.say("Breuken")
    await screens.camera.documents([empty, photo])
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.map(\.lesson) == [nil], "it may be of another lesson than the one of now")
    #expect(screens.camera.refused.count == 1 && screens.session.notice?.text == "1 ding staat klaar in Oogst")
    #expect(!FileManager.default.fileExists(atPath: photo.path) && !FileManager.default.fileExists(atPath: empty.path))
  }

  @Test("a HEIC picture is handed to the core as JPEG; where nothing can make one, the core says what to do")
  func heic() async throws {
    let heic = Data([0, 0, 0, 24]) + Data("ftypheic".utf8) + Data(repeating: 0, count: 2000)
    #expect(Heif.isOne(heic) && !Heif.isOne(Data("ftyp".utf8)))
    #expect(!Heif.isOne(Data([0, 0, 0, 24]) + Data("ftypmp42".utf8)))
    let phone = try Phone(lent: .init(converter: Converter(photo: Samples.files("jpg")[0])))
    let screens = try await phone.screens()
    let file = phone.folder.url.appendingPathComponent("IMG_1.HEIC")
    try heic.write(to: file)
    await screens.camera.documents([file])
    let rows = try await screens.session.core.captures.list(after: nil, limit: nil).rows
    #expect(rows.map(\.kind) == [.photo] && screens.camera.refused.isEmpty, "\(screens.camera.refused)")

    let without = try await Phone().screens()
    try heic.write(to: file)
    await without.camera.documents([file])
    #expect(without.camera.refused.first?.message.isEmpty == false)
  }

  struct Nowhere: BackgroundUploads {
    let folder: URL
    func begin(_ uploads: [BackgroundUpload]) async {}
  }
}
