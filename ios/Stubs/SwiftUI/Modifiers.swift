import Foundation
import Observation

extension View {
  // Layout.
  public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { Modified() }
  public func padding(_ length: CGFloat) -> some View { Modified() }
  public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View {
    Modified()
  }
  public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
    idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { Modified() }
  public func position(x: CGFloat = 0, y: CGFloat = 0) -> some View { Modified() }
  public func offset(x: CGFloat = 0, y: CGFloat = 0) -> some View { Modified() }
  public func aspectRatio(_ ratio: CGFloat? = nil, contentMode: ContentMode) -> some View { Modified() }
  public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
    Modified()
  }
  public func background<S: ShapeStyle>(_ style: S) -> some View { Modified() }
  public func background<S: ShapeStyle, T: Shape>(_ style: S, in shape: T) -> some View { Modified() }
  public func background<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View {
    Modified()
  }
  public func clipShape<S: Shape>(_ shape: S) -> some View { Modified() }
  public func contentShape<S: Shape>(_ shape: S) -> some View { Modified() }
  public func ignoresSafeArea() -> some View { Modified() }
  public func safeAreaInset<V: View>(
    edge: VerticalEdge, alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> V
  ) -> some View { Modified() }
  public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { Modified() }
  public func layoutPriority(_ value: Double) -> some View { Modified() }
  // Look.
  public func font(_ font: Font?) -> some View { Modified() }
  public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { Modified() }
  public func tint<S: ShapeStyle>(_ tint: S?) -> some View { Modified() }
  public func opacity(_ opacity: Double) -> some View { Modified() }
  public func multilineTextAlignment(_ alignment: TextAlignment) -> some View { Modified() }
  public func dynamicTypeSize<T: RangeExpression>(_ range: T) -> some View where T.Bound == DynamicTypeSize {
    Modified()
  }
  public func lineLimit(_ number: Int?) -> some View { Modified() }
  public func minimumScaleFactor(_ factor: CGFloat) -> some View { Modified() }
  public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { Modified() }
  public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { Modified() }
  public func pickerStyle<S: PickerStyle>(_ style: S) -> some View { Modified() }
  public func scrollContentBackground(_ visibility: Visibility) -> some View { Modified() }
  public func listRowBackground<V: View>(_ view: V?) -> some View { Modified() }
  public func textContentType(_ type: Never?) -> some View { Modified() }
  public func labelsHidden() -> some View { Modified() }
  public func privacySensitive(_ sensitive: Bool = true) -> some View { Modified() }
  public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { Modified() }
  public func transition(_ transition: AnyTransition) -> some View { Modified() }
  public func statusBarHidden(_ hidden: Bool = true) -> some View { Modified() }
  public func persistentSystemOverlays(_ visibility: Visibility) -> some View { Modified() }
  public func preferredColorScheme(_ scheme: ColorScheme?) -> some View { Modified() }
  // Behaviour.
  public func disabled(_ disabled: Bool) -> some View { Modified() }
  public func task(@_inheritActorContext _ action: @escaping @MainActor @Sendable () async -> Void) -> some View {
    Modified()
  }
  public func task<T: Equatable>(id: T, @_inheritActorContext _ action: @escaping @MainActor @Sendable () async -> Void)
    -> some View
  { Modified() }
  public func onAppear(perform action: (@MainActor () -> Void)? = nil) -> some View { Modified() }
  public func onDisappear(perform action: (@MainActor () -> Void)? = nil) -> some View { Modified() }
  public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping @MainActor (V, V) -> Void)
    -> some View
  { Modified() }
  public func onSubmit(_ action: @escaping @MainActor () -> Void) -> some View { Modified() }
  public func onOpenURL(perform action: @escaping @MainActor (URL) -> Void) -> some View { Modified() }
  public func refreshable(action: @escaping @MainActor @Sendable () async -> Void) -> some View { Modified() }
  public func gesture<G: Gesture>(_ gesture: G) -> some View { Modified() }
  public func onTapGesture(count: Int = 1, perform action: @escaping @MainActor () -> Void) -> some View { Modified() }
  public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T) -> some View { Modified() }
  public func environment<V>(_ path: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { Modified() }
  public func environment<T: AnyObject & Observable>(_ object: T?) -> some View { Modified() }
  public func modifier<M: ViewModifier>(_ modifier: M) -> some View { Modified() }
  public func id<ID: Hashable>(_ id: ID) -> some View { Modified() }
  public func tag<V: Hashable>(_ tag: V) -> some View { Modified() }
  public func interactiveDismissDisabled(_ disabled: Bool = true) -> some View { Modified() }
  public func swipeActions<T: View>(@ViewBuilder content: () -> T) -> some View { Modified() }
  // Screens.
  public func navigationTitle(_ title: String) -> some View { Modified() }
  public func navigationBarBackButtonHidden(_ hidden: Bool = true) -> some View { Modified() }
  public func navigationDestination<D: Hashable, C: View>(
    for data: D.Type, @ViewBuilder destination: @escaping (D) -> C
  ) -> some View { Modified() }
  public func toolbar<C: View>(@ViewBuilder content: () -> C) -> some View { Modified() }
  public func sheet<C: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C
  ) -> some View { Modified() }
  public func sheet<Item: Identifiable, C: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> C
  ) -> some View { Modified() }
  public func fullScreenCover<C: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C
  ) -> some View { Modified() }
  public func fullScreenCover<Item: Identifiable, C: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> C
  ) -> some View { Modified() }
  public func confirmationDialog<A: View>(
    _ title: String, isPresented: Binding<Bool>, titleVisibility: Visibility = .automatic, @ViewBuilder actions: () -> A
  ) -> some View { Modified() }
  // Accessibility.
  public func accessibilityLabel(_ label: String) -> some View { Modified() }
  public func accessibilityValue(_ value: String) -> some View { Modified() }
  public func accessibilityHint(_ hint: String) -> some View { Modified() }
  public func accessibilityHidden(_ hidden: Bool) -> some View { Modified() }
  public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { Modified() }
  public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { Modified() }
  public func accessibilityAction(named name: String, _ handler: @escaping @MainActor () -> Void) -> some View {
    Modified()
  }
}

public enum Visibility: Sendable { case automatic, visible, hidden }
public enum AccessibilityChildBehavior: Sendable { case ignore, contain, combine }
public struct AccessibilityTraits: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let isHeader = AccessibilityTraits(rawValue: 1)
  public static let isButton = AccessibilityTraits(rawValue: 2)
  public static let isSelected = AccessibilityTraits(rawValue: 4)
  public static let updatesFrequently = AccessibilityTraits(rawValue: 8)
}

public enum AccessibilityNotification {
  public struct Announcement {
    public init(_ announcement: String) {}
    public func post() {}
  }
}

public protocol Gesture<Value> { associatedtype Value }
public struct DragGesture: Gesture {
  public struct Value {
    public var location: CGPoint { undrawn() }
    public var startLocation: CGPoint { undrawn() }
    public var translation: CGSize { undrawn() }
  }
  public init(minimumDistance: CGFloat = 10) {}
}
extension Gesture {
  public func onChanged(_ action: @escaping @MainActor (Value) -> Void) -> some Gesture<Value> { self }
  public func onEnded(_ action: @escaping @MainActor (Value) -> Void) -> some Gesture<Value> { self }
}
