import Foundation

/// Pictures in the HEIF family (HEIC, AVIF): a phone reads them, the core does not.
enum Heif {
  private static let brands: Set<String> = [
    "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis",
  ]

  /// By its first bytes, whatever it is called.
  static func isOne(_ file: URL) -> Bool {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return false }
    defer { try? handle.close() }
    return isOne((try? handle.read(upToCount: 12)) ?? Data())
  }

  /// A box `ftyp` whose main brand is one of a picture.
  static func isOne(_ start: Data) -> Bool {
    let bytes = [UInt8](start)
    guard bytes.count >= 12, String(decoding: bytes[4..<8], as: UTF8.self) == "ftyp" else { return false }
    return brands.contains(String(decoding: bytes[8..<12], as: UTF8.self))
  }
}
