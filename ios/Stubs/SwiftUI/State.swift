import Foundation
import Observation

@propertyWrapper
public struct State<Value> {
  public init(wrappedValue: Value) {}
  public init(initialValue value: Value) {}
  public var wrappedValue: Value {
    get { undrawn() }
    nonmutating set { _ = newValue }
  }
  public var projectedValue: Binding<Value> { undrawn() }
}

@propertyWrapper @dynamicMemberLookup
public struct Binding<Value> {
  public init(get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void) {}
  public static func constant(_ value: Value) -> Binding<Value> { undrawn() }
  public var wrappedValue: Value {
    get { undrawn() }
    nonmutating set { _ = newValue }
  }
  public var projectedValue: Binding<Value> { self }
  public subscript<Subject>(dynamicMember path: WritableKeyPath<Value, Subject>) -> Binding<Subject> { undrawn() }
}

@propertyWrapper @dynamicMemberLookup
public struct Bindable<Value: AnyObject & Observable> {
  public init(wrappedValue: Value) {}
  public init(_ wrappedValue: Value) {}
  public var wrappedValue: Value { undrawn() }
  public var projectedValue: Bindable<Value> { self }
  public subscript<Subject>(dynamicMember path: ReferenceWritableKeyPath<Value, Subject>) -> Binding<Subject> {
    undrawn()
  }
}

@propertyWrapper
public struct Environment<Value> {
  public init(_ path: KeyPath<EnvironmentValues, Value>) {}
  public init(_ type: Value.Type) where Value: AnyObject & Observable {}
  public var wrappedValue: Value { undrawn() }
}

@propertyWrapper
public struct FocusState<Value: Hashable> {
  public init() where Value == Bool {}
  public init<T: Hashable>() where Value == T? {}
  public var wrappedValue: Value {
    get { undrawn() }
    nonmutating set { _ = newValue }
  }
}

@propertyWrapper
public struct ScaledMetric<Value> {
  public init(wrappedValue: Value, relativeTo style: Font.TextStyle = .body) {}
  public var wrappedValue: Value { undrawn() }
}

public protocol EnvironmentKey {
  associatedtype Value
  static var defaultValue: Value { get }
}

public struct EnvironmentValues {
  public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value {
    get { undrawn() }
    set { _ = newValue }
  }
  public var colorScheme: ColorScheme { undrawn() }
  public var isEnabled: Bool { undrawn() }
  public var dismiss: DismissAction { undrawn() }
  public var scenePhase: ScenePhase { undrawn() }
  public var openURL: OpenURLAction { undrawn() }
  public var accessibilityReduceMotion: Bool { undrawn() }
  public var accessibilityVoiceOverEnabled: Bool { undrawn() }
  public var dynamicTypeSize: DynamicTypeSize { undrawn() }
}

public enum ColorScheme: Sendable { case light, dark }
public enum ScenePhase: Sendable { case background, inactive, active }
@MainActor public struct DismissAction { public func callAsFunction() {} }
@MainActor public struct OpenURLAction { public func callAsFunction(_ url: URL) {} }
public enum DynamicTypeSize: Comparable, Sendable {
  case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
  case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
  public var isAccessibilitySize: Bool { undrawn() }
}
