import AppModel
import SwiftUI

/// A colour of the palette, light or dark as the screen is.
struct Ink: ShapeStyle {
  let colour: Palette

  init(_ colour: Palette) {
    self.colour = colour
  }

  func resolve(in environment: EnvironmentValues) -> Color {
    let (red, green, blue) = Palette.parts(environment.colorScheme == .dark ? colour.dark : colour.light)
    return Color(.sRGB, red: red, green: green, blue: blue, opacity: 1)
  }
}

extension Badge.Tone {
  /// The colour of a tone.
  var ink: Ink {
    switch self {
    case .leaf: Ink(.leaf)
    case .sky: Ink(.sky)
    case .clay: Ink(.clay)
    case .quiet: Ink(.quiet)
    }
  }
}

extension Badge.Icon {
  /// Apple's own symbols: they grow with the text and know the person's settings.
  var symbol: String {
    switch self {
    case .device: "iphone"
    case .clock: "clock"
    case .wifi: "wifi"
    case .sending: "arrow.up"
    case .received: "checkmark.circle"
    case .cloud: "checkmark.icloud"
    case .attention: "exclamationmark.triangle"
    case .people: "person.2"
    case .face: "face.smiling"
    case .covered: "rectangle.dashed"
    case .lock: "lock"
    }
  }
}
