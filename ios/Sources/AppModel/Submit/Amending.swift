import Bridge
import Foundation

/// Changing a submission that was made: other captures, another word about who can be recognised, another reflection.
extension SubmitModel {
  /// A submission that is being changed, and what was being made meanwhile.
  public struct Amending: Sendable, Equatable {
    let id: String
    /// What it holds, in its order, with who can be recognised.
    let order: [String]
    let held: [String: Pupils]
    /// A new submission that was begun before: it is there again afterwards.
    let before: Draft
  }

  /// What the person did to a submission that is not sent.
  struct Draft: Sendable, Equatable {
    let answers: [Prompt: String]
    let choices: [String: Bool]
    let candidates: [Candidate]
    let tellings: [Telling]
  }

  /// Begins to change a submission.
  public func amend(_ id: String) async {
    guard amending == nil else { return }
    do {
      let chosen = try await session.core.submissions.chosen(submission: id)
      let newest = try await session.core.submissions.list().first { $0.id == id }?.versions.first
      let draft = Draft(answers: answers, choices: choices, candidates: candidates, tellings: tellings)
      let held = Dictionary(chosen.map { ($0.capture, $0.pupils) }, uniquingKeysWith: { first, _ in first })
      amending = Amending(id: id, order: chosen.map(\.capture), held: held, before: draft)
      (choices, candidates, tellings, fault) = ([:], [], [], nil)
      answers = newest.map { Self.answers($0.reflection) } ?? [:]
      await reload()
    } catch {
      fault = session.fault(error)
    }
  }

  /// Nothing more is changed; a new submission goes on where it was.
  public func stopAmending() async {
    guard let before = amending?.before else { return }
    amending = nil
    (answers, choices, candidates, tellings) = (before.answers, before.choices, before.candidates, before.tellings)
    fault = nil
    await reload()
  }

  /// Sends the change; offline it goes as soon as there is a connection.
  func send(_ amending: Amending, _ captures: [ChosenCapture]) async {
    do {
      try await session.core.submissions.amend(
        submission: amending.id, captures: captures, reflection: reflection)
      session.say(.submitAmended)
      await stopAmending()
    } catch {
      fault = session.fault(error)
    }
  }

  static func answers(_ reflection: Reflection) -> [Prompt: String] {
    [
      .successes: reflection.successes, .obstacles: reflection.obstacles,
      .addedValuePupils: reflection.addedValuePupils, .ownApproach: reflection.ownApproach,
      .lessonQuality: reflection.lessonQuality, .followUpQuestion: reflection.followUpQuestion,
    ]
  }
}
