#if canImport(UIKit)
  import UIKit

  /// The time that the system lends when the app leaves the screen. When it is over, the work is cancelled and the time given back:
  /// who keeps it is killed.
  @MainActor
  public final class LentTime {
    private var task = UIBackgroundTaskIdentifier.invalid
    private var work: Task<Void, Never>?

    /// Does `work` in it.
    public static func use(_ work: @escaping @MainActor @Sendable () async -> Void) {
      let time = LentTime()
      time.task = UIApplication.shared.beginBackgroundTask {
        MainActor.assumeIsolated {
          time.work?.cancel()
          time.giveBack()
        }
      }
      time.work = Task {
        await work()
        time.giveBack()
      }
    }

    private func giveBack() {
      guard task != .invalid else { return }
      UIApplication.shared.endBackgroundTask(task)
      task = .invalid
    }
  }
#endif
