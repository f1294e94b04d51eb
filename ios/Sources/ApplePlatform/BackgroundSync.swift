#if canImport(BackgroundTasks)
  @preconcurrency import BackgroundTasks
  import Bridge
  import Foundation

  /// Syncs while the app is not on screen: shortly after it leaves, and when the phone charges on Wi-Fi. Everything in the core may
  /// be cut off anywhere, so when the system says it is time, the task is cancelled and that is all.
  public final class BackgroundSync: Sendable {
    /// Named in Info.plist under `BGTaskSchedulerPermittedIdentifiers`.
    public static let identifier = "nl.oogst.sync"
    private let run: @Sendable () async -> Bool

    /// `run` syncs once, and says whether something still waits.
    public init(run: @escaping @Sendable () async -> Bool) {
      self.run = run
    }

    /// Before the app has finished launching.
    public func register() {
      BGTaskScheduler.shared.register(forTaskWithIdentifier: Self.identifier, using: nil) { [self] task in
        schedule()
        let work = Task {
          let waits = await run()
          task.setTaskCompleted(success: !waits)
        }
        task.expirationHandler = { work.cancel() }
      }
    }

    /// When the app leaves the screen with something to send.
    public func schedule() {
      let request = BGProcessingTaskRequest(identifier: Self.identifier)
      request.requiresNetworkConnectivity = true
      request.requiresExternalPower = false
      try? BGTaskScheduler.shared.submit(request)
    }
  }
#endif
