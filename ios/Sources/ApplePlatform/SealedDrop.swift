#if canImport(CryptoKit) && canImport(Security)
  import AppModel
  import CryptoKit
  import Foundation
  import Security

  /// What the share extension leaves for the app: sealed in chunks under a key that both have from the Keychain, so nothing of it
  /// lies on the disk in the clear, and the extension never opens the store.
  ///
  /// A file is a number of chunks, each four bytes of length (big endian) and ChaChaPoly's combined box, whose associated data
  /// are the chunk's number and whether it is the last: none can be left out, moved or added.
  public struct SealedDrop: Sendable {
    private let key: SymmetricKey
    private static let chunk = 1 << 20

    /// With the key of this device's access group, made at the first use.
    public init(accessGroup: String) throws {
      key = SymmetricKey(data: try Self.sharedKey(accessGroup))
    }

    /// Seals a file as it is read.
    public func seal(_ file: URL, to sealed: URL) throws {
      guard let from = InputStream(url: file), let to = OutputStream(url: sealed, append: false) else {
        throw Trouble.io
      }
      from.open()
      to.open()
      defer {
        from.close()
        to.close()
      }
      var number: UInt64 = 0
      var plain = try read(from)
      repeat {
        let next = plain.isEmpty ? Data() : try read(from)
        let box = try ChaChaPoly.seal(plain, using: key, authenticating: Self.place(number, last: next.isEmpty))
          .combined
        try write(withUnsafeBytes(of: UInt32(box.count).bigEndian) { Data($0) } + box, to)
        (plain, number) = (next, number + 1)
      } while !plain.isEmpty
    }

    /// Opens a file; whole or not at all.
    public func open(_ sealed: URL, to file: URL) throws {
      let bytes = try Data(contentsOf: sealed, options: .mappedIfSafe)
      guard
        FileManager.default.createFile(
          atPath: file.path, contents: nil,
          attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication]),
        let out = FileHandle(forWritingAtPath: file.path)
      else { throw Trouble.io }
      do {
        try open(bytes, to: out)
        try out.close()
      } catch {
        try? out.close()
        try? FileManager.default.removeItem(at: file)
        throw error
      }
    }

    private func open(_ bytes: Data, to out: FileHandle) throws {
      var (at, number) = (bytes.startIndex, UInt64(0))
      repeat {
        guard bytes.distance(from: at, to: bytes.endIndex) >= 4 else { throw Trouble.cutShort }
        let length = bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.chunk + 64, bytes.distance(from: at + 4, to: bytes.endIndex) >= length else {
          throw Trouble.cutShort
        }
        let box = try ChaChaPoly.SealedBox(combined: bytes[at + 4..<at + 4 + length])
        at += 4 + length
        let last = at == bytes.endIndex
        try out.write(contentsOf: ChaChaPoly.open(box, using: key, authenticating: Self.place(number, last: last)))
        number += 1
      } while at < bytes.endIndex
    }

    /// What can be wrong with a file.
    public enum Trouble: Error { case io, cutShort }

    private func read(_ stream: InputStream) throws -> Data {
      var (data, buffer) = (Data(), [UInt8](repeating: 0, count: 1 << 16))
      while data.count < Self.chunk {
        let got = stream.read(&buffer, maxLength: min(buffer.count, Self.chunk - data.count))
        if got < 0 { throw Trouble.io }
        if got == 0 { break }
        data.append(contentsOf: buffer[0..<got])
      }
      return data
    }

    private func write(_ data: Data, _ stream: OutputStream) throws {
      var rest = [UInt8](data)[...]
      while !rest.isEmpty {
        let wrote = rest.withUnsafeBufferPointer { part in
          part.baseAddress.map { stream.write($0, maxLength: part.count) } ?? 0
        }
        if wrote <= 0 { throw Trouble.io }
        rest = rest.dropFirst(wrote)
      }
    }

    private static func place(_ number: UInt64, last: Bool) -> Data {
      withUnsafeBytes(of: number.bigEndian) { Data($0) } + Data([last ? 1 : 0])
    }

    private static func sharedKey(_ group: String) throws -> Data {
      let query: [CFString: Any] = [
        kSecClass: kSecClassGenericPassword, kSecAttrService: "nl.oogst.drop", kSecAttrAccount: "key",
        kSecAttrAccessGroup: group, kSecUseDataProtectionKeychain: true,
      ]
      var wanted = query
      wanted[kSecReturnData] = true
      var found: CFTypeRef?
      switch SecItemCopyMatching(wanted as CFDictionary, &found) {
      case errSecSuccess:
        guard let key = found as? Data else { throw Trouble.io }
        return key
      case errSecItemNotFound: break
      // Locked: the key is there, and no other is made.
      default: throw Trouble.io
      }
      let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
      var item = query
      item[kSecValueData] = key
      item[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
      switch SecItemAdd(item as CFDictionary, nil) {
      case errSecSuccess: return key
      // The other process was just earlier.
      case errSecDuplicateItem: return try sharedKey(group)
      default: throw Trouble.io
      }
    }
  }
#endif
