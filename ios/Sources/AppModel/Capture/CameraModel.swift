import Bridge
import Foundation
import Observation

/// The camera: after a shot it stays open. "Saved" is said, and felt, only when the core said it is durable.
@MainActor @Observable
public final class CameraModel {
  /// What keeps the camera from working.
  public enum Problem: Sendable, Equatable {
    /// The person does not let Oogst use the camera.
    case refused
    /// A call came in between.
    case interrupted
    /// It gave nothing.
    case nothing
  }

  /// How many were saved since the camera opened.
  public private(set) var taken = 0
  /// Saves that are under way.
  public private(set) var saving = 0
  /// Goes up by one with each "saved": the screen lets it be felt.
  public private(set) var savedTick = 0
  /// The capture that was saved last, to show flying into the outbox.
  public private(set) var last: CaptureTile?
  public var problem: Problem?
  public var fault: Fault?
  /// What another app shared and could not be taken in, in words, one for each.
  public private(set) var refused: [Fault] = []

  /// The video that is being recorded.
  public internal(set) var recording: RecordingState?

  let session: Session
  private let preferences: Preferences
  @ObservationIgnored private var busy = false
  @ObservationIgnored var ticking: Task<Void, Never>?

  init(_ session: Session, preferences: Preferences) {
    (self.session, self.preferences) = (session, preferences)
  }

  /// "4 gemaakt".
  public var count: String { session.words(.cameraCount, n: taken) }

  /// "nog 0:42", while a video is recorded.
  public var timeLeft: String? {
    recording.map { $0.countdown.text(after: $0.elapsed, session.words) }
  }

  /// What to say about the problem.
  public var problemText: String? {
    switch problem {
    case .refused: session.words(.cameraRefused)
    case .interrupted: session.words(.cameraInterrupted)
    case .nothing: session.words(.cameraNothing)
    case nil: nil
    }
  }

  /// The camera opens.
  public func begin() {
    (taken, last, problem, fault) = (0, nil, nil, nil)
  }

  /// A photo as the camera gave it. Nothing of it is on the disk in the clear.
  public func photo(_ bytes: Data?) async {
    guard let bytes, !bytes.isEmpty else {
      problem = .nothing
      return
    }
    let details = details
    await save { try await $0.photoBytes(bytes: bytes, details: details) }
  }

  /// A video in a file, with a still of it in another. Both go when it is saved; after a failure they stay for another try.
  @discardableResult
  public func video(_ file: URL, poster: URL? = nil) async -> Bool {
    let details = details
    let saved = await save { try await $0.video(path: file.path, poster: poster?.path, details: details) }
    if saved {
      for file in [file, poster].compactMap({ $0 }) { try? FileManager.default.removeItem(at: file) }
    }
    return saved
  }

  /// A document in a file that stays where it is.
  public func document(_ file: URL) async {
    let details = details
    await save { try await $0.document(path: file.path, details: details) }
  }

  /// Takes in what waits in the folder. What can't ever be taken in is told and removed; what fails for want of room waits.
  public func take(from arrivals: Arrivals, now: Date = Date()) async {
    // Coming to the front twice must not take the same file twice.
    guard !busy else { return }
    busy = true
    defer { busy = false }
    arrivals.clear(now: now)
    let waiting = arrivals.waiting()
    var count = 0
    for file in waiting {
      do {
        _ = try await session.core.captures.shared(path: file.path, details: details)
        arrivals.remove(file)
        count += 1
      } catch {
        let why = CoreFault(error)
        if let said = session.fault(error) { refused.append(said) }
        guard why.kind == .badInput else { break }
        arrivals.remove(file)
      }
    }
    if count > 0 {
      savedTick += 1
      session.say(.shareTaken, ["n": String(count)])
    }
  }

  /// The person read what was refused.
  public func acknowledge() {
    refused = []
  }

  /// Takes the last capture back.
  public func undo() async {
    guard let id = last?.id else { return }
    do {
      try await session.core.captures.remove(capture: id)
      taken = max(0, taken - 1)
      last = nil
      session.say(.captureRemoved)
    } catch {
      fault = session.fault(error)
    }
  }

  private var details: CaptureDetails {
    CaptureDetails(note: "", goal: nil, assignment: .running, lesson: preferences.lesson)
  }

  @discardableResult
  private func save(_ work: (Captures) async throws -> TakenCapture) async -> Bool {
    saving += 1
    defer { saving -= 1 }
    do {
      let saved = try await work(session.core.captures)
      last = CaptureTile(saved.capture, words: session.words)
      if saved.same {
        session.say(.cameraSavedSame)
      } else {
        taken += 1
        savedTick += 1
      }
      (fault, problem) = (nil, nil)
      return true
    } catch {
      fault = session.fault(error)
      return false
    }
  }
}
