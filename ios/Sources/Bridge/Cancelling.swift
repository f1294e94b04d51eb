import OogstCore

/// Runs something long that the core can end: when the Swift task is cancelled, the core's work is. The generated code alone
/// would leave it running to its end.
public func cancelling<T: Sendable>(_ work: @Sendable (Cancel) async throws -> T) async throws -> T {
  let cancel = Cancel()
  return try await withTaskCancellationHandler {
    try await work(cancel)
  } onCancel: {
    cancel.cancel()
  }
}

extension Core {
  /// Sends what waits and fetches what arrived. `told` is called on a thread of the core.
  public func sync(
    includeVideo: Bool = false, patient: Bool = false, told: (@Sendable (SyncEvent) -> Void)? = nil
  ) async throws -> SyncReport {
    let way = SyncWay(includeVideo: includeVideo, patient: patient)
    return try await cancelling { cancel in
      try await sync.run(way: way, observer: told.map(Told.init), cancel: cancel)
    }
  }

  /// Keeps up while the app is on screen: at once when something arrives, with patience while it fails. Ends when the task is
  /// cancelled, or with what needs a person.
  public func watch(told: (@Sendable (SyncEvent) -> Void)? = nil) async throws {
    let way = SyncWay(includeVideo: false, patient: true)
    try await cancelling { cancel in
      try await sync.watch(way: way, observer: told.map(Told.init), cancel: cancel)
    }
  }
}

/// A closure as the core knows an observer.
final class Told: SyncObserver {
  private let tell: @Sendable (SyncEvent) -> Void

  init(_ tell: @escaping @Sendable (SyncEvent) -> Void) {
    self.tell = tell
  }

  func event(event: SyncEvent) throws {
    tell(event)
  }
}
