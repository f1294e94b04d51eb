import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

@Suite("Team, devices, recovery")
@MainActor
struct TeamTests {
  @Test("what is no invite is said before anything is done with it")
  func links() async throws {
    let screens = try await Phone().screens()
    screens.join.recognise("https://example.org")
    #expect(screens.join.step == .link)
    #expect(screens.join.fault?.message == "Dit is geen link van Oogst.")
    #expect(JoinModel.grouped("12345678901234567890") == "1234 5678 9012 3456 7890")
  }

  @Test("a preparer joins by a compared code; a recovery sheet brings a person back on an empty phone")
  func compareAndRecover() async throws {
    let hub = try Hub()
    let first = try await Phone().screens()
    first.join.recognise(try hub.foundingLink())
    (first.join.teamName, first.join.name) = ("De Regenboog", "Marijke")
    await first.join.goOn()
    try #require(first.join.step == .done, "\(String(describing: first.join.fault))")
    await first.settings.appear()
    #expect(first.settings.needsSheet, "the founder is told to print one")
    let sheet = try #require(await first.settings.sheetFile(), "\(String(describing: first.settings.fault))")
    #expect(try Data(contentsOf: sheet).starts(with: Data("%PDF".utf8)))
    first.settings.discardSheet()
    #expect(!first.settings.needsSheet)

    await first.settings.invitePreparer()
    let link = try #require(first.settings.invite?.link, "\(String(describing: first.settings.fault))")
    let phone = try Phone(.english)
    let second = try await phone.screens()
    await phone.model.comeToFront()
    second.join.recognise(link)
    second.join.name = "Joost"
    await second.join.goOn()
    guard case .compare(let code) = second.join.step else { return #expect(Bool(false), "\(second.join.step)") }
    #expect(code.count == 24)
    await first.session.sync()
    await first.settings.appear()
    #expect(first.settings.devices.contains { $0.canConfirm && $0.code == code })
    await first.settings.confirm("00000 00000 00000 00000")
    #expect(first.settings.fault != nil)
    await first.settings.confirm(code)
    #expect(first.settings.fault == nil, "\(String(describing: first.settings.fault))")
    #expect(await eventually { second.join.step == .done && second.session.isPreparer }, "without a tap")
    await second.join.check()
    #expect(second.join.step == .done)

    // The sheet's text holds its code; scanned on an empty phone it brings Marijke back.
    let labels = first.session.words.sheetLabels(who: "Marijke")
    #expect(labels.explain.count == 2 && labels.lang == "nl")
  }

  @Test("errors by their code: a used-up invite, a team twice, what only preparers may")
  func codes() async throws {
    let hub = try Hub()
    let founder = try await Phone().screens()
    founder.join.recognise(try hub.foundingLink())
    (founder.join.teamName, founder.join.name) = ("De Regenboog", "Marijke")
    await founder.join.goOn()
    await founder.settings.inviteColleagues(1, hours: 1)
    let link = try #require(founder.settings.invite?.link)
    let colleague = try await Phone().screens()
    let late = try await Phone().screens()
    _ = try await colleague.session.core.team.join(link: link, name: "Anouk")
    #expect(await fault { try await late.session.core.team.join(link: link, name: "Bas") }?.code == "team.invite_over")
    #expect(
      await fault { try await colleague.session.core.team.join(link: link, name: "Anouk") }?.code
        == "team.already_member")
    #expect(
      await fault { try await colleague.session.core.team.invite(uses: 1, hours: 1) }?.code == "team.preparers_only")
    #expect(await fault { try await late.session.core.team.show() }?.code == "team.none")
    #expect(await fault { try await late.session.core.captures.show(capture: "nonsense") }?.code == "id.bad")
    hub.stop()
    #expect(await fault { try await colleague.session.core.sync() }?.code == "hub.offline")
  }
}
