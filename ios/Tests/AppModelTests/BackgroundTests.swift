import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What is large goes on when the app is left. A phone's own upload service is a plain HTTP client; here it is Foundation's.
@Suite("Uploads without the app")
@MainActor
struct BackgroundTests {
  final class Sender: BackgroundUploads, @unchecked Sendable {
    private let kept: Folder
    private let lock = NSLock()
    private var heard: [Int] = []

    init() throws { kept = try Folder("uploads") }

    var folder: URL { kept.url }
    /// What the hub answered.
    var answers: [Int] { lock.withLock { heard } }

    func begin(_ uploads: [BackgroundUpload]) async {
      for upload in uploads {
        guard let url = URL(string: upload.url) else { continue }
        var request = URLRequest(url: url)
        request.httpMethod = "PATCH"
        for (name, value) in upload.headers { request.setValue(value, forHTTPHeaderField: name) }
        let file = URL(fileURLWithPath: upload.file)
        let status: Int = await withCheckedContinuation { done in
          let task = URLSession.shared.uploadTask(with: request, fromFile: file) { _, answer, _ in
            done.resume(returning: (answer as? HTTPURLResponse)?.statusCode ?? 0)
          }
          task.resume()
        }
        lock.withLock { heard.append(status) }
      }
    }
  }

  @Test(
    "the platform sends sealed files from where the hub stands; the next sync finds them there and sends nothing again")
  func leaving() async throws {
    let hub = try Hub()
    let marijke = try await Phone().screens()
    try await marijke.session.core.team.found(
      link: try hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    let invite = try await marijke.session.core.team.invite(uses: 1, hours: 1)
    let phone = try Phone()
    let screens = try await phone.screens()
    let sender = try Sender()
    await screens.camera.photo(try Data(contentsOf: Samples.files("jpg")[0]))
    await phone.model.leaveScreen(sender)
    #expect(sender.answers.isEmpty, "without a team there is nowhere to send to")

    _ = try await screens.session.core.team.join(link: invite.link, name: "Anouk")
    await screens.session.refresh()
    await screens.camera.photo(try Data(contentsOf: Samples.files("jpg")[1]))
    phone.network.set(.none)
    await phone.model.leaveScreen(sender)
    #expect(sender.answers.isEmpty, "without a network neither")
    phone.network.set(.unmetered)
    await phone.model.leaveScreen(sender)
    #expect(sender.answers == [204, 204])

    // The app is back: large objects are signed for without a byte of them being sent.
    let (events, teller) = AsyncStream.makeStream(of: SyncEvent.self)
    let report = try await screens.session.core.sync(includeVideo: false) { teller.yield($0) }
    teller.finish()
    var largest: UInt64 = 0
    for await event in events {
      if case .upload(_, _, _, _, let total) = event { largest = max(largest, total) }
    }
    #expect(report.failed.isEmpty && report.sentObjects > 2)
    #expect(largest < 1 << 20, "only previews went")
    await screens.session.refresh()
    #expect(screens.session.home?.outbox.received == 2)
  }
}
