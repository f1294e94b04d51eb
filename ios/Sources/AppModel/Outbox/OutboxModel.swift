import Bridge
import Observation

/// The outbox: what is where, per item, in plain words.
@MainActor @Observable
public final class OutboxModel {
  /// One item.
  public struct Item: Sendable, Equatable, Identifiable {
    public let id: String
    /// "filmpje · di 17 nov, 10.40".
    public let title: String
    public let badge: Badge
    /// "voor de voorbereidingsgroep".
    public let purpose: String?
    /// Why it stands still, when it does.
    public let why: String?
    /// 0 to 1 while it is on its way.
    public let progress: Double?
    /// A video that waits for Wi-Fi may be sent now.
    public let canSendNow: Bool
  }

  public private(set) var load = Load.loading
  public private(set) var items: [Item] = []
  /// "nog 48 MB te gaan", while there is.
  public private(set) var left: String?
  public var fault: Fault?

  let session: Session

  init(_ session: Session) {
    self.session = session
  }

  public func appear() async {
    await reload()
  }

  func reload() async {
    do {
      let shown = try await session.core.outbox.list()
      items = shown.rows.map(item)
      let bytes = shown.summary.leftBytes
      left = bytes > 0 ? session.words(.outboxLeft, ["size": session.words.bytes(bytes)]) : nil
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// Sends this now, whatever the network costs.
  public func sendNow(_ id: String) async {
    do {
      try await session.core.outbox.sendNow(capture: id)
      session.say(.outboxSendNowMarked)
      fault = nil
    } catch {
      fault = session.fault(error)
      return
    }
    await session.sync()
  }

  /// Syncs as the person asked.
  public func sync() async {
    await session.sync()
    await reload()
  }

  private func item(_ row: OutboxRow) -> Item {
    let words = session.words
    let purpose: String? =
      switch row.purpose {
      case .submission: words(.purposeSubmission)
      case .backup: words(.purposeBackup)
      case .nothing: nil
      }
    return Item(
      id: row.id, title: "\(words.kind(row.kind)) · \(words.moment(row.capturedAt))",
      badge: words.badge(row.standing, kind: row.kind, sent: row.sentBytes, total: row.totalBytes),
      purpose: purpose, why: row.why.map { words.why($0, safe: session.safe) },
      progress: row.standing == .sending && row.totalBytes > 0 ? Double(row.sentBytes) / Double(row.totalBytes) : nil,
      canSendNow: row.standing == .waitingUnmetered)
  }
}
