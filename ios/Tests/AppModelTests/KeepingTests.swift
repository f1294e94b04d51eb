import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// While the app is in front everything goes and comes by itself.
@Suite("Keeping up")
@MainActor
struct KeepingTests {
  struct Nowhere: BackgroundUploads {
    let folder: URL
    func begin(_ uploads: [BackgroundUpload]) async {}
  }

  actor Asked: Teller {
    private(set) var times = 0
    func ask() async { times += 1 }
    func tell(_ text: String) async {}
  }

  @Test("what is made goes at once, what others made comes by itself; offline is no trouble; away, nothing goes on")
  func front() async throws {
    let hub = try Hub()
    let (first, asked) = (try Phone(), Asked())
    let marijke = try await first.screens()
    marijke.join.recognise(try hub.foundingLink())
    (marijke.join.teamName, marijke.join.name) = ("De Regenboog", "Marijke")
    await marijke.join.goOn()
    await marijke.settings.inviteColleagues()
    let second = try Phone(lent: .init(teller: asked))
    let anouk = try await second.screens()
    anouk.join.recognise(try #require(marijke.settings.invite?.link))
    anouk.join.name = "Anouk"
    await anouk.join.goOn()
    try #require(anouk.join.step == .done, "\(String(describing: anouk.join.fault))")

    // Offline: nothing is said about it, and nothing is lost.
    second.network.set(.none)
    await second.model.comeToFront()
    await anouk.camera.photo(try Data(contentsOf: Samples.files("jpg")[0]))
    await anouk.submit.appear()
    anouk.submit.sayAll(.none)
    await anouk.submit.submit()
    #expect(anouk.session.trouble == nil && anouk.submit.fault == nil)
    #expect(await eventually { await asked.times == 1 }, "the first submission is when telling becomes useful")

    // The network is back: it goes, and arrives at the other, without a tap.
    await first.model.comeToFront()
    second.network.set(.unmetered)
    second.model.networkChanged()
    await marijke.inbox.appear()
    #expect(await eventually { marijke.inbox.rows.first?.arrived == "1 van 1 binnen" })
    #expect(await eventually { anouk.session.home?.outbox.received == 1 })

    // Looking at it is told at once, and comes by itself too.
    await marijke.inbox.view(try #require(marijke.inbox.rows.first))
    #expect(await eventually { anouk.submit.submissions.first?.badge.icon == .people })
    await anouk.captures.appear()
    let tile = try #require(anouk.captures.sections.first?.tiles.first)
    #expect(tile.submitted && !tile.canCover, "what is submitted stays as it is")

    // Only text, with nothing to open, is told of as well.
    anouk.submit.answers[.successes] = "Mooi"
    await anouk.submit.submit()
    #expect(await eventually { marijke.inbox.rows.contains { $0.arrived == "alleen tekst" } })
    await marijke.inbox.view(try #require(marijke.inbox.rows.first { $0.arrived == "alleen tekst" }))
    #expect(await eventually { anouk.submit.submissions.allSatisfy { $0.badge.icon == .people } })

    // Away: what is made waits for the platform or for the next time in front.
    await second.model.leaveScreen(Nowhere(folder: second.folder.url))
    #expect(anouk.session.keeper.task == nil && anouk.session.keeper.watch == nil)
    await anouk.camera.photo(try Data(contentsOf: Samples.files("jpg")[1]))
    #expect(anouk.session.keeper.hurried == nil)
    await second.model.comeToFront()
    #expect(await eventually { anouk.session.home?.outbox.received == 2 })
    for phone in [first, second] { await phone.model.leaveScreen(Nowhere(folder: phone.folder.url)) }
  }

  @Test("time that the system takes back ends the core's work")
  func borrowedTime() async throws {
    let hub = try Hub()
    let phone = try Phone()
    let screens = try await phone.screens()
    try await screens.session.core.team.found(link: try hub.foundingLink(), teamName: "Hier", name: "Marijke")
    await screens.session.refresh()
    hub.freeze(true)
    let work = Task { await phone.model.syncInBackground { _ in } }
    #expect(await eventually { screens.session.syncTask != nil })
    work.cancel()
    _ = await work.value
    #expect(screens.session.syncTask == nil && screens.session.trouble == nil)
    hub.freeze(false)
  }

  @Test("patience grows to minutes")
  func patience() {
    var patience = Patience()
    let waits = (0..<12).map { _ in patience.next() }
    #expect(waits.first == .seconds(1) && waits[3] == .seconds(8) && waits.last == .seconds(300))
  }
}
