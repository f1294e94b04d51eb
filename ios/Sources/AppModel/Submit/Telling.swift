import Bridge
import Foundation

extension SubmitModel {
  /// A result of cards or a round of registrations that may go along: its counts, and single pieces that the teacher chooses.
  public struct Telling: Sendable, Equatable, Identifiable {
    public enum Source: Sendable { case cards, round }

    public let id: String
    public let source: Source
    public let title: String
    /// "Breuken · 24 kaarten · di 17 nov, 10.40".
    public let about: String
    /// Its counts go along.
    public var chosen: Bool
    /// Why counts can't go along; none when they can.
    public let refusal: String?
    public var pieces: [Piece]
  }

  /// What one pupil said, under a number.
  public struct Piece: Sendable, Equatable, Identifiable {
    public let id: String
    /// "Nummer 7".
    public let number: String
    /// What was written; empty for a photo.
    public let text: String
    /// The photo of own work.
    public let photo: String?
    public var chosen = false
    /// Who can be recognised in the photo.
    public var pupils: Pupils?
    let of: UInt16
    let topic: String
  }

  /// How many of each are offered: the newest.
  private static let few = 8

  /// "Meesturen" was tapped at a result or a round: it is ticked when the screen opens.
  public func include(_ id: String) {
    choices[id] = true
    change(telling: id) { if $0.refusal == nil { $0.chosen = true } }
  }

  /// The counts of a result or round go along, or not.
  public func tell(_ id: String, _ chosen: Bool) {
    choices[id] = chosen
    change(telling: id) { $0.chosen = chosen && $0.refusal == nil }
  }

  /// A single piece goes along, or not.
  public func tell(_ id: String, piece: String, _ chosen: Bool) {
    change(telling: id, piece: piece) { $0.chosen = chosen }
  }

  /// Who can be recognised in a pupil's photo.
  public func say(_ id: String, piece: String, _ pupils: Pupils) {
    change(telling: id, piece: piece) { $0.pupils = pupils }
  }

  /// How many go along.
  var told: Int { tellings.reduce(0) { $0 + ($1.chosen ? 1 : 0) + $1.pieces.filter(\.chosen).count } }
  /// Photos of pupils' work of which nobody said who can be recognised.
  var piecesUnsaid: Int { photos.filter { $0.pupils == nil }.count }

  private var photos: [Piece] { tellings.flatMap(\.pieces).filter { $0.chosen && $0.photo != nil } }

  func sayPieces(_ pupils: Pupils) {
    for piece in photos {
      for telling in tellings { say(telling.id, piece: piece.id, pupils) }
    }
  }

  /// A pupil's photo goes along as a capture too, once.
  var chosenPhotos: [ChosenCapture] {
    var seen: Set<String> = []
    return photos.compactMap { piece in
      guard let capture = piece.photo, let pupils = piece.pupils, seen.insert(capture).inserted else { return nil }
      return ChosenCapture(capture: capture, pupils: pupils)
    }
  }

  var chosenResults: [ChosenResult] {
    tellings.filter { $0.source == .cards && $0.chosen }.map { ChosenResult(result: $0.id, detail: .counts) }
  }

  var chosenRounds: [ChosenRound] {
    tellings.filter { $0.source == .round }.compactMap { telling in
      let pieces = telling.pieces.filter(\.chosen).map { ChosenPiece(number: $0.of, about: $0.topic) }
      guard telling.chosen || !pieces.isEmpty else { return nil }
      return ChosenRound(round: telling.id, tally: telling.chosen, pieces: pieces)
    }
  }

  /// As it was chosen so far.
  func withChoices(_ fresh: Telling) -> Telling {
    var telling = fresh
    telling.chosen = fresh.refusal == nil && choices[fresh.id] ?? false
    let before = tellings.first { $0.id == fresh.id }?.pieces ?? []
    let kept = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for index in telling.pieces.indices {
      let piece = telling.pieces[index]
      guard let old = kept[piece.id], old.text == piece.text else { continue }
      (telling.pieces[index].chosen, telling.pieces[index].pupils) = (old.chosen, old.pupils)
    }
    return telling
  }

  /// What there is to tell of, newest first, with nothing chosen.
  func offeredTellings() async throws -> [Telling] {
    let results = try await session.core.cards.results()
    let rounds = try await session.core.pupils.rounds().filter { $0.done > 0 }
    // What was asked for is offered, however long ago it was.
    let asked = { (id: String) in self.choices[id] == true }
    var offered: [(at: Int64, telling: Telling)] = []
    for (place, row) in results.enumerated() where place < Self.few || asked(row.id) {
      offered.append((row.at, telling(row)))
    }
    for (place, round) in rounds.enumerated() where place < Self.few || asked(round.id) {
      let result = try await session.core.pupils.result(round: round.id)
      offered.append((round.at, telling(round, result)))
    }
    return offered.sorted { $0.at > $1.at }.map(\.telling)
  }

  private func telling(_ row: ResultRow) -> Telling {
    let words = session.words
    let about = [row.lesson, words(.cardsCount, n: Int(row.cards)), words.moment(row.at)]
    return Telling(
      id: row.id, source: .cards, title: row.title, about: about.compactMap { $0 }.joined(separator: " · "),
      chosen: false, refusal: nil, pieces: [])
  }

  private func telling(_ round: Round, _ result: RegistrationResult) -> Telling {
    let words = session.words
    let counted = words(.pupilCount, ["n": String(round.done), "of": String(round.of)])
    let about = [round.lesson ?? round.goal, round.className, counted, words.moment(round.at)]
    let refusal = result.mayBeTold ? nil : words.fault(code: "pupil.too_few").message
    let said = result.words.map { piece($0.number, "words", text: $0.text, photo: nil) }
    let photos = result.photos.map { piece($0.number, "photo", text: "", photo: $0.capture) }
    return Telling(
      id: round.id, source: .round, title: round.form,
      about: about.compactMap { $0 }.joined(separator: " · "),
      chosen: false, refusal: refusal, pieces: said + photos)
  }

  private func piece(_ number: UInt16, _ topic: String, text: String, photo: String?) -> Piece {
    Piece(
      id: "\(number)/\(topic)/\(photo ?? "")", number: session.words(.pupilNumber, ["n": String(number)]), text: text,
      photo: photo, of: number, topic: topic)
  }

  private func change(telling id: String, _ how: (inout Telling) -> Void) {
    if let index = tellings.firstIndex(where: { $0.id == id }) { how(&tellings[index]) }
  }

  private func change(telling id: String, piece: String, _ how: (inout Piece) -> Void) {
    change(telling: id) { telling in
      if let index = telling.pieces.firstIndex(where: { $0.id == piece }) { how(&telling.pieces[index]) }
    }
  }
}
