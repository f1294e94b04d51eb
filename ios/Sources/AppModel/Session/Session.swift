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
  public var notice: Notice?
  /// What the last sync that failed said; none after one that went well.
  public internal(set) var trouble: Fault?
  /// A sync that the person asked for is running.
  public internal(set) var syncing = false
  /// How far what is being sent has come, by kind of bytes: for "nog 12 MB te gaan".
  public internal(set) var progress: SyncProgress?
  @ObservationIgnored var syncTask: Task<Void, Never>?

  init(core: Core, words: Words) {
    (self.core, self.words) = (core, words)
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
    if let fresh = try? await core.home() { home = fresh }
  }

  /// Says something for a moment.
  func say(_ key: Key, _ values: [String: String] = [:], undo: (@MainActor () async -> Void)? = nil) {
    notice = Notice(text: words(key, values), undo: undo)
  }
}

/// Something said for a moment.
public struct Notice: Identifiable, Sendable {
  public let id = UUID()
  public let text: String
  /// Takes back what it tells of.
  public let undo: (@MainActor @Sendable () async -> Void)?

  init(text: String, undo: (@MainActor () async -> Void)? = nil) {
    (self.text, self.undo) = (text, undo)
  }
}

/// What a list shows while it is not there.
public enum Load: Sendable, Equatable {
  case loading
  case ready
  case failed(Fault)
}
