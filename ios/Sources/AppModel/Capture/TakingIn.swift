import Bridge
import Foundation

/// What waits is taken in: recordings, what was shared, what a kill left. Each file ends somewhere: in the core, told and gone, or
/// waiting for something that passes.
extension CameraModel {
  /// Takes in what waits in the folder, and what another process sealed. What can't ever be taken in is told and removed; what fails
  /// for want of room, or of an unlocked phone, waits.
  public func take(from arrivals: Arrivals, _ drops: Drops? = nil) async {
    // Coming to the front twice must not take the same file twice.
    guard !busy else { return }
    busy = true
    defer { busy = false }
    var count = 0
    for file in arrivals.waiting() where !inHand.contains(file.lastPathComponent) {
      let end = await dealtWith(file, details, file, in: arrivals)
      if end.isOver { arrivals.remove(file) }
      if end == .taken { count += 1 }
      if end == .noMore { return saved(count) }
    }
    drops?.folder.clear()
    for sealed in drops?.folder.waiting() ?? [] {
      guard let drops, let file = opened(sealed, drops, arrivals) else { continue }
      if file.pathExtension == Drops.link {
        linked((try? String(contentsOf: file, encoding: .utf8)) ?? "")
        arrivals.remove(file)
        drops.folder.remove(sealed)
        continue
      }
      let end = await dealtWith(file, elsewhere, sealed, in: drops.folder)
      arrivals.remove(file)
      if end.isOver { drops.folder.remove(sealed) }
      if end == .taken { count += 1 }
      if end == .noMore { break }
    }
    saved(count)
  }

  private func opened(_ sealed: URL, _ drops: Drops, _ arrivals: Arrivals) -> URL? {
    do {
      return try drops.open(sealed, into: arrivals)
    } catch is Drops.Damaged {
      // Once a start; told at the first. It will not mend, and is not kept for ever.
      guard told.insert(sealed.lastPathComponent).inserted else { return nil }
      if drops.folder.attempts(sealed) == 0 {
        refused.append(session.words.fault(code: "capture.unreadable", safe: session.safe))
      }
      drops.folder.attempt(sealed)
      if drops.folder.attempts(sealed) >= Self.mostAttempts { drops.folder.remove(sealed) }
    } catch {
      // Locked, or no room: at another time.
    }
    return nil
  }

  /// What became of a file.
  enum End {
    /// The core has it; or can't ever have it, and that was told; or has to wait; or nothing more can be taken in now.
    case taken, refused, waits, noMore
    var isOver: Bool { self == .taken || self == .refused }
  }

  /// `counted` is what it comes from: a file that ends the process is not tried at every start for ever.
  private func dealtWith(_ file: URL, _ details: CaptureDetails, _ counted: URL, in folder: Arrivals) async -> End {
    if folder.attempts(counted) >= Self.mostAttempts {
      refused.append(session.words.fault(code: "capture.unreadable", safe: session.safe))
      return .refused
    }
    folder.attempt(counted)
    let end = await tried(file, details)
    // It came to an end, whichever: the process lived.
    folder.forget(counted)
    return end
  }

  /// How often a process may end in the middle of one file. A person who closes the app does not come near it.
  private static let mostAttempts = 5

  private func tried(_ file: URL, _ details: CaptureDetails) async -> End {
    do {
      try await takeIn(file, details)
      return .taken
    } catch {
      let fault = CoreFault(error)
      // Only what the file itself is can't change; what keeps it from being read now may pass.
      let never = fault.kind == .badInput && fault.code.hasPrefix("media.") && fault.code != "media.io"
      // What waits is tried again and again, and told once.
      if let said = session.fault(error), never || told.insert(file.lastPathComponent).inserted {
        if never || !refused.contains(said) { refused.append(said) }
      }
      if never { return .refused }
      return fault.kind.passes || fault.kind == .cancelled ? .noMore : .waits
    }
  }

  /// A file of any kind, by its content.
  func takeIn(_ file: URL, _ details: CaptureDetails) async throws {
    try await withLesson(details) { try await takeIn(whole: file, $0) }
  }

  private func takeIn(whole file: URL, _ details: CaptureDetails) async throws {
    let captures = session.core.captures
    if Heif.isOne(file), let jpeg = await lent.converter?.jpeg(of: file) {
      _ = try await captures.photoBytes(bytes: jpeg, details: details)
      return
    }
    do {
      try await takeIn(film: file, details)
    } catch {
      guard CoreFault(error).code == "media.damaged", let whole = await mended(file) else { throw error }
      defer { try? FileManager.default.removeItem(at: whole) }
      try await takeIn(film: whole, details)
    }
  }

  /// A film with a still of it, where the platform makes one; anything else as it is.
  private func takeIn(film file: URL, _ details: CaptureDetails) async throws {
    let captures = session.core.captures
    guard Self.films.contains(file.pathExtension), let still = await lent.mender?.still(of: file) else {
      _ = try await captures.shared(path: file.path, details: details)
      return
    }
    defer { try? FileManager.default.removeItem(at: still) }
    do {
      _ = try await captures.video(path: file.path, poster: still.path, details: details)
    } catch {
      // A name that lies, or a still that the core does not take: the file itself counts.
      guard ["capture.other_kind", "capture.poster"].contains(CoreFault(error).code) else { throw error }
      _ = try await captures.shared(path: file.path, details: details)
    }
  }

  private static let films = ["mov", "mp4", "m4v"]

  /// What the platform can still play of a film that broke off. Beside it: a kill here leaves one that is taken in next time.
  private func mended(_ film: URL) async -> URL? {
    guard let mender = lent.mender, Self.films.contains(film.pathExtension) else { return nil }
    let whole = film.deletingLastPathComponent().appendingPathComponent("\(UUID().uuidString.lowercased()).mp4")
    if await mender.mend(film, to: whole) { return whole }
    try? FileManager.default.removeItem(at: whole)
    return nil
  }
}
