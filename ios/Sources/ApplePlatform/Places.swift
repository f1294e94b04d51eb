#if canImport(CryptoKit) && canImport(Security)
  import AppModel
  import Foundation

  /// Where things are on a phone. The store is in no backup: its key is in none either, and a copy would only be a copy of noise.
  public struct Places: Sendable {
    /// The app group that app and share extension have in common; also the Keychain's access group.
    public static let group = "group.nl.oogst"

    public init() {}

    /// The store's folder.
    public var store: URL {
      let folder = URL.applicationSupportDirectory.appendingPathComponent("store")
      try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication])
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      var place = folder
      try? place.setResourceValues(values)
      return folder
    }

    /// Where recordings and opened drops wait to be taken in: of this app alone, readable only while the phone is unlocked.
    public var arrivals: Arrivals {
      let folder = URL.cachesDirectory.appendingPathComponent("arrivals")
      try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.protectionKey: FileProtectionType.complete])
      return Arrivals(folder: folder)
    }

    /// Where the share extension leaves sealed files.
    public var drops: Arrivals? {
      let shared = FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: Self.group)
      return shared.map { Arrivals(folder: $0.appendingPathComponent("drops")) }
    }

    /// Opens what the share extension left, so that it is taken in. What can't be opened, can't ever be.
    public func openDrops() {
      guard let drops, let seal = try? SealedDrop(accessGroup: Self.group) else { return }
      for sealed in drops.waiting() {
        // "photo.jpg.sealed" was "photo.jpg".
        let name = sealed.deletingPathExtension().lastPathComponent
        guard let begun = try? arrivals.begin(named: name) else { return }
        do {
          try seal.open(sealed, to: begun)
          try arrivals.finish(begun)
        } catch {
          arrivals.remove(begun)
        }
        drops.remove(sealed)
      }
    }
  }
#endif
