#if canImport(UserNotifications)
  import AppModel
  import UserNotifications

  /// What a background sync has to tell. Never a name, never a picture: a locked screen shows it to everybody.
  public struct Notifications: Sendable {
    public init() {}

    /// Asked the first time there is something to tell, not at the start.
    public func tell(_ text: String) async {
      let centre = UNUserNotificationCenter.current()
      guard (try? await centre.requestAuthorization(options: [.alert, .badge])) == true else { return }
      let content = UNMutableNotificationContent()
      content.body = text
      // One at a time: a later one replaces it.
      try? await centre.add(UNNotificationRequest(identifier: "nl.oogst.sync", content: content, trigger: nil))
    }
  }
#endif
