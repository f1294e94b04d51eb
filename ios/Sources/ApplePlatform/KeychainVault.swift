#if canImport(Security)
  import Bridge
  import Foundation
  import Security

  /// The store's key in the Keychain: for this device only, in no backup, to be had from the first unlock after a start on, so
  /// that a sync may run while the phone is in a pocket.
  public final class KeychainVault: KeyVault {
    private let service = "nl.oogst.store"
    private let account: String

    /// `account` tells stores of one app apart.
    public init(account: String = "key") {
      self.account = account
    }

    private var query: [CFString: Any] {
      [
        kSecClass: kSecClassGenericPassword, kSecAttrService: service, kSecAttrAccount: account,
        kSecAttrSynchronizable: false, kSecUseDataProtectionKeychain: true,
      ]
    }

    public func key() throws -> Data? {
      var wanted = query
      wanted[kSecReturnData] = true
      wanted[kSecMatchLimit] = kSecMatchLimitOne
      var found: CFTypeRef?
      switch SecItemCopyMatching(wanted as CFDictionary, &found) {
      case errSecSuccess:
        guard let key = found as? Data else { throw PlatformError.Lost }
        return key
      case errSecItemNotFound: return nil
      case errSecInteractionNotAllowed: throw PlatformError.Locked
      case let status: throw PlatformError.Failed(why: "keychain \(status)")
      }
    }

    public func keep(key: Data) throws {
      var item = query
      item[kSecValueData] = key
      item[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
      switch SecItemAdd(item as CFDictionary, nil) {
      case errSecSuccess: return
      case errSecInteractionNotAllowed: throw PlatformError.Locked
      case let status: throw PlatformError.Failed(why: "keychain \(status)")
      }
    }
  }
#endif
