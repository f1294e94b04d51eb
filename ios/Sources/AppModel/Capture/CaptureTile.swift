import Bridge

/// A capture in a grid or strip.
public struct CaptureTile: Sendable, Equatable, Identifiable {
  public let id: String
  public let kind: Kind
  public let badge: Badge
  /// "di 17 nov, 10.40".
  public let when: String
  public let note: String
  public let goal: String?
  public let lesson: String?
  /// "0:42" for a video.
  public let duration: String?
  /// There is a picture to ask for.
  public let hasPreview: Bool
  /// Personal data that could not be taken out, in words.
  public let leftIn: String?
  /// It is in a submission: it stays as it is until that is withdrawn.
  public let submitted: Bool
  /// Faces can be covered: a photo whose original is here, in no submission.
  public let canCover: Bool
  /// Something in it was covered for good.
  public let covered: Bool
  /// What VoiceOver says: kind, when, state.
  public let spoken: String

  init(_ row: CaptureRow, submitted: Bool = false, words: Words) {
    self.submitted = submitted
    (id, kind, note, goal, lesson, hasPreview) = (row.id, row.kind, row.note, row.goal, row.lesson, row.hasPreview)
    (canCover, covered) = (row.kind == .photo && row.here && !submitted, row.covered)
    badge = words.badge(row.standing, kind: row.kind, sent: row.sentBytes, total: row.totalBytes)
    when = words.moment(row.capturedAt)
    duration = row.durationMs.map { words.duration(milliseconds: $0) }
    let left = row.leftIn.map { words.leftIn($0) }
    leftIn = left.isEmpty ? nil : words(.captureLeftIn, ["what": left.joined(separator: ", ")])
    let said = words(.captureAlt, ["kind": words.kind(row.kind), "when": when, "state": badge.word])
    spoken = note.isEmpty ? said : "\(said). \(note)"
  }
}

extension Words {
  /// Personal data that stayed in a document.
  func leftIn(_ left: LeftIn) -> String {
    switch left {
    case .commentNames: self(.leftInCommentNames)
    case .properties: self(.leftInProperties)
    case .embeddedPicture: self(.leftInEmbeddedPicture)
    case .embeddedFile: self(.leftInEmbeddedFile)
    case .unreadablePart: self(.leftInUnreadablePart)
    }
  }
}
