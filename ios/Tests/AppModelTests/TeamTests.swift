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

  @Test("a preparer joins by a compared code, without a tap")
  func compare() async throws {
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
    // The screen was closed, or the app killed: its digits are there again.
    second.join.reset()
    await second.join.appear()
    #expect(second.join.step == .compare(code: code), "\(second.join.step)")
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
  }

  @Test("a recovery sheet brings a person back on an empty phone, by its typed words; a mistake is said word by word")
  func recovered() async throws {
    let hub = try Hub()
    let first = try await Phone().screens()
    first.join.recognise(try hub.foundingLink())
    (first.join.teamName, first.join.name) = ("De Regenboog", "Marijke")
    await first.join.goOn()
    let labels = first.session.words.sheetLabels(who: "Marijke")
    #expect(labels.explain.count == 2 && labels.lang == "nl")
    let lines = try await first.session.core.team.printSheet(labels: labels).text.split(separator: "\n")
    // As they stand on the sheet, numbers and all, four beside each other.
    let typed = lines.filter { $0.prefix { $0 == " " }.count >= 2 && $0.contains { $0.isNumber } && $0.count > 40 }
    let hubLine = try #require(lines.first { $0.hasPrefix(labels.hubLabel + "  ") })
    let teamLine = try #require(lines.first { $0.hasPrefix(labels.teamLabel + "  ") })

    let empty = try await Phone().screens()
    empty.join.typeSheet()
    #expect(!empty.join.canGoOn)
    empty.join.sheetWords = "abandon ability"
    empty.join.sheetHub = " \(hubLine.dropFirst(labels.hubLabel.count)) "
    empty.join.sheetTeam = String(teamLine.dropFirst(labels.teamLabel.count))
    #expect(empty.join.canGoOn)
    await empty.join.goOn()
    #expect(empty.join.step == .words && empty.join.fault?.message.contains("staan er 24") == true)
    empty.join.sheetWords = typed.joined(separator: "\n").uppercased()
    await empty.join.goOn()
    try #require(empty.join.step == .done, "\(String(describing: empty.join.fault)) \(empty.join.sheetWords)")
    #expect(empty.join.sheetWords.isEmpty, "the words do not stay on a screen")
    await empty.session.refresh()
    #expect(empty.session.isPreparer && empty.session.home?.name == "Marijke")
  }

  @Test("the words of a sheet are put in order by their numbers; without all of them as they were typed")
  func inOrder() {
    #expect(JoinModel.inOrder(" 1  Aap   3  mies\n 2. noot") == "aap noot mies")
    #expect(JoinModel.inOrder("aap noot, mies") == "aap noot mies")
    #expect(JoinModel.inOrder("1 aap noot 3 mies") == "aap noot mies")
  }

  @Test("a preparer closes an invite and takes a person out of the team")
  func closing() async throws {
    let hub = try Hub()
    let marijke = try await Phone().screens()
    try await marijke.session.core.team.found(
      link: try hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    await marijke.session.refresh()
    await marijke.settings.inviteColleagues(3, hours: 1)
    let link = try #require(marijke.settings.invite?.link, "\(String(describing: marijke.settings.fault))")
    let anouk = try await Phone().screens()
    _ = try await anouk.session.core.team.join(link: link, name: "Anouk")
    await anouk.session.refresh()
    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.settings.appear()
    let open = try #require(marijke.settings.invites.first)
    #expect(open.about.hasPrefix("collega, nog 2 keer, tot "), "\(open.about)")
    await marijke.settings.close(invite: open.id)
    #expect(marijke.settings.fault == nil && marijke.settings.invites.isEmpty)
    let late = try await Phone().screens()
    #expect(await fault { try await late.session.core.team.join(link: link, name: "Bas") }?.code == "team.invite_over")

    #expect(marijke.settings.members.filter(\.canRemove).map(\.name) == ["Anouk"], "never oneself")
    await anouk.settings.appear()
    #expect(anouk.settings.members.allSatisfy { !$0.canRemove }, "only preparers may")
    await marijke.settings.remove(person: try #require(marijke.settings.members.first { $0.canRemove }))
    #expect(marijke.settings.fault == nil, "\(String(describing: marijke.settings.fault))")
    #expect(marijke.settings.members.allSatisfy { !$0.canRemove })
    await anouk.session.sync()
    await anouk.session.refresh()
    #expect(!anouk.session.isMember)
    #expect(await eventually { anouk.start.offersJoining })
  }

  @Test("the assignment at a glance: before its trial period, in it, and after")
  func assignment() async throws {
    let hub = try Hub()
    let marijke = try await Phone().screens()
    try await marijke.session.core.team.found(
      link: try hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    await marijke.session.refresh()
    #expect(marijke.start.assignment == nil && marijke.start.outdated == nil)
    let over = try await marijke.session.core.cycles.create(draft: .exitCards(from: -20, until: -6))
    try await marijke.session.core.cycles.publish(cycle: over)
    #expect(await eventually { marijke.start.assignment?.daysLeft == "voorbij" })
    #expect(marijke.start.assignment?.until.contains(" tot en met ") == true)
    #expect(marijke.start.assignment?.forWhom == "Voor: groep 5 tot en met 8")
    let next = try await marijke.session.core.cycles.create(draft: .exitCards(from: 3, until: 9))
    #expect(marijke.start.assignment?.daysLeft == "voorbij", "a draft is no assignment")
    try await marijke.session.core.cycles.publish(cycle: next)
    #expect(await eventually { marijke.start.assignment?.daysLeft == "begint over 3 dagen" })
    let now = try await marijke.session.core.cycles.create(draft: .exitCards(from: -3, until: 0))
    try await marijke.session.core.cycles.publish(cycle: now)
    #expect(await eventually { marijke.start.assignment?.daysLeft == "laatste dag" })
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
