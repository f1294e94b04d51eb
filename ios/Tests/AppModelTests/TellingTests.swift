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
    let written = try #require(told.pieces.first { $0.number == "Nummer 2" && $0.about == "in eigen woorden" })
    let photo = try #require(told.pieces.first { $0.number == "Nummer 3" && $0.photo != nil })
    anouk.submit.tell(round, piece: written.id, true)
    anouk.submit.tell(round, piece: photo.id, true)
    #expect(anouk.submit.missing == "Zeg nog bij 1 opname wie te herkennen is.")
    anouk.submit.sayAll(.recognisable)
    #expect(anouk.submit.missing == nil, "the same for all holds for pupils' photos too")
    anouk.submit.say(photo: try #require(photo.photo), .none)
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

  /// A round of a class of six, of which so many are done; with an exit card besides where it is asked for.
  private func round(_ screens: Screens, pupils: Int, card: Bool = false) async throws -> String {
    await screens.handOver.appear()
    let made = screens.handOver.newClass()
    made.count = 6
    await screens.handOver.choose(class: try #require(await made.save()))
    (screens.handOver.form, screens.handOver.lesson) = ("quick", "Breuken")
    // With a question to write something at.
    if card {
      screens.handOver.card = try #require(screens.handOver.cards.first { $0.name == "Eén vraag tot slot" }?.id)
    }
    let round = try #require(await screens.handOver.round(), "\(String(describing: screens.handOver.fault))")
    await screens.pupil.begin(round)
    for number in 1...pupils { try await register(UInt16(number), screens.pupil, photo: Data()) }
    return round
  }

  @Test("a reflection outlives the screen and the app until it is submitted")
  func draft() async throws {
    let hub = try Hub()
    let (_, anouk) = try await team(hub)
    let core = anouk.session.core.submissions
    await anouk.submit.appear()
    anouk.submit.answers[.successes] = "Mooi"
    #expect(await eventually { (try? await core.draft())?.successes == "Mooi" })
    // Another process would find the same: nothing but the core has it.
    let again = SubmitModel(anouk.session)
    again.answers[.obstacles] = "Tijd"
    await again.appear()
    #expect(again.answers[.successes] == "Mooi" && again.answers[.obstacles] == "Tijd", "what is typed already stays")
    again.answers[.successes] = "Heel mooi"
    await again.submit()
    #expect(again.fault == nil)
    let sent = try #require(await core.list().first?.versions.first?.reflection)
    #expect(sent.successes == "Heel mooi" && sent.obstacles == "Tijd")
    await again.keeping?.value
    #expect(try await core.draft().successes == "")
    // Too long to be sent is too long to be kept, and that is said while it can be made shorter.
    again.answers[.obstacles] = String(repeating: "o", count: 4001)
    #expect(await eventually { again.fault != nil })
  }

  @Test("single answers go along under a number, also of too few to count; the preparer sees what each is about")
  func answers() async throws {
    let hub = try Hub()
    let (marijke, anouk) = try await team(hub)
    let round = try await round(anouk, pupils: 2)
    anouk.submit.include(round)
    await anouk.submit.appear()
    let offered = try #require(anouk.submit.tellings.first { $0.id == round })
    #expect(!offered.chosen && offered.refusal != nil, "two are too few to count")
    #expect(
      offered.pieces.map { "\($0.number) \($0.about)" } == [
        "Nummer 1 hoe goed snap je het", "Nummer 1 inzet", "Nummer 1 hulp", "Nummer 2 hoe goed snap je het",
        "Nummer 2 inzet", "Nummer 2 hulp",
      ], "by number, in the order they were asked")
    #expect(offered.pieces.allSatisfy { !$0.chosen && !$0.text.isEmpty }, "nothing goes without the teacher's word")
    let mastery = try #require(offered.pieces.first)
    for piece in [mastery, offered.pieces[5]] { anouk.submit.tell(round, piece: piece.id, true) }
    // What was ticked stands when the screen looks again.
    await anouk.submit.appear()
    #expect(anouk.submit.chosenText == "2 gekozen" && anouk.submit.missing == nil)
    await anouk.submit.submit()
    try #require(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")

    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.inbox.appear()
    let told = try #require(marijke.inbox.rows.first?.told.first)
    #expect(told.questions.isEmpty && told.lines.isEmpty, "no counts")
    #expect(told.pieces.map(\.about) == ["hoe goed snap je het", "hulp"])
    #expect(told.pieces.first?.text == mastery.text && told.pieces.last?.text == "wil hulp")
  }

  @Test("of cards go counts, every card, or the photos too: who can be recognised in those is asked")
  func cards() async throws {
    let hub = try Hub()
    let (marijke, anouk) = try await team(hub)
    await anouk.cards.read([try #require(Samples.files("jpg", in: "desk").first)])
    let cards = try #require(anouk.cards.result, "\(String(describing: anouk.cards.fault))")
    await anouk.submit.appear()
    var telling: SubmitModel.Telling { anouk.submit.tellings.first { $0.id == cards.id }! }
    #expect(telling.details == [.counts, .cards, .photos] && telling.told == nil && telling.photos.count == 1)

    // What came within one second has no order of its own: the one that was not there before is meant.
    var before: Set<String> = []
    func arrived() async throws -> InboxModel.Row {
      try #require(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")
      await anouk.session.sync()
      await marijke.session.sync()
      await marijke.inbox.appear()
      defer { before = Set(marijke.inbox.rows.map(\.id)) }
      return try #require(marijke.inbox.rows.first { !before.contains($0.id) })
    }

    anouk.submit.tell(cards.id, detail: .counts)
    await anouk.submit.submit()
    let counts = try await arrived()
    #expect(counts.items.isEmpty && counts.told.first?.lines.isEmpty == true, "no card, no number, no photo")
    #expect(telling.told == nil, "the next submission begins with nothing of it")

    anouk.submit.tell(cards.id, detail: .cards)
    await anouk.submit.submit()
    let each = try await arrived()
    #expect(each.items.isEmpty && each.told.first?.questions.isEmpty == false)
    let rows = try await marijke.session.core.inbox.list().rows
    let result = try #require(rows.first { $0.arrival == each.arrival }?.results.first)
    #expect(!result.view.written.isEmpty && result.captures.isEmpty == false, "each card with its number")

    anouk.submit.tell(cards.id, detail: .photos)
    #expect(anouk.submit.missing == "Zeg nog bij 1 opname wie te herkennen is.")
    anouk.submit.say(photo: try #require(telling.photos.first?.photo), .none)
    await anouk.submit.appear()
    #expect(telling.told == .photos && anouk.submit.missing == nil, "what was said stays")
    anouk.submit.tell(cards.id, detail: nil)
    #expect(anouk.submit.chosenText == "Niets gekozen" && anouk.submit.missing != nil)
    anouk.submit.tell(cards.id, detail: .photos)
    await anouk.submit.submit()
    #expect(try await arrived().items.map(\.kind) == [.photo])
  }

  @Test("a digital exit card is told of too: no counts under five, and card by card as the teacher chooses")
  func digital() async throws {
    let hub = try Hub()
    let (marijke, anouk) = try await team(hub)
    let round = try await round(anouk, pupils: 4, card: true)
    let result = try #require(try await anouk.session.core.pupils.rounds().first { $0.id == round }?.cards)
    await anouk.submit.appear()
    let few = try #require(anouk.submit.tellings.first { $0.id == result })
    #expect(few.refusal?.contains("vijf") == true && few.details == [.cards], "\(few)")
    await anouk.cards.show(result)
    let open = try #require(anouk.cards.result?.questions.first { !$0.written.isEmpty })
    #expect(open.written.map(\.number) == (1...4).map { "Nummer \($0)" }, "the teacher reads what was written")
    #expect(open.written.map(\.text) == (1...4).map { "Ik deed het met \($0 + 1)." })
    anouk.submit.tell(result, true)
    anouk.submit.tell(result, detail: .counts)
    anouk.submit.include(result)
    #expect(anouk.submit.chosenText == "Niets gekozen")

    anouk.submit.tell(result, detail: .cards)
    await anouk.submit.appear()
    #expect(anouk.submit.tellings.first { $0.id == result }?.told == .cards)
    await anouk.submit.submit()
    try #require(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")
    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.inbox.appear()
    let told = try #require(marijke.inbox.rows.first?.told.first)
    #expect(told.about.contains("4 kaarten"))
    #expect(told.questions.flatMap(\.written).compactMap(\.text) == open.written.compactMap(\.text))

    // A fifth, and counts may go.
    try await register(5, anouk.pupil, photo: Data())
    await anouk.submit.appear()
    anouk.submit.tell(result, detail: .counts)
    await anouk.submit.submit()
    #expect(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")
  }

  @Test("a submission is changed: who can be recognised, what goes along, what was said; what was begun stays")
  func amending() async throws {
    let hub = try Hub()
    let (marijke, anouk) = try await team(hub)
    let photos = Samples.files("jpg")
    for photo in photos.prefix(2) { await anouk.camera.photo(try Data(contentsOf: photo)) }
    await anouk.submit.appear()
    anouk.submit.sayAll(.recognisable)
    anouk.submit.answers[.successes] = "Mooi"
    await anouk.submit.submit()
    await anouk.session.sync()
    let id = try #require(anouk.submit.submissions.first?.id)

    // A new one is begun: a third photo, and a word.
    await anouk.camera.photo(try Data(contentsOf: photos[2]))
    await anouk.submit.appear()
    let third = try #require(anouk.submit.candidates.first?.id)
    anouk.submit.say(third, .covered)
    anouk.submit.answers[.obstacles] = "Tijd"

    await anouk.submit.amend(id)
    #expect(anouk.submit.candidates.map(\.chosen) == [true, true, false], "what is fresh may go along too")
    #expect(anouk.submit.candidates.prefix(2).allSatisfy { $0.pupils == .recognisable })
    #expect(anouk.submit.answers[.successes] == "Mooi" && anouk.submit.answers[.obstacles] == "")
    #expect(anouk.submit.tellings.isEmpty && anouk.submit.missing == nil)
    anouk.submit.say(anouk.submit.candidates[0].id, .none)
    anouk.submit.choose(anouk.submit.candidates[1].id, false)
    anouk.submit.answers[.successes] = "Heel mooi"
    await anouk.submit.submit()
    try #require(anouk.submit.fault == nil, "\(String(describing: anouk.submit.fault))")
    #expect(anouk.submit.amending == nil && anouk.session.notice?.text.hasPrefix("Aangepast.") == true)
    #expect(anouk.submit.answers[.obstacles] == "Tijd", "what was begun is there again")
    #expect(anouk.submit.candidates.first { $0.id == third }?.pupils == .covered)
    #expect(anouk.submit.submissions.count == 1 && anouk.submit.submissions.first?.warning == nil)

    await anouk.session.sync()
    await marijke.session.sync()
    await marijke.inbox.appear()
    let row = try #require(marijke.inbox.rows.first)
    #expect(marijke.inbox.rows.count == 1 && row.items.count == 1 && marijke.inbox.putAside == nil)
    #expect(row.reflection.map(\.text) == ["Heel mooi"])
    #expect(row.items.first?.pupils == marijke.session.words.pupils(.none))

    // Begun and left: nothing changed. A look that began before it does not write over it.
    async let looked: Void = anouk.submit.reload()
    async let begun: Void = anouk.submit.amend(id)
    _ = await (looked, begun)
    #expect(anouk.submit.candidates.filter(\.chosen).count == 1 && anouk.submit.tellings.isEmpty)
    anouk.submit.answers[.successes] = "Toch niet"
    await anouk.submit.stopAmending()
    await anouk.submit.amend(id)
    #expect(anouk.submit.answers[.successes] == "Heel mooi")
    await anouk.submit.stopAmending()
    #expect(anouk.submit.answers[.obstacles] == "Tijd")
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
