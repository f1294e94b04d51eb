#if canImport(Network)
  import Bridge
  import Foundation
  import Network

  /// What the network of the moment costs, as the system says it: mobile data, hotspots and Low Data Mode are metered.
  public final class NetworkCosts: Connectivity, @unchecked Sendable {
    private let monitor = NWPathMonitor()
    // Guarded by the lock: the monitor tells on its own queue.
    private let lock = NSLock()
    private var cost = NetworkCost.none

    /// `changed` is told when a network comes that was not there, or one that costs nothing: a moment to sync.
    public init(changed: (@Sendable (NetworkCost) -> Void)? = nil) {
      monitor.pathUpdateHandler = { [weak self] path in
        let now: NetworkCost =
          path.status != .satisfied ? .none : path.isExpensive || path.isConstrained ? .metered : .unmetered
        guard let self else { return }
        let before = self.lock.withLock {
          defer { self.cost = now }
          return self.cost
        }
        if now != before, now != .none { changed?(now) }
      }
      monitor.start(queue: DispatchQueue(label: "nl.oogst.network"))
    }

    deinit {
      monitor.cancel()
    }

    public func network() throws -> NetworkCost {
      lock.withLock { cost }
    }
  }
#endif
