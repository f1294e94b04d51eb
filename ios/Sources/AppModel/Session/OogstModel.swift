import Bridge
import Foundation
import Observation

/// The app: it opens the store, and hands out a model for every screen.
@MainActor @Observable
public final class OogstModel {
  /// Where the app is.
  public enum Phase {
    /// The store is opening.
    case opening
    /// The device was not unlocked since it started: opens by itself after that.
    case locked
    /// The store can't be opened. `beginAgain` says whether it may be put aside for a new one.
    case broken(Fault, beginAgain: Bool)
    /// Open.
    case ready(Screens)
  }

  public private(set) var phase = Phase.opening
  /// The language of the moment.
  public var words: Words {
    if case .ready(let screens) = phase { screens.session.words } else { firstWords }
  }

  private let folder: String
  private let vault: any KeyVault
  private let connectivity: (any Connectivity)?
  private let arrivals: Arrivals
  private let preferences: Preferences
  private let languages: [String]
  @ObservationIgnored private var watching: Task<Void, Never>?

  /// `languages` are the device's, in the person's order; `arrivals` is where the share extension and the camera leave files.
  public init(
    folder: String, vault: any KeyVault, connectivity: (any Connectivity)? = nil, arrivals: Arrivals,
    preferences: Preferences = Preferences(), languages: [String] = Locale.preferredLanguages
  ) {
    (self.folder, self.vault, self.connectivity) = (folder, vault, connectivity)
    (self.arrivals, self.preferences) = (arrivals, preferences)
    self.languages = languages
  }

  private var firstWords: Words { Words(preferences.language ?? Language.preferred(of: languages)) }

  /// Opens the store; again after a failure.
  public func open() async {
    if case .ready = phase { return }
    phase = .opening
    do {
      let core = try await Core.open(folder: folder, vault: vault, connectivity: connectivity)
      let session = Session(core: core, words: words)
      let screens = Screens(session, preferences: preferences, languages: languages, arrivals: arrivals)
      await session.refresh()
      phase = .ready(screens)
      watch(core, screens)
      await screens.begin()
    } catch {
      let fault = CoreFault(error)
      let said = words.fault(code: fault.code, values: fault.values)
      phase = fault.kind == .locked ? .locked : .broken(said, beginAgain: fault.code == "store.damaged")
    }
  }

  /// Puts a damaged store aside, whole, and begins a new one.
  public func beginAgain() async {
    guard case .broken(_, beginAgain: true) = phase else { return }
    do {
      try await Core.setAside(folder: folder)
      await open()
    } catch {
      let fault = CoreFault(error)
      phase = .broken(words.fault(code: fault.code, values: fault.values), beginAgain: true)
    }
  }

  /// Syncs once while the app is not on screen, and tells what is worth telling. Says whether something still waits.
  public func syncInBackground(tell: @Sendable (String) async -> Void) async -> Bool {
    guard case .ready(let screens) = phase else { return true }
    let session = screens.session
    let before = session.home?.outbox
    await session.sync()
    guard let before, let after = session.home?.outbox else { return true }
    let attention = Int(after.needsAttention) - Int(before.needsAttention)
    let received = Int(after.received + after.freed) - Int(before.received + before.freed)
    if attention > 0 {
      await tell(words(.notifyAttention, n: attention))
    } else if received > 0 {
      await tell(words(.notifySent, n: received))
    }
    return after.queued + after.sending > 0
  }

  /// The app leaves the screen: what is large goes on without it, as transfers of the platform's own. A sync that runs is ended first,
  /// so that nothing is sent by two.
  public func leaveScreen(_ uploads: any BackgroundUploads) async {
    guard case .ready(let screens) = phase, screens.session.isMember else { return }
    await screens.session.endSync()
    do {
      let over = try await screens.session.core.sync.handOver(
        folder: uploads.folder.path, most: Self.mostUploads, way: SyncWay(includeVideo: false, patient: true))
      await uploads.begin(over)
    } catch {
      // Without a network there is nothing to hand over; the next sync sends it.
    }
  }

  /// Transfers at once: the system punishes whoever starts many.
  private static let mostUploads: UInt32 = 4

  /// Lets go of the store, so that another process (a background task) may open it.
  public func close() {
    watching?.cancel()
    watching = nil
    if case .ready(let screens) = phase { screens.session.stopSync() }
    phase = .opening
  }

  private func watch(_ core: Core, _ screens: Screens) {
    let changes = core.changed()
    watching = Task { [weak screens] in
      for await rooms in changes {
        guard let screens else { return }
        await screens.changed(rooms)
      }
    }
  }
}
