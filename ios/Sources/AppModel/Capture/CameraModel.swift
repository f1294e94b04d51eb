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
  public private(set) var taken = 0
  /// Saves that are under way.
  public private(set) var saving = 0
  /// Goes up by one with each "saved": the screen lets it be felt.
  public private(set) var savedTick = 0
  /// The capture that was saved last, to show flying into the outbox.
  public private(set) var last: CaptureTile?
  public var problem: Problem?
  public var fault: Fault?
  /// What was shared or chosen and could not be taken in, in words, one for each; until the person read it.
  public private(set) var refused: [Fault] = []
  /// The flash is on.
  public internal(set) var flash = false
  /// The camera of the moment has one.
  public internal(set) var hasFlash = false

  /// The video that is being recorded.
  public internal(set) var recording: RecordingState?

  let session: Session
  let lesson: LessonModel
  private let lent: OogstModel.Lent
  /// A link was shared.
  @ObservationIgnored var linked: @MainActor (String) -> Void = { _ in }
  @ObservationIgnored private var busy = false
  /// Recordings that are being saved from where they lie: nobody else takes them in meanwhile.
  @ObservationIgnored var inHand: Set<String> = []
  /// The camera's screen is there: what goes wrong is said on it. Without it, on the first screen.
  @ObservationIgnored var onScreen = false
  /// Sealed files that can't be opened were told of.
  @ObservationIgnored private var told: Set<String> = []
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
    let details = details
    await save { try await $0.photoBytes(bytes: bytes, details: details) }
  }

  /// A video in a file, with a still of it in another. The video goes when it is saved; after a failure it stays for another try.
  @discardableResult
  public func video(_ file: URL, poster: URL? = nil) async -> Bool {
    let details = details
    let saved = await save { try await $0.video(path: file.path, poster: poster?.path, details: details) }
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

  /// Takes in what waits in the folder, and what another process sealed. What can't ever be taken in is told and removed; what fails
  /// for want of room, or of an unlocked phone, waits.
  public func take(from arrivals: Arrivals, _ drops: Drops? = nil) async {
    // Coming to the front twice must not take the same file twice.
    guard !busy else { return }
    busy = true
    defer { busy = false }
    var count = 0
    for file in arrivals.waiting() where !inHand.contains(file.lastPathComponent) {
      let end = await dealtWith(file, details)
      if end.isOver { arrivals.remove(file) }
      if end == .taken { count += 1 }
      if end == .noMore { return saved(count) }
    }
    drops?.folder.clear()
    for sealed in drops?.folder.waiting() ?? [] {
      guard let drops, let file = opened(sealed, drops, arrivals) else { continue }
      if file.pathExtension == Drops.link {
        linked((try? String(contentsOf: file, encoding: .utf8)) ?? "")
        arrivals.remove(file)
        drops.folder.remove(sealed)
        continue
      }
      let end = await dealtWith(file, elsewhere)
      arrivals.remove(file)
      if end.isOver { drops.folder.remove(sealed) }
      if end == .taken { count += 1 }
      if end == .noMore { break }
    }
    saved(count)
  }

  private func opened(_ sealed: URL, _ drops: Drops, _ arrivals: Arrivals) -> URL? {
    do {
      return try drops.open(sealed, into: arrivals)
    } catch is Drops.Damaged {
      if told.insert(sealed.lastPathComponent).inserted {
        refused.append(session.words.fault(code: "capture.unreadable", safe: session.safe))
      }
    } catch {
      // Locked, or no room: at another time.
    }
    return nil
  }

  /// What became of a file.
  private enum End {
    /// The core has it; or can't ever have it, and that was told; or has to wait; or nothing more can be taken in now.
    case taken, refused, waits, noMore
    var isOver: Bool { self == .taken || self == .refused }
  }

  private func dealtWith(_ file: URL, _ details: CaptureDetails) async -> End {
    do {
      try await takeIn(file, details)
      return .taken
    } catch {
      let kind = CoreFault(error).kind
      // What waits is tried again and again, and told once.
      if let said = session.fault(error), kind == .badInput || !refused.contains(said) { refused.append(said) }
      return switch kind {
      case .badInput: .refused
      case .diskFull, .locked, .store, .cancelled: .noMore
      default: .waits
      }
    }
  }

  /// A file of any kind, by its content.
  private func takeIn(_ file: URL, _ details: CaptureDetails) async throws {
    let captures = session.core.captures
    if Heif.isOne(file), let jpeg = await lent.converter?.jpeg(of: file) {
      _ = try await captures.photoBytes(bytes: jpeg, details: details)
      return
    }
    do {
      _ = try await captures.shared(path: file.path, details: details)
    } catch {
      guard CoreFault(error).code == "media.damaged", let whole = await mended(file) else { throw error }
      defer { try? FileManager.default.removeItem(at: whole) }
      _ = try await captures.shared(path: whole.path, details: details)
    }
  }

  /// What the platform can still play of a film that broke off. Beside it: a kill here leaves one that is taken in next time.
  private func mended(_ film: URL) async -> URL? {
    guard let mender = lent.mender, ["mov", "mp4"].contains(film.pathExtension) else { return nil }
    let whole = film.deletingLastPathComponent().appendingPathComponent("\(UUID().uuidString.lowercased()).mp4")
    if await mender.mend(film, to: whole) { return whole }
    try? FileManager.default.removeItem(at: whole)
    return nil
  }

  private func saved(_ count: Int) {
    guard count > 0 else { return }
    savedTick += 1
    session.say(.shareTaken, ["n": String(count)])
    session.hurry()
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
    CaptureDetails(note: "", goal: nil, assignment: .running, lesson: lesson.ofToday)
  }

  /// What was made elsewhere may be of another lesson than the one of now.
  private var elsewhere: CaptureDetails {
    CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
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
      session.hurry()
      return true
    } catch {
      fault = session.fault(error)
      if !onScreen, let fault { refused.append(fault) }
      return false
    }
  }
}
