import Foundation

/// Files that the share extension left sealed. Each stays until the core durably has what is in it: a phone that is locked, full
/// or cut off meanwhile loses nothing.
public struct Drops: Sendable {
  /// Where they lie.
  public let folder: Arrivals
  private let open: @Sendable (URL, URL) throws -> Void

  /// How the name of a shared link ends: to be joined by, not taken in.
  public static let link = "link"

  /// It can't be opened, now or later.
  public struct Damaged: Error {
    public init() {}
  }

  /// `open` opens a sealed file into another, whole or not at all; it throws `Damaged` when that can't ever be.
  public init(folder: Arrivals, open: @escaping @Sendable (URL, URL) throws -> Void) {
    (self.folder, self.open) = (folder, open)
  }

  /// What the share sheet says at the end: how many went, of how many.
  public static func said(_ taken: Int, of all: Int, _ words: Words) -> String {
    if taken == all, all > 0 { return words(.shareTaken, n: taken) }
    return taken == 0 ? words(.shareFailed) : words(.shareSome, ["n": String(taken), "of": String(all)])
  }

  /// Opens one among the arrivals, under the name it had.
  func open(_ sealed: URL, into arrivals: Arrivals) throws -> URL {
    // "photo.jpg.sealed" was "photo.jpg".
    let begun = try arrivals.begin(named: sealed.deletingPathExtension().lastPathComponent)
    do {
      try open(sealed, begun)
      return try arrivals.finish(begun)
    } catch {
      arrivals.remove(begun)
      throw error
    }
  }
}
