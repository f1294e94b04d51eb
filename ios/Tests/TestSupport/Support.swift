import AppModel
import Bridge
import Foundation

/// Where cargo put what these tests run against.
private let target = URL(fileURLWithPath: ProcessInfo.processInfo.environment["OOGST_TARGET"] ?? "../target")

/// Files of two colleagues' phones after a lesson, and a desk of cards.
public enum Samples {
  public static let folder = target.appendingPathComponent("swift-samples")

  /// Files with this ending, in order.
  public static func files(_ ending: String, in part: String = "demo") -> [URL] {
    let found = FileManager.default.enumerator(at: folder.appendingPathComponent(part), includingPropertiesForKeys: nil)
    let all = (found?.allObjects as? [URL]) ?? []
    return all.filter { $0.pathExtension.lowercased() == ending }.sorted { $0.path < $1.path }
  }

  /// A desk that leaves doubts about a question with several answers: drawn once, as the others.
  public static func doubts() throws -> [URL] {
    let made = folder.appendingPathComponent("doubts")
    if !FileManager.default.fileExists(atPath: made.path) {
      let half = folder.appendingPathComponent("doubts-\(UUID().uuidString)")
      let draw = Process()
      draw.executableURL = target.appendingPathComponent("debug/oogst-fixtures")
      draw.arguments = [
        "desk", "--level", "hard", "--count", "1", "--cards", "6", "--seed", "2", "--template", "success-criteria",
        "--out", half.path,
      ]
      draw.standardOutput = FileHandle.nullDevice
      try draw.run()
      draw.waitUntilExit()
      // Whoever was first has it there.
      do { try FileManager.default.moveItem(at: half, to: made) } catch {
        try? FileManager.default.removeItem(at: half)
      }
    }
    return files("jpg", in: "doubts")
  }
}

/// A fresh empty folder, gone with the test.
public final class Folder: Sendable {
  public let url: URL

  public init(_ name: String = "test") throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("oogst-\(name)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// A real hub process on a free port, with a folder of its own.
public final class Hub: @unchecked Sendable {
  public let folder: Folder
  private let process = Process()

  public enum Trouble: Error { case silent(String) }

  public init() throws {
    folder = try Folder("hub")
    process.executableURL = target.appendingPathComponent("debug/oogst-hub")
    process.arguments = ["serve", "--data", folder.path("data"), "--listen", "127.0.0.1:0"]
    let out = Pipe()
    process.standardOutput = out
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // It says where it listens once it does; founding-link.txt is there by then.
    var said = ""
    while !said.contains("listening on ") || !said.hasSuffix("\n") {
      let more = out.fileHandleForReading.availableData
      if more.isEmpty { throw Trouble.silent(said) }
      said += String(decoding: more, as: UTF8.self)
    }
  }

  deinit {
    stop()
  }

  /// Holds it where it stands: it takes connections and answers nothing, as behind a bad network.
  public func freeze(_ frozen: Bool) {
    kill(process.processIdentifier, frozen ? SIGSTOP : SIGCONT)
  }

  /// Ends it, as a power cut does.
  public func stop() {
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }

  /// The link that founds the first team here.
  public func foundingLink() throws -> String {
    let text = try String(contentsOfFile: folder.path("data/founding-link.txt"), encoding: .utf8)
    return text.split(separator: "\n").first.map(String.init) ?? ""
  }
}

/// Keeps the key in memory, as the Keychain does on a phone.
public final class MemoryVault: KeyVault, @unchecked Sendable {
  private let lock = NSLock()
  private var kept: Data?
  private var trouble: PlatformError?

  public init(_ key: Data? = nil) {
    kept = key
  }

  /// From now on it fails.
  public func fail(_ error: PlatformError?) {
    lock.withLock { trouble = error }
  }

  public func key() throws -> Data? {
    try lock.withLock {
      if let trouble { throw trouble }
      return kept
    }
  }

  public func keep(key: Data) throws {
    try lock.withLock {
      if let trouble { throw trouble }
      kept = key
    }
  }
}

/// The network as a test sets it.
public final class Network: Connectivity, @unchecked Sendable {
  private let lock = NSLock()
  private var cost = NetworkCost.unmetered
  // The core holds on to its network for as long as it lives, and so to its folder.
  private let folder: Folder?

  public init(keeping folder: Folder? = nil) {
    self.folder = folder
  }

  public func set(_ cost: NetworkCost) {
    lock.withLock { self.cost = cost }
  }

  public func network() throws -> NetworkCost {
    lock.withLock { cost }
  }
}

/// A phone: a store with its vault and network, and the app's models over it.
@MainActor
public final class Phone {
  public let folder: Folder
  public let vault = MemoryVault()
  public let network: Network
  public let model: OogstModel
  public let arrivals: Arrivals
  public let defaults: UserDefaults

  public init(_ language: Language = .dutch, lent: OogstModel.Lent = .init()) throws {
    folder = try Folder("phone")
    network = Network(keeping: folder)
    arrivals = Arrivals(folder: folder.url.appendingPathComponent("arrivals"))
    var lent = lent
    // Each phone has its own: one's opening empties it.
    lent.opened = folder.url.appendingPathComponent("opened")
    defaults = UserDefaults(suiteName: "oogst-\(UUID().uuidString)") ?? .standard
    model = OogstModel(
      folder: folder.path("store"), vault: vault, connectivity: network, arrivals: arrivals, lent: lent,
      preferences: Preferences(defaults: defaults), languages: [language.rawValue])
  }

  /// Opened.
  public func screens() async throws -> Screens {
    await model.open()
    guard case .ready(let screens) = model.phase else { throw NotReady(phase: "\(model.phase)") }
    return screens
  }

  public struct NotReady: Error { let phase: String }
}

/// Waits until something is so; a busy machine may take its time.
@MainActor
public func eventually(_ patience: Duration = .seconds(60), _ isSo: () async -> Bool) async -> Bool {
  let until = ContinuousClock.now + patience
  while ContinuousClock.now < until {
    if await isSo() { return true }
    try? await Task.sleep(for: .milliseconds(20))
  }
  return false
}

/// What a call threw, if it did.
public func fault<T: Sendable>(isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> T) async
  -> CoreFault?
{
  do {
    _ = try await work()
    return nil
  } catch {
    return CoreFault(error)
  }
}
