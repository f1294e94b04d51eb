import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

/// How the class saw it goes along with a submission, and the preparers see it.
@Suite("Results that go along")
@MainActor
struct TellingTests {
  private func team(_ hub: Hub) async throws -> (Screens, Screens) {
    let marijke = try await Phone().screens()
    try await marijke.session.core.team.found(
      link: try hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    await marijke.session.refresh()
    let invite = try await marijke.session.core.team.invite(uses: 1, hours: 1)
    let anouk = try await Phone().screens()
    _ = try await anouk.session.core.team.join(link: invite.link, name: "Anouk")
    await anouk.session.refresh()
    return (marijke, anouk)
  }

  /// A pupil says it all: understood well enough, wrote something, with a photo.
  private func register(_ number: UInt16, _ pupil: PupilModel, photo: Data) async throws {
    await pupil.choose(number)
    while case .question(let asked) = pupil.stage {
      switch asked.wants {
      case .words:
        pupil.type("Ik deed het met \(number + 1).")
        guard case .question(let now) = pupil.stage else { return }
        await pupil.goOnWith(now)
      case .photo: await pupil.photo(photo)
      default: await pupil.choose(asked.choices[0])
      }
      try #require(pupil.fault == nil, "\(asked.key): \(String(describing: pupil.fault))")
    }
    await pupil.done()
    await pupil.next()
  }

  @Test("counts of cards and of pupils go along, with pieces that the teacher chose; fewer than five are not counted")
  func along() async throws {
    let hub = try Hub()
    let (marijke, anouk) = try await team(hub)
    await anouk.cards.read([try #require(Samples.files("jpg", in: "desk").first)])
    let cards = try #require(anouk.cards.result, "\(String(describing: anouk.cards.fault))")

    await anouk.handOver.appear()
    let made = anouk.handOver.newClass()
    made.count = 6
    await anouk.handOver.choose(class: try #require(await made.save()))
    (anouk.handOver.form, anouk.handOver.lesson) = ("whole", "Breuken")
    let round = try #require(await anouk.handOver.round(), "\(String(describing: anouk.handOver.fault))")
    await anouk.pupil.begin(round)
    let photos = Samples.files("jpg")
    for number in 1...4 {
      try await register(UInt16(number), anouk.pupil, photo: try Data(contentsOf: photos[0]))
    }

    // Four are too few to count, and that is said.
    anouk.submit.include(round)
    await anouk.submit.appear()
    #expect(anouk.submit.candidates.isEmpty, "neither photos of cards nor of pupils' work are offered as pictures")
    let few = try #require(anouk.submit.tellings.first { $0.id == round })
    #expect(!few.chosen && few.refusal?.contains("vijf") == true)
    anouk.submit.tell(round, true)
    #expect(anouk.submit.tellings.first { $0.id == round }?.chosen == false)

    try await register(5, anouk.pupil, photo: try Data(contentsOf: photos[0]))
    anouk.submit.include(cards.id)
    await anouk.submit.appear()
    let told = try #require(anouk.submit.tellings.first { $0.id == round })
    #expect(told.chosen && told.refusal == nil, "ticked, since it was asked for")
    #expect(anouk.submit.tellings.first { $0.id == cards.id }?.chosen == true)
    let written = try #require(told.pieces.first { $0.number == "Nummer 2" && !$0.text.isEmpty })
    let photo = try #require(told.pieces.first { $0.number == "Nummer 3" && $0.photo != nil })
    anouk.submit.tell(round, piece: written.id, true)
    anouk.submit.tell(round, piece: photo.id, true)
    #expect(anouk.submit.missing == "Zeg nog bij 1 opname wie te herkennen is.")
    anouk.submit.sayAll(.recognisable)
    #expect(anouk.submit.missing == nil, "the same for all holds for pupils' photos too")
    anouk.submit.say(round, piece: photo.id, .none)
    await anouk.submit.appear()
    #expect(anouk.submit.missing == nil && anouk.submit.chosenText == "4 gekozen")
    await anouk.submit.submit()
    try #require(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")
    #expect(anouk.submit.tellings.allSatisfy { !$0.chosen })

    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.inbox.appear()
    let row = try #require(marijke.inbox.rows.first)
    #expect(row.told.count == 2)
    let result = try #require(row.told.first { $0.about.contains("6 kaarten") })
    #expect(!result.questions.isEmpty && result.questions.allSatisfy { !$0.bars.isEmpty })
    let said = try #require(row.told.first { $0.about.contains("5 leerlingen") })
    #expect(said.about.contains("Breuken") && said.questions.first?.bars.map(\.count).reduce(0, +) == 5)
    #expect(said.lines.contains { $0.contains("van 5") }, "\(said.lines)")
    #expect(said.pieces.map(\.number) == ["Nummer 2", "Nummer 3"])
    #expect(said.pieces.first?.text == "Ik deed het met 3." && said.pieces.last?.item != nil)
  }

  @Test("leaving with something unsent is said first, and leaving anyway is another word")
  func leaving() async throws {
    let hub = try Hub()
    let (_, anouk) = try await team(hub)
    anouk.submit.answers[.successes] = "Mooi"
    await anouk.submit.submit()
    await anouk.settings.leave()
    #expect(anouk.settings.unsent?.message.contains("nog niet verstuurd") == true && anouk.settings.fault == nil)
    #expect(anouk.session.isMember)
    await anouk.settings.leave(anyway: true)
    #expect(anouk.settings.unsent == nil && !anouk.session.isMember, "\(String(describing: anouk.settings.fault))")
  }
}
