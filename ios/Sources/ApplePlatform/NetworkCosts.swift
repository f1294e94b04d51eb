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
    private var changed: (@Sendable () -> Void)?

    public init() {
      monitor.pathUpdateHandler = { [weak self] path in
        let now: NetworkCost =
          path.status != .satisfied ? .none : path.isExpensive || path.isConstrained ? .metered : .unmetered
        guard let self else { return }
        let changed = self.lock.withLock {
          defer { self.cost = now }
          return now != self.cost && now != .none ? self.changed : nil
        }
        changed?()
      }
      monitor.start(queue: DispatchQueue(label: "nl.oogst.network"))
    }

    /// Tells `changed` when a network comes that was not there, or one that costs something else: a moment to sync.
    public func onChange(_ changed: @escaping @Sendable () -> Void) {
      lock.withLock { self.changed = changed }
    }

    deinit {
      monitor.cancel()
    }

    public func network() throws -> NetworkCost {
      lock.withLock { cost }
    }
  }
#endif
