import AppModel
import Foundation
import SwiftUI

/// The views that only a platform can make. ApplePlatform sets them; the screens place them.
public struct PlatformViews: Sendable {
  /// The camera's picture.
  public var camera: @MainActor @Sendable () -> AnyView
  /// A text as a QR code.
  public var code: @MainActor @Sendable (String) -> AnyView
  /// Lets the person choose documents; they are handed on one by one, readable while it is called.
  public var documents: @MainActor @Sendable (@escaping @MainActor ([URL]) -> Void) -> AnyView
  /// Looks for a QR code until one is found; says so when it may not use the camera.
  public var scanner: CodeScanner
  /// Shows a file that was opened.
  public var viewer: @MainActor @Sendable (URL) -> AnyView
  /// Opens the system's settings for this app.
  public var openSettings: @MainActor @Sendable () -> Void

  public typealias CodeScanner = @MainActor @Sendable (
    _ found: @escaping @MainActor (String) -> Void, _ refused: @escaping @MainActor () -> Void
  ) -> AnyView

  public init(
    camera: @escaping @MainActor @Sendable () -> AnyView,
    code: @escaping @MainActor @Sendable (String) -> AnyView,
    documents: @escaping @MainActor @Sendable (@escaping @MainActor ([URL]) -> Void) -> AnyView,
    scanner: @escaping CodeScanner,
    viewer: @escaping @MainActor @Sendable (URL) -> AnyView,
    openSettings: @escaping @MainActor @Sendable () -> Void
  ) {
    (self.camera, self.code, self.documents) = (camera, code, documents)
    (self.scanner, self.viewer, self.openSettings) = (scanner, viewer, openSettings)
  }

  /// Nothing: for previews.
  @MainActor public static let none = PlatformViews(
    camera: { AnyView(EmptyView()) }, code: { _ in AnyView(EmptyView()) }, documents: { _ in AnyView(EmptyView()) },
    scanner: { _, _ in AnyView(EmptyView()) }, viewer: { _ in AnyView(EmptyView()) }, openSettings: {})
}

/// What the platform lends to the screens: its views, and the devices behind the ports.
@MainActor
public struct Platform {
  public let views: PlatformViews
  public let camera: any CameraDevice
  public let faces: (any FaceFinder)?
  public let lock: any DeviceLock

  public init(views: PlatformViews, camera: any CameraDevice, faces: (any FaceFinder)?, lock: any DeviceLock) {
    (self.views, self.camera, self.faces, self.lock) = (views, camera, faces, lock)
  }
}
