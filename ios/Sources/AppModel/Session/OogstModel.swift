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
  private let lent: Lent
  private let preferences: Preferences
  private let languages: [String]
  @ObservationIgnored private var watching: Task<Void, Never>?
  @ObservationIgnored private var opening: Task<Void, Never>?
  /// On screen, and the person can use it.
  @ObservationIgnored private var inFront = false
  /// A link that was opened while there was no screen for it yet.
  @ObservationIgnored private var link: String?

  /// What a platform lends beside what the core asks for; nothing where there is no such thing.
  public struct Lent: Sendable {
    /// What the share extension left sealed.
    public var drops: Drops?
    public var converter: (any PictureConverter)?
    public var mender: (any FilmMender)?
    public var teller: (any Teller)?
    /// Where files lie in the clear for as long as somebody looks at them.
    public var opened: URL

    public init(
      drops: Drops? = nil, converter: (any PictureConverter)? = nil, mender: (any FilmMender)? = nil,
      teller: (any Teller)? = nil,
      opened: URL = FileManager.default.temporaryDirectory.appendingPathComponent("opened")
    ) {
      (self.drops, self.converter, self.mender, self.teller) = (drops, converter, mender, teller)
      self.opened = opened
    }
  }

  /// `languages` are the device's, in the person's order; `arrivals` is where what waits to be taken in lies in the clear.
  public init(
    folder: String, vault: any KeyVault, connectivity: (any Connectivity)? = nil, arrivals: Arrivals,
    lent: Lent = Lent(), preferences: Preferences = Preferences(), languages: [String] = Locale.preferredLanguages
  ) {
    (self.folder, self.vault, self.connectivity) = (folder, vault, connectivity)
    (self.arrivals, self.lent, self.preferences) = (arrivals, lent, preferences)
    self.languages = languages
  }

  private var firstWords: Words { Words(preferences.language ?? Language.preferred(of: languages)) }

  /// Opens the store; again after a failure.
  public func open() async {
    if case .ready = phase { return }
    // The app and a background task may both ask: the store is opened once.
    if let opening { return await opening.value }
    let task = Task { await openOnce() }
    opening = task
    await task.value
    opening = nil
  }

  private func openOnce() async {
    phase = .opening
    do {
      let core = try await Core.open(folder: folder, vault: vault, connectivity: connectivity)
      let session = Session(core: core, words: words, teller: lent.teller)
      let screens = Screens(session, preferences: preferences, languages: languages, arrivals: arrivals, lent: lent)
      await session.refresh()
      // In a pupil's hands the device stays there: the teacher's screens are not shown for a moment.
      await screens.pupil.goOn()
      phase = .ready(screens)
      watch(core, screens)
      await screens.begin()
      if inFront { session.keepUp() }
      handLinkOn()
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

  /// The app is in front: it keeps up with the hub, and takes in what came meanwhile. Also called when the device is unlocked.
  public func comeToFront() async {
    inFront = true
    switch phase {
    case .locked: await open()
    case .ready(let screens):
      screens.session.keepUp()
      await screens.lookAgain()
    case .opening, .broken: break
    }
  }

  /// The network is another one than before: what waited for it goes.
  public func networkChanged() {
    if case .ready(let screens) = phase { screens.session.wake() }
  }

  /// A link was opened, perhaps before there is a screen for it.
  public func receive(_ url: URL) {
    link = url.absoluteString
    handLinkOn()
  }

  private func handLinkOn() {
    guard let link, case .ready(let screens) = phase else { return }
    self.link = nil
    screens.join.receive(link)
  }

  /// Syncs once while the app is not on screen, and tells what is worth telling. Says whether something still waits.
  public func syncInBackground(tell: @Sendable (String) async -> Void) async -> Bool {
    guard case .ready(let screens) = phase else { return true }
    let session = screens.session
    let before = session.home?.outbox
    await session.syncWhileThereIsTime()
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
    inFront = false
    guard case .ready(let screens) = phase else { return }
    await screens.session.hush()
    await screens.session.stopKeepingUp()
    guard screens.session.isMember, !Task.isCancelled else { return }
    await screens.session.endSync()
    guard !inFront else { return }
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
    if case .ready(let screens) = phase {
      screens.session.letGo()
      screens.session.stopSync()
    }
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
