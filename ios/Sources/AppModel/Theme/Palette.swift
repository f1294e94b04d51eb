import Foundation

/// Calm paper and ink, one warm accent. The same on Android, on the page and on paper.
public enum Palette: CaseIterable, Sendable {
  case paper, surface, ink, quiet, line, accent, onAccent, leaf, sky, clay

  /// Red, green and blue, two hexadecimal digits each.
  public var light: UInt32 {
    switch self {
    case .paper: 0xFBFAF6
    case .surface: 0xFFFFFF
    case .ink: 0x1D2A24
    case .quiet: 0x55635C
    case .line: 0xDAD9D0
    case .accent: 0xB45309
    case .onAccent: 0xFFFFFF
    case .leaf: 0x2F6B4F
    case .sky: 0x1F5F99
    case .clay: 0xB3261E
    }
  }

  public var dark: UInt32 {
    switch self {
    case .paper: 0x141A17
    case .surface: 0x1D2521
    case .ink: 0xE9EEE9
    case .quiet: 0xA7B3AC
    case .line: 0x35403A
    case .accent: 0xF0A35B
    case .onAccent: 0x141A17
    case .leaf: 0x7FC8A4
    case .sky: 0x86BCEB
    case .clay: 0xF2B8B5
    }
  }

  /// Red, green and blue, 0 to 1.
  public static func parts(_ rgb: UInt32) -> (red: Double, green: Double, blue: Double) {
    (Double(rgb >> 16 & 255) / 255, Double(rgb >> 8 & 255) / 255, Double(rgb & 255) / 255)
  }

  /// Contrast of two colours as WCAG 2.2 has it, 1 to 21.
  public static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
    let luminance = { (rgb: UInt32) in
      let linear = { (part: Double) in part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4) }
      let (red, green, blue) = parts(rgb)
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
    let (lighter, darker) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
  }
}

/// Sizes in points. Text grows with the person's own setting; these are its sizes at the usual one.
public enum Metrics {
  public static let step = 4.0
  public static let edge = 16.0
  public static let corner = 12.0
  /// The least width and height of what is tapped.
  public static let target = 48.0
  /// How long a capture flies into the outbox, in seconds.
  public static let flight = 0.2
}
