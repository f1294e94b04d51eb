#if canImport(UserNotifications)
  import AppModel
  import UserNotifications

  /// What a background sync has to tell. Never a name, never a picture: a locked screen shows it to everybody.
  public struct Notifications: Teller {
    public init() {}

    /// The system asks the first time only.
    public func ask() async {
      _ = try? await UNUserNotificationCenter.current().requestAuthorization(options: [.alert, .badge])
    }

    /// Nothing is asked here: nobody looks at the screen.
    public func tell(_ text: String) async {
      let centre = UNUserNotificationCenter.current()
      guard await centre.notificationSettings().authorizationStatus == .authorized else { return }
      let content = UNMutableNotificationContent()
      content.body = text
      // One at a time: a later one replaces it.
      try? await centre.add(UNNotificationRequest(identifier: "nl.oogst.sync", content: content, trigger: nil))
    }
  }
#endif
