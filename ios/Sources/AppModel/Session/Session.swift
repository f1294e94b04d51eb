import Bridge
import Foundation
import Observation

/// What every screen shares while the store is open: the core, the language, the first screen's facts, a notice.
@MainActor @Observable
public final class Session {
  public let core: Core
  /// The language of the moment.
  public internal(set) var words: Words
  /// The first screen's facts, as of the last change.
  public internal(set) var home: Home?
  /// Said for a moment, with a way back where there is one.
  public internal(set) var notice: Notice?
  /// Removed on screen, not in the store yet: shown and offered nowhere while there is a way back.
  public internal(set) var hidden: Set<String> = []
  /// What the last sync that failed said; none after one that went well.
  public internal(set) var trouble: Fault?
  /// A sync that the person asked for is running.
  public internal(set) var syncing = false
  /// How far what is being sent has come, by kind of bytes: for "nog 12 MB te gaan".
  public internal(set) var progress: SyncProgress?
  @ObservationIgnored var syncTask: Task<Void, Never>?
  /// What keeps up with the hub while the app is in front.
  @ObservationIgnored let keeper = Keeper()
  /// Asks leave to tell of what happens while the app is away.
  @ObservationIgnored let teller: (any Teller)?
  @ObservationIgnored var fading: Task<Void, Never>?
  /// How often the first screen's facts were asked for, and which of those is shown.
  @ObservationIgnored private var asked = 0
  @ObservationIgnored private var shown = 0
  /// How long a notice stays, without and with a way back.
  @ObservationIgnored var noticeTime = (read: Duration.seconds(4), reach: Duration.seconds(8))

  init(core: Core, words: Words, teller: (any Teller)? = nil) {
    (self.core, self.words, self.teller) = (core, words, teller)
  }

  /// Whether this person is a preparer.
  public var isPreparer: Bool { home?.role == .preparer }
  /// Whether this device belongs to a team.
  public var isMember: Bool { home?.member == .active }

  /// Captures that are on this device: error sentences say that they are safe.
  var safe: Int {
    guard let outbox = home?.outbox else { return 0 }
    let kept = [outbox.draft, outbox.queued, outbox.waitingUnmetered, outbox.sending, outbox.needsAttention]
    return kept.reduce(0) { $0 + Int($1) }
  }

  /// The sentences for what a call threw; none when the person ended it.
  public func fault(_ error: any Error) -> Fault? {
    let fault = CoreFault(error)
    guard fault.kind != .cancelled else { return nil }
    return words.fault(code: fault.code, values: fault.values, safe: safe)
  }

  func refresh() async {
    _ = try? await look()
  }

  /// The first screen's facts, as of now. What was asked for earlier and comes later is old, and is not shown.
  @discardableResult
  func look() async throws -> Home {
    asked += 1
    let number = asked
    let fresh = try await core.home()
    if number > shown { (home, shown) = (fresh, number) }
    return home ?? fresh
  }
}

/// What a list shows while it is not there.
public enum Load: Sendable, Equatable {
  case loading
  case ready
  case failed(Fault)
}
