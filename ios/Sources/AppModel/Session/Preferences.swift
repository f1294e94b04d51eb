import Foundation

/// What the person chose on this device. Nothing about pupils or captures is here: this file is not sealed.
@MainActor
public final class Preferences {
  private let defaults: UserDefaults

  public init(defaults: UserDefaults = .standard) {
    self.defaults = defaults
  }

  /// The language; none follows the device.
  public var language: Language? {
    get { defaults.string(forKey: "language").flatMap(Language.init(rawValue:)) }
    set { defaults.set(newValue?.rawValue, forKey: "language") }
  }

  /// The round in which pupils have the device: a restart is no way out of it.
  public var pupilRound: String? {
    get { defaults.string(forKey: "pupil round") }
    set { defaults.set(newValue, forKey: "pupil round") }
  }

  /// The round that the teacher took the device back from, while a pupil was at work in it.
  public var takenBack: String? {
    get { defaults.string(forKey: "taken back") }
    set { defaults.set(newValue, forKey: "taken back") }
  }

  /// The lesson that captures are for, in the teacher's own words.
  public var lesson: String? {
    get { defaults.string(forKey: "lesson") }
    set { defaults.set(newValue, forKey: "lesson") }
  }

  /// The day on which that was said.
  public var lessonDay: String? {
    get { defaults.string(forKey: "lesson day") }
    set { defaults.set(newValue, forKey: "lesson day") }
  }
}
