import Bridge
import Foundation

extension SubmitModel {
  /// A result of cards or a round of registrations that may go along: as much of it as the teacher chooses.
  public struct Telling: Sendable, Equatable, Identifiable {
    public enum Source: Sendable { case cards, round }

    /// How much of a result of cards is told.
    public enum Detail: Sendable, CaseIterable {
      /// How often each answer was given.
      case counts
      /// Every card with its number and answers.
      case cards
      /// The photos it was read from besides.
      case photos
    }

    public let id: String
    public let source: Source
    public let title: String
    /// "Breuken · 24 kaarten · di 17 nov, 10.40".
    public let about: String
    /// It goes along: a round's counts, a result of cards as `detail` says.
    public var chosen = false
    /// How much of a result of cards.
    public var detail = Detail.counts
    /// What may be chosen of a result of cards, the least first.
    public var details: [Detail] = []
    /// Why counts can't go along; none when they can.
    public let refusal: String?
    /// What single pupils said, by number.
    public var pieces: [Piece] = []
    /// The photos that a result of cards was read from.
    public var photos: [Piece] = []

    /// How much of a result of cards goes along; none when it stays here.
    public var told: Detail? { source == .cards && chosen ? detail : nil }
    /// "3 gekozen", of what single pupils said.
    var piecesChosen: Int { pieces.filter(\.chosen).count }
    /// Pictures that go along.
    var pictures: [Piece] { pieces.filter { $0.chosen && $0.photo != nil } + (told == .photos ? photos : []) }
  }

  /// What one pupil said, under a number; or a photo of cards.
  public struct Piece: Sendable, Equatable, Identifiable {
    public let id: String
    /// "Nummer 7"; empty for a photo of cards.
    public let number: String
    /// "in eigen woorden"; empty for a photo of cards.
    public let about: String
    /// What was said; empty for a photo.
    public let text: String
    /// The photo.
    public let photo: String?
    public var chosen = false
    /// Who can be recognised in the photo.
    public var pupils: Pupils?
    let of: UInt16
    let topic: String
  }

  /// "Meesturen" was tapped at a result or a round: it is ticked when the screen opens.
  public func include(_ id: String) {
    choices[id] = true
    change(telling: id) { if $0.refusal == nil { $0.chosen = true } }
  }

  /// The counts of a result or round go along, or not.
  public func tell(_ id: String, _ chosen: Bool) {
    choices[id] = chosen
    change(telling: id) { telling in
      telling.chosen = chosen && telling.refusal == nil
      telling.detail = .counts
    }
  }

  /// This much of a result of cards goes along; none for nothing of it.
  public func tell(_ id: String, detail: Telling.Detail?) {
    choices[id] = detail != nil
    change(telling: id) { telling in
      telling.chosen = detail.map(telling.details.contains) ?? false
      if let detail, telling.chosen { telling.detail = detail }
    }
  }

  /// A single piece goes along, or not.
  public func tell(_ id: String, piece: String, _ chosen: Bool) {
    guard let index = tellings.firstIndex(where: { $0.id == id }) else { return }
    if let place = tellings[index].pieces.firstIndex(where: { $0.id == piece }) {
      tellings[index].pieces[place].chosen = chosen
    }
  }

  /// Who can be recognised in a photo that goes along: one photo may be of two results.
  public func say(photo: String, _ pupils: Pupils) {
    for index in tellings.indices {
      for place in tellings[index].pieces.indices where tellings[index].pieces[place].photo == photo {
        tellings[index].pieces[place].pupils = pupils
      }
      for place in tellings[index].photos.indices where tellings[index].photos[place].photo == photo {
        tellings[index].photos[place].pupils = pupils
      }
    }
  }

  /// "3 gekozen" of what single pupils said in a round.
  public func piecesText(_ telling: Telling) -> String { session.words(.submitChosen, n: telling.piecesChosen) }

  /// How many go along.
  var told: Int { tellings.reduce(0) { $0 + ($1.chosen ? 1 : 0) + $1.piecesChosen } }
  /// Photos that go along, of which nobody said who can be recognised.
  var piecesUnsaid: Int { pictures.filter { $0.pupils == nil }.count }

  /// Each photo once, also when two results were read from it.
  private var pictures: [Piece] {
    var seen: Set<String> = []
    return tellings.flatMap(\.pictures).filter { $0.photo.map { seen.insert($0).inserted } ?? false }
  }

  func sayPieces(_ pupils: Pupils) {
    for photo in pictures.compactMap(\.photo) { say(photo: photo, pupils) }
  }

  /// A pupil's photo, and one of cards, goes along as a capture too.
  var chosenPhotos: [ChosenCapture] {
    pictures.compactMap { piece in
      guard let capture = piece.photo, let pupils = piece.pupils else { return nil }
      return ChosenCapture(capture: capture, pupils: pupils)
    }
  }

  var chosenResults: [ChosenResult] {
    tellings.compactMap { telling in
      telling.told.map { ChosenResult(result: telling.id, detail: $0 == .counts ? .counts : .cards) }
    }
  }

  var chosenRounds: [ChosenRound] {
    tellings.filter { $0.source == .round }.compactMap { telling in
      let pieces = telling.pieces.filter(\.chosen).map { ChosenPiece(number: $0.of, about: $0.topic) }
      guard telling.chosen || !pieces.isEmpty else { return nil }
      return ChosenRound(round: telling.id, tally: telling.chosen, pieces: pieces)
    }
  }

  private func change(telling id: String, _ how: (inout Telling) -> Void) {
    if let index = tellings.firstIndex(where: { $0.id == id }) { how(&tellings[index]) }
  }
}
