import OogstCore

/// The open core: one per process, for as long as it lives.
public final class Core: Sendable {
  public let team: Team
  public let cycles: Cycles
  public let captures: Captures
  public let cards: Cards
  public let submissions: Submissions
  public let sync: OogstCore.Sync
  public let outbox: Outbox
  public let inbox: Inbox
  public let settings: Settings
  public let pupils: Registrations
  private let oogst: Oogst
  private let changes: Changes

  /// Opens the store in `folder`, or makes one. What a crash left is cleared.
  public static func open(
    folder: String, vault: any KeyVault, connectivity: (any Connectivity)? = nil
  ) async throws -> Core {
    let changes = Changes()
    let options = OpenOptions(folder: folder, vault: vault, connectivity: connectivity, observer: changes)
    return Core(try await Oogst.open(options: options), changes)
  }

  /// Moves a damaged store away, whole, so that a new one can be begun. Only after `open` said `store.damaged`.
  public static func setAside(folder: String) async throws {
    _ = try await setDamagedStoreAside(folder: folder)
  }

  private init(_ oogst: Oogst, _ changes: Changes) {
    self.oogst = oogst
    self.changes = changes
    team = oogst.team()
    cycles = oogst.cycles()
    captures = oogst.captures()
    cards = oogst.cards()
    submissions = oogst.submissions()
    sync = oogst.sync()
    outbox = oogst.outbox()
    inbox = oogst.inbox()
    settings = oogst.settings()
    pupils = oogst.pupils()
  }

  /// What the first screen shows.
  public func home() async throws -> Home {
    try await oogst.home()
  }

  /// The rooms that change, from now on, to each who asks. A slow reader gets what it missed, once for each room.
  public func changed() -> AsyncStream<Set<Room>> {
    changes.stream()
  }
}
