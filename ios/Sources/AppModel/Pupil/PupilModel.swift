import Bridge
import Foundation
import Observation

/// Pupil mode: one question a screen, one tap an answer. The core leads and keeps every answer durably before it shows the next;
/// nothing of another pupil or of the teacher is in reach, and leaving asks for the device's lock.
@MainActor @Observable
public final class PupilModel {
  /// What a pupil sees.
  public enum Stage: Sendable, Equatable {
    case waiting
    case numbers([NumberTile])
    case question(Asked)
    case finish(NumberTile)
    /// This number was done before: again?
    case again(Int)
    case thanks(Int)
  }

  /// One question.
  public struct Asked: Sendable, Equatable {
    public let pupil: NumberTile
    public let key: String
    public let text: String
    public let wants: PupilWants
    public let choices: [PupilChoice]
    public let at: Int
    public let of: Int
    public let canGoBack: Bool
    /// What is being filled in, at first what was said before.
    public internal(set) var chosen: Set<String> = []
    public var written = ""
    public internal(set) var photo: String?

    /// What going on gives: what was filled in, or nothing.
    var answer: PupilAnswer {
      switch wants {
      case .words: written.isEmpty ? .skip : .words(text: written)
      case .photo: photo.map { .photo(capture: $0) } ?? .skip
      default: chosen.isEmpty ? .skip : .chosen(names: choices.map(\.name).filter(chosen.contains))
      }
    }

    /// Whether going on passes this one over.
    public var isEmpty: Bool { answer == .skip }
  }

  public private(set) var stage = Stage.waiting
  /// The round in which pupils have the device; none while the teacher has it.
  public private(set) var round: String?
  public private(set) var lesson = ""
  /// Goes up by one with each "done": the screen lets it be felt.
  public private(set) var doneTick = 0
  public var fault: Fault?
  /// Oogst may not use the camera.
  public private(set) var cameraRefused = false

  private let session: Session
  private let preferences: Preferences
  /// While the core keeps an answer the screen stays, and a second tap is none.
  @ObservationIgnored private var asking = false

  init(_ session: Session, preferences: Preferences) {
    (self.session, self.preferences) = (session, preferences)
  }

  public var isLocked: Bool { round != nil }
  private var pupils: Registrations { session.core.pupils }

  /// Pupils get the device.
  public func begin(_ round: String) async {
    (preferences.pupilRound, preferences.takenBack) = (round, nil)
    self.round = round
    await session.hush()
    lesson = (try? await pupils.rounds().first { $0.id == round }?.lesson) ?? ""
    await next()
  }

  /// After a restart, before anything is shown: a pupil who was at work sees the same screen, and the device is locked as it was. The
  /// core knows it even when what this device kept of it is gone. Where the teacher took the device back, it stays the teacher's.
  func goOn() async {
    let atWork = try? await pupils.atWork()
    guard let round = atWork ?? preferences.pupilRound else { return }
    if preferences.pupilRound == nil, preferences.takenBack == round { return }
    await begin(round)
  }

  /// The numbers, or the screen of the pupil who is at work.
  public func next() async {
    guard let round else { return }
    await ask { try await self.pupils.screen(round: round) }
  }

  public func choose(_ number: UInt16, again: Bool = false) async {
    guard let round else { return }
    await ask { try await self.pupils.begin(round: round, number: number, anew: again) }
    if fault == nil || again { return }
    guard case .numbers = stage, refusedAsDone else { return }
    (stage, fault) = (.again(Int(number)), nil)
  }

  /// Of several: one more, or one less.
  public func tick(_ name: String) {
    change { asked in
      if asked.chosen.contains(name) { asked.chosen.remove(name) } else { asked.chosen.insert(name) }
    }
  }

  public func type(_ text: String) {
    change { $0.written = text }
  }

  /// Gives an answer, and goes on.
  public func choose(_ choice: PupilChoice) async {
    await ask { try await self.pupils.answer(answer: .chosen(names: [choice.name])) }
  }

  /// Goes on with what was filled in.
  public func goOnWith(_ asked: Asked) async {
    await ask { try await self.pupils.answer(answer: asked.answer) }
  }

  /// The camera for a photo of own work; says so when it may not be used.
  public func open(_ camera: any CameraDevice) async {
    cameraRefused = false
    cameraRefused = await !camera.start(.photo)
  }

  /// A photo of own work, as the camera gave it: nothing of it is on the disk in the clear.
  public func photo(_ bytes: Data?) async {
    guard let bytes, !bytes.isEmpty else {
      fault = session.words.fault(code: "camera.nothing", safe: session.safe)
      return
    }
    await ask { try await self.pupils.photo(bytes: bytes) }
  }

  /// Back; from the first question to the numbers, and nothing is kept.
  public func back() async {
    if case .question(let asked) = stage, !asked.canGoBack {
      await ask { try await self.pupils.leave() }
    } else {
      await ask { try await self.pupils.back() }
    }
  }

  public func done() async {
    guard case .finish(let pupil) = stage else { return }
    await ask { try await self.pupils.done() }
    guard fault == nil else { return }
    doneTick += 1
    stage = .thanks(Int(pupil.number))
  }

  /// Takes it back; the same pupil begins again with a clean slate: nobody else had the device meanwhile.
  public func undo() async {
    guard let round, case .thanks(let number) = stage else { return }
    await ask {
      _ = try await self.pupils.withdraw(round: round, number: UInt16(number))
      return try await self.pupils.begin(round: round, number: UInt16(number), anew: true)
    }
  }

  /// The teacher wants the device back: only its owner gets it.
  public func leave(_ lock: any DeviceLock) async {
    guard await lock.isOwner(session.words(.pupilLeaveLocked)) else { return }
    (preferences.pupilRound, preferences.takenBack) = (nil, round)
    (round, stage, fault, lesson) = (nil, .waiting, nil, "")
  }

  @ObservationIgnored private var refusedAsDone = false

  private func ask(_ work: () async throws -> PupilScreen) async {
    guard !asking else { return }
    asking = true
    defer { asking = false }
    refusedAsDone = false
    do {
      stage = Stage(try await work())
      fault = nil
    } catch {
      refusedAsDone = CoreFault(error).code == "pupil.already_done"
      fault = session.fault(error)
    }
  }

  private func change(_ how: (inout Asked) -> Void) {
    guard case .question(var asked) = stage else { return }
    how(&asked)
    stage = .question(asked)
  }
}

extension PupilModel.Stage {
  init(_ screen: PupilScreen) {
    switch screen {
    case .choose(let numbers): self = .numbers(numbers)
    case .finish(let pupil): self = .finish(pupil)
    case .question(let pupil, let key, let text, let wants, let choices, let said, let at, let of, let canGoBack):
      var asked = PupilModel.Asked(
        pupil: pupil, key: key, text: text, wants: wants, choices: choices, at: Int(at), of: Int(of),
        canGoBack: canGoBack)
      switch said {
      case .chosen(let names): asked.chosen = Set(names)
      case .words(let text): asked.written = text
      case .photo(let capture): asked.photo = capture
      case .skip, nil: break
      }
      self = .question(asked)
    }
  }
}
