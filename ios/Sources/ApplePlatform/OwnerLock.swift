#if canImport(LocalAuthentication)
  import AppModel
  import Foundation
  import LocalAuthentication

  /// The device's own lock: face, finger or code.
  public struct OwnerLock: DeviceLock {
    public init() {}

    public var isSet: Bool {
      var error: NSError?
      return LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: &error)
        || error?.code != LAError.passcodeNotSet.rawValue
    }

    public func isOwner(_ reason: String) async -> Bool {
      let context = LAContext()
      var error: NSError?
      guard context.canEvaluatePolicy(.deviceOwnerAuthentication, error: &error) else {
        // A device without a lock: whoever holds it holds it.
        return error?.code == LAError.passcodeNotSet.rawValue
      }
      return (try? await context.evaluatePolicy(.deviceOwnerAuthentication, localizedReason: reason)) ?? false
    }
  }
#endif
