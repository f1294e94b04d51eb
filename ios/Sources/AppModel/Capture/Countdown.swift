import Bridge

/// The seconds of a recording that are left, so that a video is never refused for its length afterwards.
public struct Countdown: Sendable, Equatable {
  /// The longest recording, in milliseconds: a second less than the core takes, because the last frames come after the stop, and
  /// what is a frame too long is refused whole.
  public let limit: UInt64
  private static let margin: UInt64 = 1_000
  /// The usual limit, where no assignment says another: three minutes, as the core has it.
  public static let usual: UInt64 = 180_000
  /// From here on it is shown in the colour that asks for attention.
  private static let soon: UInt64 = 10_000

  /// For the assignment now.
  public init(_ assignment: AssignmentNow?) {
    let asked = assignment?.assignment.videoMaxMs ?? 0
    let taken = asked == 0 ? Self.usual : asked
    limit = taken - min(Self.margin, taken / 2)
  }

  /// Milliseconds left.
  public func left(after elapsed: UInt64) -> UInt64 {
    limit - min(elapsed, limit)
  }

  /// "nog 0:42".
  public func text(after elapsed: UInt64, _ words: Words) -> String {
    words(.cameraTimeLeft, ["time": words.duration(milliseconds: left(after: elapsed))])
  }

  /// Ten seconds or less.
  public func isSoon(after elapsed: UInt64) -> Bool {
    left(after: elapsed) <= Self.soon
  }

  /// Time to stop.
  public func isOver(after elapsed: UInt64) -> Bool {
    elapsed >= limit
  }
}
