import Bridge
import Foundation

/// The reflection that is being written outlives an empty battery: the core keeps it on this device until it is submitted.
extension SubmitModel {
  /// Without a letter for this long it is kept.
  private static let pause = Duration.milliseconds(500)

  func keepSoon() {
    keeping?.cancel()
    keeping = Task { [weak self] in
      do { try await Task.sleep(for: Self.pause) } catch { return }
      // What is begun is ended, also when more is typed meanwhile.
      await Task { await self?.keepDraft() }.value
    }
  }

  /// Nothing is kept any more from here on: what is being sent ends what was kept.
  func stopKeeping() async {
    keeping?.cancel()
    await keeping?.value
  }

  private func keepDraft() async {
    // Of a submission that is changed the core has the words; and what was kept is read before it is written over.
    guard amending == nil, draftFound else { return }
    do {
      try await session.core.submissions.keepDraft(reflection: reflection)
    } catch {
      fault = session.fault(error)
    }
  }

  /// What was written another time; what is typed by now is newer.
  func findDraft() async throws {
    guard !draftFound else { return }
    let kept = Self.answers(try await session.core.submissions.draft()).filter { !$0.value.isEmpty }
    guard !draftFound, amending == nil else { return }
    draftFound = true
    answers.merge(kept) { typed, _ in typed }
  }
}
