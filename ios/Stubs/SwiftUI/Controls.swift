import Foundation

public struct Text: Primitive {
  public init(_ content: String) {}
  public init(verbatim content: String) {}
  public func bold() -> Text { self }
}

public struct Image: Primitive {
  public init(systemName: String) {}
  public func resizable() -> Image { self }
}

public struct Button<Label: View>: Primitive {
  public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
  public init(role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> Label) {}
}
extension Button where Label == Text {
  public init(_ title: String, action: @escaping @MainActor () -> Void) {}
  public init(_ title: String, role: ButtonRole?, action: @escaping @MainActor () -> Void) {}
}
extension Button where Label == SwiftUI.Label<Text, Image> {
  public init(_ title: String, systemImage: String, action: @escaping @MainActor () -> Void) {}
}
public struct ButtonRole: Sendable, Equatable {
  private let rawValue: Int
  public static let destructive = ButtonRole(rawValue: 1)
  public static let cancel = ButtonRole(rawValue: 2)
}

public struct Label<Title: View, Icon: View>: Primitive {
  public init(@ViewBuilder title: () -> Title, @ViewBuilder icon: () -> Icon) {}
}
extension Label where Title == Text, Icon == Image {
  public init(_ title: String, systemImage: String) {}
}

public struct TextField<Label: View>: Primitive {}
extension TextField where Label == Text {
  public init(_ title: String, text: Binding<String>) {}
  public init(_ title: String, text: Binding<String>, axis: Axis) {}
}

public struct Toggle<Label: View>: Primitive {}
extension Toggle where Label == Text {
  public init(_ title: String, isOn: Binding<Bool>) {}
}

public struct Picker<Label: View, Selection: Hashable, Content: View>: Primitive {}
extension Picker where Label == Text {
  public init(_ title: String, selection: Binding<Selection>, @ViewBuilder content: () -> Content) {}
}

public struct DisclosureGroup<Label: View, Content: View>: Primitive {
  public init(@ViewBuilder content: @escaping () -> Content, @ViewBuilder label: () -> Label) {}
}

public struct Stepper<Label: View>: Primitive {}
extension Stepper where Label == Text {
  public init<V: Strideable>(_ title: String, value: Binding<V>, in bounds: ClosedRange<V>, step: V.Stride = 1) {}
}

public struct ProgressView<Label: View>: Primitive {}
extension ProgressView where Label == EmptyView {
  public init() {}
  public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) {}
}
extension ProgressView where Label == Text {
  public init(_ title: String) {}
}

public struct ShareLink<Content: View>: Primitive {}
extension ShareLink where Content == SwiftUI.Label<Text, Image> {
  public init(_ title: String, item: String) {}
  public init(_ title: String, item: URL) {}
}

public struct NavigationLink<Label: View, Destination: View>: Primitive {
  public init(@ViewBuilder destination: () -> Destination, @ViewBuilder label: () -> Label) {}
}
extension NavigationLink where Destination == Never {
  public init<P: Hashable>(value: P?, @ViewBuilder label: () -> Label) {}
}

public struct ToolbarItem<Content: View>: Primitive {
  public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> Content) {}
}
public struct ToolbarItemPlacement: Sendable {
  public static let automatic = ToolbarItemPlacement()
  public static let confirmationAction = ToolbarItemPlacement()
  public static let cancellationAction = ToolbarItemPlacement()
  public static let primaryAction = ToolbarItemPlacement()
  public static let bottomBar = ToolbarItemPlacement()
}
