import Foundation

/// The folder in which files wait to be taken in: what another app shared, and videos that were recorded. Whoever writes there
/// writes under another name first and renames when all of it is there, so a file is whole or not there; whoever takes in
/// removes it only after the core said it is durable. So a kill at any moment loses nothing that was whole.
public struct Arrivals: Sendable {
  public let folder: URL
  /// How the name of a file that is still being written begins. Its ending stays: a platform knows a film by it.
  private static let unfinished = "part-"

  public init(folder: URL) {
    self.folder = folder
  }

  /// How a sealed file ends, behind the ending that it had.
  public static let sealed = "sealed"

  /// Where to write a file that will be called `name`; `finish` then gives it its name. `name` only keeps its ending.
  public func begin(named name: String, sealed: Bool = false) throws -> URL {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let ending = (name as NSString).pathExtension.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let parts = [UUID().uuidString.lowercased(), ending, sealed ? Self.sealed : ""]
    let whole = parts.filter { !$0.isEmpty }.joined(separator: ".")
    return folder.appendingPathComponent(Self.unfinished + whole)
  }

  private static func isUnfinished(_ file: URL) -> Bool { file.lastPathComponent.hasPrefix(unfinished) }

  /// Where a file will be when all of it is there.
  static func whole(_ begun: URL) -> URL {
    let name = begun.lastPathComponent
    guard name.hasPrefix(unfinished) else { return begun }
    return begun.deletingLastPathComponent().appendingPathComponent(String(name.dropFirst(unfinished.count)))
  }

  /// All of it is there.
  @discardableResult
  public func finish(_ begun: URL) throws -> URL {
    let whole = Self.whole(begun)
    try FileManager.default.moveItem(at: begun, to: whole)
    return whole
  }

  /// Copies a file into the folder.
  @discardableResult
  public func add(_ file: URL) throws -> URL {
    let begun = try begin(named: file.lastPathComponent)
    do {
      try FileManager.default.copyItem(at: file, to: begun)
    } catch {
      try? FileManager.default.removeItem(at: begun)
      throw error
    }
    return try finish(begun)
  }

  /// The files that wait, the oldest first.
  public func waiting() -> [URL] {
    let keys: [URLResourceKey] = [.contentModificationDateKey, .isRegularFileKey]
    let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: keys)) ?? []
    let dated = found.compactMap { url -> (URL, Date)? in
      guard !Self.isUnfinished(url), url.pathExtension != Self.tries,
        let values = try? url.resourceValues(forKeys: Set(keys)),
        values.isRegularFile == true
      else { return nil }
      return (url, values.contentModificationDate ?? .distantPast)
    }
    return dated.sorted { ($0.1, $0.0.path) < ($1.1, $1.0.path) }.map(\.0)
  }

  /// Taken in, or can't ever be.
  public func remove(_ file: URL) {
    try? FileManager.default.removeItem(at: file)
    forget(file)
  }

  /// How a file ends that counts how often another was begun to be taken in.
  private static let tries = "tries"

  private func counter(_ file: URL) -> URL { file.appendingPathExtension(Self.tries) }

  /// How often this was begun to be taken in, and the process ended before that did.
  func attempts(_ file: URL) -> Int {
    (try? Data(contentsOf: counter(file)).count) ?? 0
  }

  /// It is begun to be taken in.
  func attempt(_ file: URL) {
    try? Data(repeating: 0, count: attempts(file) + 1).write(to: counter(file))
  }

  /// That came to an end.
  func forget(_ file: URL) {
    try? FileManager.default.removeItem(at: counter(file))
  }

  /// Removes what another process left half written more than an hour before `now`: it has the file that it came from.
  public func clear(now: Date = Date()) {
    let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    for url in found where Self.isUnfinished(url) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      let changed = attributes?[.modificationDate] as? Date ?? .distantPast
      if now.timeIntervalSince(changed) > 3600 { remove(url) }
    }
  }

  /// What a kill left half written is offered as it is: a film up to its last seconds may be whole enough. Only at the start of the
  /// process, when nobody writes here.
  public func adopt() {
    let found = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    for url in found where Self.isUnfinished(url) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
      if (attributes?[.size] as? NSNumber)?.intValue == 0 {
        remove(url)
      } else {
        _ = try? finish(url)
      }
    }
  }
}
