import Bridge
import Foundation

/// What keeps up with the hub, as long as it does.
@MainActor
final class Keeper {
  /// The whole of it.
  var task: Task<Void, Never>?
  /// The core's watch of the moment.
  var watch: Task<Void, any Error>?
  /// Waiting for a better moment.
  var pause: Task<Void, Never>?
  /// A sync for what was just made.
  var hurried: Task<Void, Never>?
  /// More was made meanwhile.
  var again = false
  /// Something changed: there is no reason to wait.
  var woken = false
}

extension Session {
  /// The app is in front: from now on what is made here goes at once, and what others made comes by itself.
  func keepUp() {
    guard keeper.task == nil else { return wake() }
    keeper.task = Task { [weak self] in
      var patience = Patience()
      while !Task.isCancelled, let self {
        self.keeper.woken = false
        if await self.watchOnce() { patience = Patience() }
        if Task.isCancelled { return }
        if self.keeper.woken { patience = Patience() } else { await self.pause(patience.next()) }
      }
    }
  }

  /// The app leaves the front. Returns when nothing talks to the hub any more.
  func stopKeepingUp() async {
    let (task, hurried) = (keeper.task, keeper.hurried)
    letGo()
    await task?.value
    await hurried?.value
  }

  /// The same, without waiting for the end.
  func letGo() {
    for each in [keeper.task, keeper.hurried, keeper.pause] { each?.cancel() }
    keeper.watch?.cancel()
    (keeper.task, keeper.again) = (nil, false)
  }

  /// Another network, or another team: begins again at once.
  public func wake() {
    keeper.woken = true
    keeper.watch?.cancel()
    keeper.pause?.cancel()
  }

  /// Something waits to be sent, by whichever way it came. Beside the watch: that one looks for what was made now and then only.
  func hurry() {
    guard keeper.task != nil, isJoined else { return }
    guard keeper.hurried == nil else {
      keeper.again = true
      return
    }
    keeper.hurried = Task { [weak self] in
      repeat {
        self?.keeper.again = false
        _ = try? await self?.core.sync(patient: true)
      } while self?.keeper.again == true && !Task.isCancelled
      self?.keeper.hurried = nil
    }
  }

  /// Watches until it ends; says whether the hub was reached. Being offline is nobody's trouble: it goes by itself.
  private func watchOnce() async -> Bool {
    guard isJoined else { return false }
    let (reached, teller) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let hearing = Task { @MainActor [weak self] in
      var heard = false
      for await _ in reached {
        heard = true
        if self?.trouble != nil { self?.trouble = nil }
      }
      return heard
    }
    let watch = Task { [core] in
      try await core.watch { if case .arrived = $0 { teller.yield() } }
    }
    keeper.watch = watch
    let result = await withTaskCancellationHandler {
      await watch.result
    } onCancel: {
      watch.cancel()
    }
    // Another may have begun meanwhile.
    if keeper.watch == watch { keeper.watch = nil }
    teller.finish()
    if case .failure(let error) = result, CoreFault(error).kind != .offline {
      await refresh()
      if let said = fault(error) { trouble = said }
    }
    return await hearing.value
  }

  private func pause(_ time: Duration) async {
    let pause = Task { _ = try? await Task.sleep(for: time) }
    keeper.pause = pause
    await withTaskCancellationHandler {
      await pause.value
    } onCancel: {
      pause.cancel()
    }
    if keeper.pause == pause { keeper.pause = nil }
  }
}

/// How long to wait before watching again: short at first, then longer, to a few minutes. A network that comes back ends it.
struct Patience {
  private var seconds = 1

  mutating func next() -> Duration {
    defer { seconds = min(seconds * 2, 300) }
    return .seconds(seconds)
  }
}
