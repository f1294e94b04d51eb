import AppModel
import SwiftUI

/// Words that are tapped: as high and as wide as a finger needs, and all of that counts. A frame around a button, or the system's own
/// small ones, would leave the words alone to be hit.
struct WordStyle: ButtonStyle {
  /// With a ground of its own.
  var framed = true

  func makeBody(configuration: Configuration) -> some View {
    Drawn(configuration: configuration, framed: framed)
  }

  private struct Drawn: View {
    let configuration: ButtonStyleConfiguration
    let framed: Bool
    @Environment(\.isEnabled) private var isEnabled

    var body: some View {
      configuration.label
        .font(.body.weight(.semibold))
        .multilineTextAlignment(.center)
        .foregroundStyle(Ink(configuration.role == .destructive ? .clay : .accent))
        .padding(.horizontal, framed ? Metrics.step * 3 : 0)
        .frame(minWidth: Metrics.target, minHeight: Metrics.target)
        .background {
          if framed {
            RoundedRectangle(cornerRadius: Metrics.corner).fill(Ink(.surface))
              .overlay { RoundedRectangle(cornerRadius: Metrics.corner).strokeBorder(Ink(.line), lineWidth: 1) }
          }
        }
        .contentShape(Rectangle())
        .opacity(configuration.isPressed ? 0.6 : isEnabled ? 1 : 0.5)
    }
  }
}

extension ButtonStyle where Self == WordStyle {
  /// Words on a ground of their own.
  static var framed: WordStyle { WordStyle() }
  /// Words alone.
  static var words: WordStyle { WordStyle(framed: false) }
}
