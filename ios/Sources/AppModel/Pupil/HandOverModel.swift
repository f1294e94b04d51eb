import Bridge
import Observation

/// The teacher begins pupil mode: which class, which lesson, which questions.
@MainActor @Observable
public final class HandOverModel {
  /// Something to choose, by name.
  public struct Pick: Identifiable, Sendable, Equatable {
    public let id: String
    public let name: String

    public init(id: String, name: String) {
      (self.id, self.name) = (id, name)
    }
  }

  /// A round that was begun before.
  public struct RoundPick: Identifiable, Sendable, Equatable {
    public let id: String
    public let title: String
    /// "Groep 6 · 19 van 24 klaar · di 17 nov, 10.40".
    public let about: String
  }

  public private(set) var load = Load.loading
  public private(set) var classes: [Pick] = []
  public private(set) var forms: [Pick] = []
  public private(set) var cards: [Pick] = []
  /// Rounds before, newest first: to go on with, or to look at.
  public private(set) var rounds: [RoundPick] = []
  public var schoolClass: String?
  public var form: String?
  /// A digital exit card besides; none without.
  public var card: String?
  public var lesson = ""
  public private(set) var busy = false
  public var fault: Fault?

  let session: Session
  /// How many rounds are listed.
  private static let few = 12

  init(_ session: Session) {
    self.session = session
  }

  /// What keeps pupils in: the device's lock, or that there is none.
  public func lockHint(_ lock: any DeviceLock) -> (text: String, isSafe: Bool) {
    lock.isSet ? (session.words(.pupilLockHint), true) : (session.words(.pupilNoLock), false)
  }

  public var canBegin: Bool { schoolClass != nil && form != nil && !trimmed.isEmpty && !busy }
  private var trimmed: String { lesson.trimmingCharacters(in: .whitespacesAndNewlines) }
  private var language: PaperLanguage { session.words.language == .english ? .en : .nl }

  /// What there is to choose from.
  public func appear() async {
    do {
      let pupils = session.core.pupils
      classes = try await pupils.classes().filter { !$0.closed }.map { Pick(id: $0.id, name: $0.name) }
      forms = pupils.forms(language: language).map { Pick(id: $0.id, name: $0.title) }
      cards = try await session.core.cards.templates().filter { $0.language == language }.map {
        Pick(id: $0.tag, name: $0.title)
      }
      rounds = try await pupils.rounds().prefix(Self.few).map(pick)
      schoolClass = classes.contains { $0.id == schoolClass } ? schoolClass : classes.first?.id
      form = forms.contains { $0.id == form } ? form : forms.first?.id
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// A class was made or changed: it is the one that is meant.
  public func choose(class id: String) async {
    schoolClass = id
    await appear()
  }

  private func pick(_ round: Round) -> RoundPick {
    let words = session.words
    let counted = words(.pupilCount, ["n": String(round.done), "of": String(round.of)])
    return RoundPick(
      id: round.id, title: round.lesson ?? round.goal ?? round.form,
      about: [round.className, counted, words.moment(round.at)].joined(separator: " · "))
  }

  /// Goes on with a round that was begun before.
  public func goOn(with round: String) async -> String? {
    busy = true
    defer { busy = false }
    var ready: String?
    await attempt {
      try await handOut(round)
      ready = round
    }
    return ready
  }

  /// The round of what was chosen. The same class, questions and lesson is the same round: a break starts no second one.
  public func round() async -> String? {
    guard canBegin, let schoolClass, let form else { return nil }
    busy = true
    defer { busy = false }
    var round: String?
    await attempt {
      let pupils = session.core.pupils
      let title = forms.first { $0.id == form }?.name
      let same = try await pupils.rounds().first {
        $0.class == schoolClass && Self.same($0.lesson, trimmed) && $0.form == title
          && ($0.cards != nil) == (card != nil)
      }
      if let same {
        round = same.id
      } else {
        round = try await pupils.start(
          start: StartRound(
            class: schoolClass, form: form, language: language, card: card, lesson: trimmed, assignment: .running))
      }
      if let round { try await handOut(round) }
    }
    return round
  }

  /// Who was at work in another lesson has gone: the teacher hands out this one.
  private func handOut(_ round: String) async throws {
    let pupils = session.core.pupils
    if let other = try await pupils.atWork(), other != round { _ = try await pupils.leave() }
  }

  /// The same lesson, however its capitals and spaces were typed.
  private static func same(_ one: String?, _ other: String) -> Bool {
    let words = { (text: String) in text.lowercased().split(whereSeparator: \.isWhitespace) }
    return one.map { words($0) == words(other) } ?? false
  }

  private func attempt(_ work: () async throws -> Void) async {
    do {
      try await work()
      fault = nil
    } catch {
      fault = session.fault(error)
    }
  }
}
