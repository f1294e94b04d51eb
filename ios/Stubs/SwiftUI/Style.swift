import Foundation

public protocol ShapeStyle: Sendable {
  associatedtype Resolved: ShapeStyle = Never
  func resolve(in environment: EnvironmentValues) -> Resolved
}
extension Never: ShapeStyle {
  public func resolve(in environment: EnvironmentValues) -> Never { undrawn() }
}
extension ShapeStyle where Resolved == Never {
  public func resolve(in environment: EnvironmentValues) -> Never { undrawn() }
}

public struct Color: ShapeStyle, Primitive, Hashable {
  public enum RGBColorSpace: Sendable { case sRGB }
  public nonisolated init(_ space: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1)
  {}
  public nonisolated static let black = Color(red: 0, green: 0, blue: 0)
  public nonisolated static let clear = Color(red: 0, green: 0, blue: 0, opacity: 0)
  public nonisolated func opacity(_ opacity: Double) -> Color { self }
}

public struct Font: Hashable, Sendable {
  public enum TextStyle: Sendable {
    case largeTitle, title, title2, title3, headline, body, callout, subheadline, footnote, caption
  }
  public enum Weight: Sendable { case regular, semibold }
  public static let title = Font()
  public static let title2 = Font()
  public static let title3 = Font()
  public static let largeTitle = Font()
  public static let headline = Font()
  public static let body = Font()
  public static let subheadline = Font()
  public static let footnote = Font()
  public static func system(_ style: TextStyle, design: Design? = nil, weight: Weight? = nil) -> Font { Font() }
  public enum Design: Sendable { case `default`, monospaced }
  public func weight(_ weight: Weight) -> Font { self }
  public func monospacedDigit() -> Font { self }
}

@MainActor @preconcurrency
public protocol Shape: Primitive, Sendable {
  nonisolated func path(in rect: CGRect) -> Path
}
extension Shape {
  public func fill<S: ShapeStyle>(_ style: S) -> some View { Modified() }
  public func stroke<S: ShapeStyle>(_ style: S, lineWidth: CGFloat = 1) -> some View { Modified() }
  public func strokeBorder<S: ShapeStyle>(_ style: S, lineWidth: CGFloat = 1) -> some View { Modified() }
}
public struct Rectangle: Shape {
  public init() {}
  public nonisolated func path(in rect: CGRect) -> Path { undrawn() }
}
public struct Circle: Shape {
  public init() {}
  public nonisolated func path(in rect: CGRect) -> Path { undrawn() }
}
public struct Capsule: Shape {
  public init() {}
  public nonisolated func path(in rect: CGRect) -> Path { undrawn() }
}
public struct RoundedRectangle: Shape {
  public init(cornerRadius: CGFloat) {}
  public nonisolated func path(in rect: CGRect) -> Path { undrawn() }
}
public struct Path: Shape {
  public init() {}
  public mutating func move(to point: CGPoint) {}
  public mutating func addLine(to point: CGPoint) {}
  public mutating func closeSubpath() {}
  public nonisolated func path(in rect: CGRect) -> Path { self }
}

public protocol PrimitiveButtonStyle {}
public struct PlainButtonStyle: PrimitiveButtonStyle {}
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {}
public struct BorderedButtonStyle: PrimitiveButtonStyle {}
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  public static var plain: PlainButtonStyle { undrawn() }
}
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
  public static var borderedProminent: BorderedProminentButtonStyle { undrawn() }
}
extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
  public static var bordered: BorderedButtonStyle { undrawn() }
}
@MainActor @preconcurrency
public protocol ButtonStyle {
  associatedtype Body: View
  typealias Configuration = ButtonStyleConfiguration
  @ViewBuilder func makeBody(configuration: Configuration) -> Body
}
public struct ButtonStyleConfiguration {
  public struct Label: Primitive {}
  public var label: Label { undrawn() }
  public var role: ButtonRole? { undrawn() }
  public var isPressed: Bool { undrawn() }
}
public protocol PickerStyle {}
public struct SegmentedPickerStyle: PickerStyle {}
public struct InlinePickerStyle: PickerStyle {}
extension PickerStyle where Self == SegmentedPickerStyle {
  public static var segmented: SegmentedPickerStyle { undrawn() }
}
extension PickerStyle where Self == InlinePickerStyle {
  public static var inline: InlinePickerStyle { undrawn() }
}

public struct Animation: Sendable {
  public static func easeOut(duration: Double) -> Animation { Animation() }
}
public struct SensoryFeedback: Sendable {
  public static let success = SensoryFeedback()
  public static let warning = SensoryFeedback()
  public static let impact = SensoryFeedback()
}
public struct AnyTransition: Sendable { public static let opacity = AnyTransition() }
