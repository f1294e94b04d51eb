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

  public private(set) var load = Load.loading
  public private(set) var classes: [Pick] = []
  public private(set) var forms: [Pick] = []
  public private(set) var cards: [Pick] = []
  public var schoolClass: String?
  public var form: String?
  /// A digital exit card besides; none without.
  public var card: String?
  public var lesson = ""
  public private(set) var busy = false
  public var fault: Fault?

  private let session: Session
  /// Pupils of a new class; numbers come and go later.
  private static let usual: UInt16 = 30

  init(_ session: Session) {
    self.session = session
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
      schoolClass = classes.contains { $0.id == schoolClass } ? schoolClass : classes.first?.id
      form = forms.contains { $0.id == form } ? form : forms.first?.id
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  public func newClass() async {
    await attempt {
      let name = session.words(.pupilClassName, ["n": String(classes.count + 1)])
      schoolClass = try await session.core.pupils.createClass(name: name, pupils: Self.usual, names: []).id
      await appear()
    }
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
        $0.class == schoolClass && $0.lesson == trimmed && $0.form == title && ($0.cards != nil) == (card != nil)
      }
      if let same {
        round = same.id
      } else {
        round = try await pupils.start(
          start: StartRound(
            class: schoolClass, form: form, language: language, card: card, lesson: trimmed, assignment: .running))
      }
      // Who was at work in another lesson has gone: the teacher hands out this one.
      if let other = try await pupils.atWork(), other != round { _ = try await pupils.leave() }
    }
    return round
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
