import Foundation

/// Said for a moment, with a way back where there is one.
public struct Notice: Identifiable, Sendable {
  public let id = UUID()
  public let text: String
  /// Takes back what it tells of.
  public let undo: (@MainActor @Sendable () async -> Void)?
  /// What was only done on screen is done for good: the way back is over.
  let settle: (@MainActor @Sendable () async -> Void)?

  init(
    text: String, undo: (@MainActor () async -> Void)? = nil, settle: (@MainActor () async -> Void)? = nil
  ) {
    (self.text, self.undo, self.settle) = (text, undo, settle)
  }
}

extension Session {
  /// Who listens instead of looking needs longer to hear what was said, and to reach the way back.
  public func listens(_ listening: Bool) {
    noticeTime = listening ? (.seconds(20), .seconds(40)) : (.seconds(4), .seconds(8))
  }

  /// Says something for a moment. What was said before is over at once, and with it its way back.
  func say(
    _ key: Key, _ values: [String: String] = [:], undo: (@MainActor () async -> Void)? = nil,
    settle: (@MainActor () async -> Void)? = nil
  ) {
    let before = notice
    let said = Notice(text: words(key, values), undo: undo, settle: settle)
    notice = said
    // Long enough to read; with a way back, long enough to reach. Whatever screen is shown, or none.
    let time = undo == nil ? noticeTime.read : noticeTime.reach
    fading?.cancel()
    // A task of its own: what comes after must not cut it off.
    if let settle = before?.settle { Task { await settle() } }
    fading = Task { [weak self] in
      try? await Task.sleep(for: time)
      if !Task.isCancelled, self?.notice?.id == said.id { await self?.hush() }
    }
  }

  /// Takes back what the notice tells of.
  public func takeBack() async {
    guard let said = notice else { return }
    notice = nil
    await said.undo?()
  }

  /// The notice goes, and what it told of is for good.
  public func hush() async {
    guard let said = notice else { return }
    notice = nil
    await said.settle?()
  }
}
