import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// Films on their way to the preparation group, and what of them lies in the clear there.
@Suite("Films")
@MainActor
struct FilmTests {
  private func team(_ hub: Hub, _ second: Phone) async throws -> (Screens, Screens) {
    let marijke = try await Phone().screens()
    try await marijke.session.core.team.found(
      link: try hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    await marijke.session.refresh()
    let invite = try await marijke.session.core.team.invite(uses: 1, hours: 1)
    let anouk = try await second.screens()
    _ = try await anouk.session.core.team.join(link: invite.link, name: "Anouk")
    await anouk.session.refresh()
    return (marijke, anouk)
  }

  /// Two films: a byte of the second's picture is another.
  private func films(_ phone: Phone) throws -> [URL] {
    var bytes = try Data(contentsOf: try #require(Samples.files("mp4").first))
    return try (0..<2).map { n in
      let film = phone.folder.url.appendingPathComponent("film\(n).mp4")
      try bytes.write(to: film)
      bytes[bytes.count / 2] ^= 1
      return film
    }
  }

  @Test("'send now' sends this film over mobile data, and no other; it stands through a restart without a network")
  func sendNow() async throws {
    let hub = try Hub()
    let phone = try Phone()
    let (marijke, first) = try await team(hub, phone)
    for film in try films(phone) {
      #expect(await first.camera.video(film), "\(String(describing: first.camera.fault))")
    }
    await first.submit.appear()
    for candidate in first.submit.candidates { first.submit.choose(candidate.id, true) }
    first.submit.sayAll(.none)
    await first.submit.submit()
    phone.network.set(.metered)
    await first.outbox.sync()
    let wanted = try #require(first.outbox.items.first)
    #expect(first.outbox.items.allSatisfy { $0.canSendNow && $0.why != nil } && first.outbox.items.count == 2)

    // Said in a tunnel; the app is killed, and what was said stands.
    phone.network.set(.none)
    await first.outbox.sendNow(wanted.id)
    #expect(first.outbox.fault == nil)
    phone.model.close()
    let anouk = try await phone.screens()
    phone.network.set(.metered)
    await anouk.outbox.sync()
    #expect(anouk.session.trouble == nil, "\(String(describing: anouk.session.trouble))")
    #expect(anouk.outbox.items.map(\.canSendNow) == [true], "only the other one still waits for Wi-Fi")
    await anouk.captures.appear()
    #expect(anouk.captures.tile(wanted.id)?.badge.word == "Ontvangen")
    await marijke.session.sync()
    await marijke.inbox.appear()
    #expect(marijke.inbox.rows.first?.arrived == "1 van 2 binnen")
  }

  @Test("leaving the inbox empties the folder of opened files, also of what is just being opened")
  func leaving() async throws {
    let hub = try Hub()
    let phone = try Phone()
    let (marijke, anouk) = try await team(hub, phone)
    for film in try films(phone) { await anouk.camera.video(film) }
    await anouk.camera.photo(try Data(contentsOf: Samples.files("jpg")[0]))
    await anouk.submit.appear()
    for candidate in anouk.submit.candidates { anouk.submit.choose(candidate.id, true) }
    anouk.submit.sayAll(.none)
    await anouk.submit.submit()
    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.inbox.appear()
    let row = try #require(marijke.inbox.rows.first)
    try #require(row.items.count == 3)

    // One item is opened and no other is fetched for it.
    let first = try #require(await marijke.inbox.open(row, row.items[0]), "\(String(describing: marijke.inbox.fault))")
    let folder = first.deletingLastPathComponent().deletingLastPathComponent()
    #expect(FileManager.default.subpaths(atPath: folder.path)?.count == 2, "a folder and a file")
    // Another is under way, from a hub that does not answer, when the screen goes.
    hub.freeze(true)
    async let second = marijke.inbox.open(row, row.items[1])
    #expect(await eventually { marijke.inbox.opening.contains(row.id) })
    marijke.inbox.closeFiles()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(await second == nil && marijke.inbox.fault == nil, "who left is told nothing")
    hub.freeze(false)
    #expect(!FileManager.default.fileExists(atPath: folder.path) && marijke.inbox.opening.isEmpty)

    // And it opens again, later; what a kill leaves is gone at the next opening.
    let again = try #require(
      await marijke.inbox.open(row, row.items[1]), "\(String(describing: marijke.inbox.fault))")
    #expect(FileManager.default.fileExists(atPath: again.path))
    await marijke.begin()
    #expect(!FileManager.default.fileExists(atPath: again.path))
  }
}
