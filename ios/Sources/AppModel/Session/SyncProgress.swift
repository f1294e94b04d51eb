import Bridge

/// How far a sync is: objects add up to one number.
public struct SyncProgress: Sendable, Equatable {
  /// Bytes that the plan says are to go.
  public private(set) var total: UInt64 = 0
  /// Bytes that went.
  public var sent: UInt64 { min(objects.values.reduce(0, +), total) }
  private var objects: [String: UInt64] = [:]

  init() {}

  mutating func take(_ event: SyncEvent) {
    switch event {
    case .planned(_, _, let bytes, _): total = bytes
    case .upload(let object, _, _, let sent, _): objects[object] = sent
    default: break
    }
  }
}
