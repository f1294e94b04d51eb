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
    /// A call came in between, and nothing of the recording can be used.
    case interrupted
    /// A call came in between; what was recorded until then is saved.
    case cutShort
    /// It gave nothing.
    case nothing
  }

  /// How many were saved since the camera opened.
  public internal(set) var taken = 0
  /// Saves that are under way.
  public private(set) var saving = 0
  /// Goes up by one with each "saved": the screen lets it be felt.
  public internal(set) var savedTick = 0
  /// The capture that was saved last, to show flying into the outbox.
  public private(set) var last: CaptureTile?
  public var problem: Problem?
  public var fault: Fault?
  /// What was shared or chosen and could not be taken in, in words, one for each; until the person read it.
  public internal(set) var refused: [Fault] = []
  /// Photos that could not be kept just now, for want of room or of a key: here until they are, or until the app goes.
  public private(set) var unsaved: [Data] = []
  /// The flash is on.
  public internal(set) var flash = false
  /// The camera of the moment has one.
  public internal(set) var hasFlash = false

  /// The video that is being recorded.
  public internal(set) var recording: RecordingState?

  let session: Session
  let lesson: LessonModel
  let lent: OogstModel.Lent
  /// A link was shared.
  @ObservationIgnored var linked: @MainActor (String) -> Void = { _ in }
  @ObservationIgnored var busy = false
  /// Recordings that are being saved from where they lie: nobody else takes them in meanwhile.
  @ObservationIgnored var inHand: Set<String> = []
  /// The camera's screen is there: what goes wrong is said on it. Without it, on the first screen.
  @ObservationIgnored var onScreen = false
  /// Files that wait, or that can't be opened, were told of.
  @ObservationIgnored var told: Set<String> = []
  @ObservationIgnored var ticking: Task<Void, Never>?

  init(_ session: Session, lesson: LessonModel, lent: OogstModel.Lent = .init()) {
    (self.session, self.lesson, self.lent) = (session, lesson, lent)
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
    case .cutShort: session.words(.cameraCutShort)
    case .nothing: session.words(.cameraNothing)
    case nil: nil
    }
  }

  /// The camera opens.
  public func begin() {
    onScreen = true
    (taken, last, problem, fault) = (0, nil, nil, nil)
  }

  /// A photo as the camera gave it. Nothing of it is on the disk in the clear.
  public func photo(_ bytes: Data?) async {
    guard let bytes, !bytes.isEmpty else {
      problem = .nothing
      return
    }
    let kept = await save { try await $0.photoBytes(bytes: bytes, details: $1) }
    // What can't be kept for want of room is not thrown away: it is asked for once more.
    if kept == .later, unsaved.count < Self.mostUnsaved { unsaved.append(bytes) }
  }

  /// Room was made, or the device unlocked: what could not be kept is tried once more.
  public func again() async {
    let photos = unsaved
    unsaved = []
    for bytes in photos { await photo(bytes) }
  }

  /// Twelve megapixels are some five megabytes of memory.
  private static let mostUnsaved = 8

  /// A video in a file, with a still of it in another. The video goes when it is saved; after a failure it stays for another try.
  @discardableResult
  public func video(_ file: URL, poster: URL? = nil) async -> Bool {
    let saved = await save { try await $0.video(path: file.path, poster: poster?.path, details: $1) } == .saved
    for file in [saved ? file : nil, poster].compactMap({ $0 }) { try? FileManager.default.removeItem(at: file) }
    return saved
  }

  /// Documents that the person chose, as copies of our own: each goes when it is dealt with. What can't be taken in is told, what was
  /// is said.
  public func documents(_ copies: [URL]) async {
    var (count, files) = (0, copies[...])
    while let file = files.popFirst() {
      do {
        try await takeIn(file, elsewhere)
        count += 1
      } catch {
        if let said = session.fault(error) { refused.append(said) }
      }
      try? FileManager.default.removeItem(at: file)
    }
    saved(count)
  }

  func saved(_ count: Int) {
    guard count > 0 else { return }
    savedTick += 1
    session.say(.shareTaken, ["n": String(count)])
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

  var details: CaptureDetails {
    CaptureDetails(note: "", goal: nil, assignment: .running, lesson: lesson.ofToday)
  }

  /// What was made elsewhere may be of another lesson than the one of now.
  var elsewhere: CaptureDetails {
    CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
  }

  /// What became of a save: it may fail for something that passes, a full disk or a lock.
  private enum Kept { case saved, later, never }

  private func save(_ work: (Captures, CaptureDetails) async throws -> TakenCapture) async -> Kept {
    saving += 1
    defer { saving -= 1 }
    do {
      let saved = try await withLesson(details) { try await work(session.core.captures, $0) }
      last = CaptureTile(saved.capture, words: session.words)
      if saved.same {
        session.say(.cameraSavedSame)
      } else {
        taken += 1
        savedTick += 1
      }
      (fault, problem) = (nil, nil)
      return .saved
    } catch {
      fault = session.fault(error)
      if !onScreen, let fault { refused.append(fault) }
      return CoreFault(error).kind.passes ? .later : .never
    }
  }

  /// The lesson's name is the only word that goes along. One that the core does not take costs no photo: it goes without.
  func withLesson<Taken: Sendable>(
    _ details: CaptureDetails, _ work: (CaptureDetails) async throws -> Taken
  ) async throws -> Taken {
    do {
      return try await work(details)
    } catch {
      guard details.lesson != nil, CoreFault(error).code.hasPrefix("text.") else { throw error }
      return try await work(elsewhere)
    }
  }
}
