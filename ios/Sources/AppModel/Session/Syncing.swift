import Bridge
import Foundation

extension Session {
  /// Syncs once, as the person asked. A second call while one runs does nothing.
  public func sync(includeVideo: Bool = false) async {
    guard !syncing, isJoined else { return }
    syncing = true
    progress = SyncProgress()
    // A task of its own: the screen it was asked from may go.
    let task = Task { await run(includeVideo: includeVideo) }
    syncTask = task
    await task.value
    (syncing, progress, syncTask) = (false, nil, nil)
    await refresh()
  }

  /// Ends the sync that runs. What still waits goes the next time.
  public func stopSync() {
    guard let syncTask else { return }
    syncTask.cancel()
    say(.outboxStopped)
  }

  /// Syncs once in time that the system lent: when it takes that back, the core's work ends too.
  func syncWhileThereIsTime() async {
    await withTaskCancellationHandler {
      if !Task.isCancelled { await sync() }
    } onCancel: {
      Task { @MainActor in self.syncTask?.cancel() }
    }
  }

  /// Ends the sync that runs, without a word, and waits until it did.
  func endSync() async {
    syncTask?.cancel()
    await syncTask?.value
  }

  /// Begun joining counts: the next sync goes on with it.
  var isJoined: Bool { home?.member != nil && home?.member != .removed }

  private func run(includeVideo: Bool) async {
    let (events, teller) = AsyncStream.makeStream(of: SyncEvent.self)
    let counting = Task { @MainActor [weak self] in
      for await event in events { self?.progress?.take(event) }
    }
    defer {
      teller.finish()
      counting.cancel()
    }
    do {
      _ = try await core.sync(includeVideo: includeVideo) { teller.yield($0) }
      trouble = nil
    } catch {
      // The sentence says how many captures are safe here: as of now.
      await refresh()
      trouble = fault(error)
    }
  }
}
