// Declarations of our own, in the shape of Apple's, for type-checking the screens where there is no SwiftUI. Nothing here draws.
// Only what the screens use; a modifier that is missing here is added after a look at Apple's documentation.

@MainActor @preconcurrency
public protocol View {
  associatedtype Body: View
  @ViewBuilder var body: Body { get }
}

extension Never: View {
  public var body: Never { undrawn() }
}

/// A view without a body of its own.
@MainActor @preconcurrency
public protocol Primitive: View where Body == Never {}

extension Primitive {
  public var body: Never { undrawn() }
}

@MainActor @preconcurrency @resultBuilder
public struct ViewBuilder {
  public static func buildBlock() -> EmptyView { EmptyView() }
  public static func buildBlock<each Content: View>(_ content: repeat each Content) -> TupleView<(repeat each Content)>
  {
    TupleView()
  }
  public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
  public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
  public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
  public static func buildEither<First: View, Second: View>(first: First) -> ConditionalView<First, Second> { .init() }
  public static func buildEither<First: View, Second: View>(second: Second) -> ConditionalView<First, Second> {
    .init()
  }
}

public struct EmptyView: Primitive { public init() {} }
public struct TupleView<Content>: Primitive {}
public struct ConditionalView<First: View, Second: View>: Primitive {}
public struct AnyView: Primitive { public init<Content: View>(_ view: Content) {} }
extension Optional: View where Wrapped: View {
  public var body: Never { undrawn() }
}
public struct Modified: Primitive {}

@MainActor @preconcurrency
public protocol ViewModifier {
  associatedtype Body: View
  typealias Content = Modified
  @ViewBuilder func body(content: Content) -> Body
}

@MainActor @preconcurrency
public protocol Scene {}
public struct WindowGroup<Content: View>: Scene { public init(@ViewBuilder content: () -> Content) {} }

/// Nothing of this module runs.
func undrawn() -> Never { fatalError("declarations only") }
