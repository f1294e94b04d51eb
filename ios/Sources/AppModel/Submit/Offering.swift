import Bridge
import Foundation

/// What there is to tell of: looked up in the core, with what was chosen before.
extension SubmitModel {
  /// How many of each are offered: the newest.
  private static let few = 8

  /// As it was chosen so far.
  func withChoices(_ fresh: Telling) -> Telling {
    var telling = fresh
    let before = tellings.first { $0.id == fresh.id }
    telling.detail = before.map(\.detail).flatMap { fresh.details.contains($0) ? $0 : nil } ?? .counts
    let may = fresh.source == .round ? fresh.refusal == nil : fresh.details.contains(telling.detail)
    telling.chosen = may && choices[fresh.id] ?? false
    telling.pieces = fresh.pieces.map { kept($0, before?.pieces) }
    telling.photos = fresh.photos.map { kept($0, before?.photos) }
    return telling
  }

  /// A pupil who changed an answer is asked about anew.
  private func kept(_ piece: Piece, _ before: [Piece]?) -> Piece {
    guard let old = before?.first(where: { $0.id == piece.id }), old.text == piece.text else { return piece }
    var piece = piece
    (piece.chosen, piece.pupils) = (old.chosen, old.pupils)
    return piece
  }

  /// What there is to tell of, newest first, with nothing chosen.
  func offeredTellings() async throws -> [Telling] {
    let results = try await session.core.cards.results()
    let all = try await session.core.pupils.rounds()
    // What was asked for is offered, however long ago it was.
    let asked = { (id: String) in self.choices[id] == true }
    var offered: [(at: Int64, telling: Telling)] = []
    for (place, row) in results.enumerated() where place < Self.few || asked(row.id) {
      offered.append((row.at, try await telling(row)))
    }
    for (place, round) in all.filter({ $0.done > 0 }).enumerated() where place < Self.few || asked(round.id) {
      let result = try await session.core.pupils.result(round: round.id)
      offered.append((round.at, telling(round, result)))
    }
    return offered.sorted { $0.at > $1.at }.map(\.telling)
  }

  private func telling(_ row: ResultRow) async throws -> Telling {
    let words = session.words
    let about = [row.lesson, words(.cardsCount, n: Int(row.cards)), words.moment(row.at)]
    let result = try await session.core.cards.result(result: row.id)
    var photos: [Piece] = []
    for capture in result.captures {
      // A photo that was removed since is none to send.
      guard !session.hidden.contains(capture), (try? await session.core.captures.show(capture: capture)) != nil
      else { continue }
      photos.append(Piece(id: capture, number: "", about: "", text: "", photo: capture, of: 0, topic: ""))
    }
    let details: [Telling.Detail] = [
      result.countsMayBeTold ? .counts : nil, .cards, photos.isEmpty ? nil : .photos,
    ].compactMap { $0 }
    return Telling(
      id: row.id, source: .cards, title: row.title, about: about.compactMap { $0 }.joined(separator: " · "),
      details: details, refusal: result.countsMayBeTold ? nil : tooFew, photos: photos)
  }

  private var tooFew: String { session.words.fault(code: "pupil.too_few").message }

  private func telling(_ round: Round, _ result: RegistrationResult) -> Telling {
    let words = session.words
    let counted = words(.pupilCount, ["n": String(round.done), "of": String(round.of)])
    let about = [round.lesson ?? round.goal, round.className, counted, words.moment(round.at)]
    return Telling(
      id: round.id, source: .round, title: round.form,
      about: about.compactMap { $0 }.joined(separator: " · "),
      refusal: result.mayBeTold ? nil : tooFew, pieces: pieces(result))
  }

  /// What single pupils said.
  private func pieces(_ result: RegistrationResult) -> [Piece] {
    let words = session.words
    return result.pieces.map { said in
      Piece(
        id: "\(said.number)/\(said.about)/\(said.item ?? "")", number: words(.pupilNumber, ["n": String(said.number)]),
        about: words.about(said.about), text: words.said(said.about, said.text), photo: said.item, of: said.number,
        topic: said.about)
    }
  }
}

extension Words {
  /// What a pupil said something about.
  func about(_ topic: String) -> String {
    switch topic {
    case "mastery": self(.aboutMastery)
    case "effort": self(.aboutEffort)
    case "difficulty": self(.aboutDifficulty)
    case "motivation": self(.aboutMotivation)
    case "wellbeing": self(.aboutWellbeing)
    case "minutes": self(.aboutMinutes)
    case "words": self(.aboutWords)
    case "photo": self(.aboutPhoto)
    case "help": self(.aboutHelp)
    default: topic
    }
  }

  /// How much of a result of cards is told; none of it.
  public func detail(_ detail: SubmitModel.Telling.Detail?) -> String {
    switch detail {
    case nil: self(.submitNothing)
    case .counts: self(.submitCounts)
    case .cards: self(.submitCards)
    case .photos: self(.submitCardPhotos)
    }
  }

  /// What that means, for who wants to know.
  public func explain(_ detail: SubmitModel.Telling.Detail) -> String {
    switch detail {
    case .counts: self(.submitCountsHint)
    case .cards: self(.submitCardsHint)
    case .photos: self(.submitCardPhotosHint)
    }
  }
}
