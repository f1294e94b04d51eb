import Bridge
import Foundation
import OogstCore
import TestSupport
import Testing

/// The wall itself: cancellation, changes, errors, and that what is made is freed.
@Suite("The wall to the core", .serialized)
struct BridgeTests {
  private func joined(_ hub: Hub, _ folder: Folder) async throws -> Core {
    let core = try await Core.open(folder: folder.path("store"), vault: MemoryVault(), connectivity: Network())
    try await core.team.found(link: hub.foundingLink(), teamName: "De Regenboog", name: "Marijke")
    return core
  }

  @Test("cancelling a Swift task ends the core's work at once, and nothing is lost")
  func cancelled() async throws {
    let (hub, folder) = (try Hub(), try Folder())
    let core = try await joined(hub, folder)
    let photo = try #require(Samples.files("jpg").first)
    let details = CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
    _ = try await core.captures.photo(path: photo.path, details: details)
    hub.freeze(true)
    let sync = Task { try await core.sync() }
    // Give it time to be in the middle of waiting; cancelled before it began it must end all the same.
    try await Task.sleep(for: .milliseconds(300))
    let began = ContinuousClock.now
    sync.cancel()
    let fault = await fault { try await sync.value }
    #expect(fault?.kind == .cancelled)
    #expect(ContinuousClock.now - began < .seconds(20), "a hub that never answers is not waited for")
    hub.freeze(false)
    let report = try await core.sync()
    #expect(report.sentObjects == 3 && report.failed.isEmpty, "\(report)")
  }

  @Test("changes come to everybody who listens, joined while they are busy, and stop with the task")
  func changes() async throws {
    let folder = try Folder()
    let core = try await Core.open(folder: folder.path("store"), vault: MemoryVault())
    let (first, second) = (core.changed(), core.changed())
    let photo = try #require(Samples.files("jpg").first)
    let details = CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
    let taken = try await core.captures.photo(path: photo.path, details: details)
    try await core.settings.setBackup(on: false)
    for stream in [first, second] {
      var seen: Set<Room> = []
      for await rooms in stream {
        seen.formUnion(rooms)
        if seen.isSuperset(of: [.captures, .outbox, .settings]) { break }
      }
    }
    let waiting = Task { for await _ in core.changed() {} }
    waiting.cancel()
    await waiting.value
    _ = try await core.captures.remove(capture: taken.capture.id)
  }

  @Test("progress of a sync is told, from threads of the core")
  func progress() async throws {
    let (hub, folder) = (try Hub(), try Folder())
    let core = try await joined(hub, folder)
    let details = CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
    for photo in Samples.files("jpg").prefix(2) {
      _ = try await core.captures.photo(path: photo.path, details: details)
    }
    let (events, teller) = AsyncStream.makeStream(of: SyncEvent.self)
    _ = try await core.sync { teller.yield($0) }
    teller.finish()
    var (planned, received) = (0, 0)
    for await event in events {
      if case .planned(_, let objects, let bytes, _) = event, bytes > 0 { planned = Int(objects) }
      if case .received = event { received += 1 }
    }
    #expect(planned == 6 && received == 6)
  }

  @Test("a Swift error of a foreign vault becomes the core's own, whatever it throws")
  func foreignErrors() async throws {
    let folder = try Folder()
    for (error, code) in [
      (PlatformError.Locked, "store.vault_locked"), (.Lost, "store.key_lost"), (.Failed(why: "x"), "store.vault"),
    ] {
      let vault = MemoryVault()
      vault.fail(error)
      let thrown = await fault { try await Core.open(folder: folder.path(code), vault: vault) }
      #expect(thrown?.code == code)
    }
    let strange = await fault { try await Core.open(folder: folder.path("strange"), vault: StrangeVault()) }
    #expect(strange?.code == "store.vault")
    #expect(CoreFault(CancellationError()).kind == .cancelled)
    #expect(CoreFault(StrangeVault.Strange()).kind == .internal)
  }

  @Test("the core's log comes to the sink, by its level, from threads of the core; one that throws ends nothing")
  func log() async throws {
    let sink = Sink()
    setLogSink(sink, level: .debug)
    defer { setLogSink(nil, level: .warn) }
    let folder = try Folder()
    let options = OpenOptions(
      folder: folder.path("store"), vault: MemoryVault(), connectivity: nil, observer: DeafObserver())
    let oogst = try await Oogst.open(options: options)
    try await oogst.settings().setBackup(on: false)
    var warned: Sink.Line?
    let until = ContinuousClock.now + .seconds(60)
    while warned == nil, ContinuousClock.now < until {
      warned = sink.lines.first { $0.message.contains("observer failed") }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(warned?.level == .warn && warned?.target.hasPrefix("oogst") == true, "\(sink.lines)")
    try await oogst.settings().setBackup(on: true)
    #expect(try await oogst.settings().backup(), "a sink that throws ends nothing")
  }

  #if os(Linux)
    @Test("a thousand objects are made and freed without growth")
    func noGrowth() async throws {
      let folder = try Folder()
      let options = OpenOptions(folder: folder.path("store"), vault: MemoryVault(), connectivity: nil, observer: nil)
      let oogst = try await Oogst.open(options: options)
      let photo = try #require(Samples.files("jpg").first)
      let details = CaptureDetails(note: "", goal: nil, assignment: .running, lesson: nil)
      let id = try await oogst.captures().photo(path: photo.path, details: details).capture.id
      let round = {
        for _ in 0..<1000 {
          let (captures, cancel) = (oogst.captures(), Cancel())
          cancel.cancel()
          _ = try await captures.show(capture: id)
          _ = try await captures.preview(capture: id, size: .small)
        }
      }
      try await round()
      // Other tests run in this process and take memory too, for a while; what leaks grows every time.
      var grown: [Int] = []
      while grown.count < 12, grown.filter({ $0 < 8_000_000 }).count < 2 {
        let before = try resident()
        try await round()
        grown.append(try resident() - before)
      }
      #expect(grown.filter { $0 < 8_000_000 }.count == 2, "grew by \(grown) bytes")
    }

    private func resident() throws -> Int {
      let statm = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
      return (Int(statm[1]) ?? 0) * 4096
    }
  #endif
}

/// Throws what the core knows nothing of.
final class StrangeVault: KeyVault {
  struct Strange: Error {}

  func key() throws -> Data? { throw Strange() }
  func keep(key: Data) throws { throw Strange() }
}

/// Keeps every line, and throws at each.
final class Sink: LogSink, @unchecked Sendable {
  struct Line: Sendable {
    let level: LogLevel
    let target: String
    let message: String
  }

  private let lock = NSLock()
  private var heard: [Line] = []
  var lines: [Line] { lock.withLock { heard } }

  func line(level: LogLevel, target: String, message: String) throws {
    lock.withLock { heard.append(Line(level: level, target: target, message: message)) }
    throw StrangeVault.Strange()
  }
}

/// An observer that fails: the core says so in its log.
final class DeafObserver: StateObserver {
  func changed(rooms: [Room]) throws { throw StrangeVault.Strange() }
}
