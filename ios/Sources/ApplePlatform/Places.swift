#if canImport(CryptoKit) && canImport(Security)
  import AppModel
  import CryptoKit
  import Foundation

  /// Where things are on a phone. The store is in no backup: its key is in none either, and a copy would only be a copy of noise.
  public struct Places: Sendable {
    /// The app group that app and share extension have in common; also the Keychain's access group.
    public static let group = "group.nl.oogst"

    public init() {}

    /// The store's folder.
    public var store: URL { folder("store") }

    /// Where recordings and opened drops wait to be taken in. Not among caches, which the system may clear; readable from the first
    /// unlock on, so that a recording that ends in a pocket is whole.
    public var arrivals: Arrivals { Arrivals(folder: folder("arrivals")) }

    private func folder(_ name: String) -> URL {
      let folder = URL.applicationSupportDirectory.appendingPathComponent(name)
      try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication])
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      var place = folder
      try? place.setResourceValues(values)
      return folder
    }

    /// Where the share extension leaves sealed files.
    public var sealed: Arrivals? {
      let shared = FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: Self.group)
      return shared.map { Arrivals(folder: $0.appendingPathComponent("drops")) }
    }

    /// The same, as the app opens them.
    public var drops: Drops? {
      sealed.map { folder in
        Drops(folder: folder) { sealed, file in
          // Without the key, which a locked phone keeps, this throws something else: it is opened another time.
          let seal = try SealedDrop(accessGroup: Self.group)
          do {
            try seal.open(sealed, to: file)
          } catch SealedDrop.Trouble.cutShort {
            throw Drops.Damaged()
          } catch is CryptoKitError {
            throw Drops.Damaged()
          }
        }
      }
    }
  }
#endif
