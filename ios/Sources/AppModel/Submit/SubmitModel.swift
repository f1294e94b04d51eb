import Bridge
import Foundation
import Observation

/// Submitting: the last lesson chosen beforehand, who can be recognised said per picture, six short prompts, one button.
@MainActor @Observable
public final class SubmitModel {
  /// A capture that may go along.
  public struct Candidate: Sendable, Equatable, Identifiable {
    public let tile: CaptureTile
    public var chosen: Bool
    /// Who can be recognised; nobody but the teacher can know, so it begins unsaid.
    public var pupils: Pupils?
    public var id: String { tile.id }
  }

  /// The prompts of the reflection, in their order.
  public enum Prompt: CaseIterable, Sendable {
    case successes, obstacles, addedValuePupils, ownApproach, lessonQuality, followUpQuestion

    /// Its question's key.
    public var key: Key {
      switch self {
      case .successes: .reflectionSuccesses
      case .obstacles: .reflectionObstacles
      case .addedValuePupils: .reflectionAddedValuePupils
      case .ownApproach: .reflectionOwnApproach
      case .lessonQuality: .reflectionLessonQuality
      case .followUpQuestion: .reflectionFollowUpQuestion
      }
    }
  }

  /// One's own submissions.
  public struct Sent: Sendable, Equatable, Identifiable {
    public let id: String
    public let when: String
    public let badge: Badge
    /// "3 van 5 binnen".
    public let arrived: String
    /// It stands: it may be changed or withdrawn.
    public let canWithdraw: Bool
    /// Changed apart on two devices, in words.
    public let warning: String?
  }

  public private(set) var load = Load.loading
  public internal(set) var candidates: [Candidate] = []
  /// Results of cards and rounds of registrations that may go along.
  public internal(set) var tellings: [Telling] = []
  public var answers: [Prompt: String] = [:] {
    didSet { if amending == nil, answers != oldValue { keepSoon() } }
  }
  public private(set) var submissions: [Sent] = []
  public private(set) var sending = false
  public var fault: Fault?

  /// The submission that is being changed, with what it holds; none while a new one is made.
  public internal(set) var amending: Amending?

  let session: Session
  /// What the person chose or not, over what is chosen beforehand.
  @ObservationIgnored var choices: [String: Bool] = [:]
  /// What was written another time was looked up.
  @ObservationIgnored var draftFound = false
  @ObservationIgnored var keeping: Task<Void, Never>?
  /// How many captures one submission may hold.
  private static let most: UInt32 = 200

  init(_ session: Session) {
    self.session = session
  }

  public func appear() async {
    await reload()
  }

  /// Looks again; what the person chose and said stays.
  func reload() async {
    let began = amending?.id
    do {
      if began == nil { try await findDraft() }
      let mine = try await session.core.submissions.list()
      // What may go along, and what was taken in the last lesson, the core knows.
      let offered = try await session.core.submissions.suggest()
      let held = amending?.held ?? [:]
      let last = amending == nil ? Set(offered.lastLesson) : Set(held.keys)
      let fresh = offered.fresh.filter { !session.hidden.contains($0) && held[$0] == nil }
      let rows = try await rows((amending?.order ?? []) + fresh)
      // What went along with a submission stays with it: only captures and words are changed.
      let offeredTellings = amending == nil ? try await offeredTellings() : []
      // Another submission is on the screen by now: what was looked up is not of it.
      guard amending?.id == began else { return await reload() }
      // From here on nothing waits: what the person says meanwhile is not lost.
      let before = Dictionary(candidates.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      candidates = rows.map { row in
        let tile = CaptureTile(row, words: session.words)
        return Candidate(
          tile: tile, chosen: choices[row.id] ?? last.contains(row.id), pupils: before[row.id]?.pupils ?? held[row.id])
      }
      tellings = offeredTellings.map(withChoices)
      submissions = mine.map(sent)
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// The captures with these ids, in their order.
  private func rows(_ ids: [String]) async throws -> [CaptureRow] {
    let page = try await session.core.captures.list(after: nil, limit: Self.most)
    let known = Dictionary(page.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var rows: [CaptureRow] = []
    for id in ids.prefix(Int(Self.most)) {
      if let row = known[id] {
        rows.append(row)
      } else {
        rows.append(try await session.core.captures.show(capture: id))
      }
    }
    return rows
  }

  public func choose(_ id: String, _ chosen: Bool) {
    choices[id] = chosen
    change(id) { $0.chosen = chosen }
  }

  public func say(_ id: String, _ pupils: Pupils) {
    change(id) { $0.pupils = pupils }
  }

  /// The same for all that are chosen.
  public func sayAll(_ pupils: Pupils) {
    for index in candidates.indices where candidates[index].chosen { candidates[index].pupils = pupils }
    sayPieces(pupils)
  }

  private func change(_ id: String, _ change: (inout Candidate) -> Void) {
    guard let index = candidates.firstIndex(where: { $0.id == id }) else { return }
    change(&candidates[index])
  }

  private var chosen: [Candidate] { candidates.filter(\.chosen) }

  /// "4 gekozen".
  public var chosenText: String { session.words(.submitChosen, n: chosen.count + told) }

  /// What still keeps it from going; none when the button works.
  public var missing: String? {
    guard session.isMember else { return session.words(.submitNeedsTeam) }
    let unsaid = chosen.filter { $0.pupils == nil }.count + piecesUnsaid
    if unsaid > 0 { return session.words(.submitPupilsMissing, n: unsaid) }
    let written = answers.values.contains { !$0.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty }
    return chosen.isEmpty && told == 0 && !written && amending == nil ? session.words(.submitChosen, n: 0) : nil
  }

  /// Sends it to the preparation group; offline it goes as soon as there is a connection.
  public func submit() async {
    guard missing == nil, !sending else { return }
    sending = true
    defer { sending = false }
    let captures = chosen.compactMap { each in
      each.pupils.map { ChosenCapture(capture: each.id, pupils: $0) }
    }
    if let amending { return await send(amending, captures) }
    await stopKeeping()
    let submit = Submit(
      assignment: .running, captures: captures + chosenPhotos, cards: chosenResults, reflection: reflection,
      rounds: chosenRounds)
    do {
      _ = try await session.core.submissions.submit(submit: submit)
      (answers, choices, tellings, fault) = ([:], [:], [], nil)
      session.say(.submitted)
      await reload()
      // From now on there is something to tell of while the app is away.
      if let teller = session.teller { Task { await teller.ask() } }
    } catch {
      fault = session.fault(error)
      keepSoon()
    }
  }

  /// Takes a submission back.
  public func withdraw(_ id: String) async {
    do {
      try await session.core.submissions.withdraw(submission: id)
      session.say(.submissionTakenBack)
      fault = nil
      await reload()
    } catch {
      fault = session.fault(error)
    }
  }

  var reflection: Reflection {
    let said = { (prompt: Prompt) in
      (self.answers[prompt] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return Reflection(
      successes: said(.successes), obstacles: said(.obstacles), addedValuePupils: said(.addedValuePupils),
      ownApproach: said(.ownApproach), lessonQuality: said(.lessonQuality), followUpQuestion: said(.followUpQuestion))
  }

  private func sent(_ submission: Submission) -> Sent {
    let words = session.words
    let badge =
      switch submission.phase {
      case .queued: Badge(word: words(.submissionQueued), tone: .sky, icon: .clock)
      case .received: Badge(word: words(.submissionReceived), tone: .leaf, icon: .received)
      case .opened: Badge(word: words(.submissionOpened), tone: .leaf, icon: .people)
      case .withdrawn: Badge(word: words(.submissionWithdrawn), tone: .quiet, icon: .lock)
      }
    let counts = ["n": String(submission.sent), "of": String(submission.of)]
    return Sent(
      id: submission.id, when: submission.versions.first.map { words.moment($0.at) } ?? "", badge: badge,
      arrived: submission.of == 0 ? words(.inboxTextOnly) : words(.inboxArrived, counts),
      canWithdraw: submission.phase != .withdrawn,
      warning: submission.conflict ? words(.inboxConflict) : nil)
  }
}
