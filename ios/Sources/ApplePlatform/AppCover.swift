#if canImport(UIKit)
  import UIKit

  /// What the app switcher sees: no pupils. A window of its own, above sheets and alerts, from before the system takes its picture.
  @MainActor
  public final class AppCover: NSObject {
    private var windows: [ObjectIdentifier: UIWindow] = [:]

    override public init() {
      super.init()
      let centre = NotificationCenter.default
      centre.addObserver(self, selector: #selector(cover), name: UIScene.willDeactivateNotification, object: nil)
      centre.addObserver(self, selector: #selector(uncover), name: UIScene.didActivateNotification, object: nil)
    }

    @objc private func cover(_ note: Notification) {
      guard let scene = note.object as? UIWindowScene, windows[ObjectIdentifier(scene)] == nil else { return }
      let window = UIWindow(windowScene: scene)
      window.windowLevel = UIWindow.Level(rawValue: UIWindow.Level.alert.rawValue + 1)
      window.rootViewController = Plain()
      window.isHidden = false
      windows[ObjectIdentifier(scene)] = window
    }

    @objc private func uncover(_ note: Notification) {
      guard let scene = note.object as? UIWindowScene else { return }
      windows.removeValue(forKey: ObjectIdentifier(scene))?.isHidden = true
    }
  }

  /// The name on an empty ground.
  private final class Plain: UIViewController {
    override func viewDidLoad() {
      super.viewDidLoad()
      view.backgroundColor = .systemBackground
      let name = UILabel()
      name.text = "Oogst"
      name.font = .preferredFont(forTextStyle: .title1)
      name.adjustsFontForContentSizeCategory = true
      name.translatesAutoresizingMaskIntoConstraints = false
      view.addSubview(name)
      NSLayoutConstraint.activate([
        name.centerXAnchor.constraint(equalTo: view.centerXAnchor),
        name.centerYAnchor.constraint(equalTo: view.centerYAnchor),
      ])
    }
  }
#endif
