import Bridge

/// How something stands: never colour alone, so a word, an icon and a tone.
public struct Badge: Sendable, Equatable {
  /// Colours by meaning; the screens know which they are.
  public enum Tone: Sendable {
    /// Safe, received.
    case leaf
    /// On its way.
    case sky
    /// Needs you.
    case clay
    /// Nothing to be done.
    case quiet
  }

  /// Pictures by meaning; the screens know which they are.
  public enum Icon: String, Sendable, CaseIterable {
    case device, clock, wifi, sending, received, cloud, attention, people, face, covered, lock
  }

  public let word: String
  public let tone: Tone
  public let icon: Icon

  public init(word: String, tone: Tone, icon: Icon) {
    (self.word, self.tone, self.icon) = (word, tone, icon)
  }
}

extension Words {
  /// A kind of capture: "foto".
  public func kind(_ kind: Kind) -> String {
    switch kind {
    case .photo: self(.photo)
    case .video: self(.video)
    case .document: self(.document)
    }
  }

  /// Where a capture stands.
  func badge(_ standing: Standing, kind: Kind, sent: UInt64, total: UInt64) -> Badge {
    switch standing {
    case .draft: Badge(word: self(.stateDraft), tone: .leaf, icon: .device)
    case .queued: Badge(word: self(.stateQueued), tone: .sky, icon: .clock)
    case .waitingUnmetered:
      Badge(
        word: self(.stateWaitingUnmetered, ["kind": self.kind(kind), "size": bytes(total - min(sent, total))]),
        tone: .sky, icon: .wifi)
    case .sending:
      Badge(word: self(.stateSending, ["percent": percent(sent, of: total)]), tone: .sky, icon: .sending)
    case .received: Badge(word: self(.stateReceived), tone: .leaf, icon: .received)
    case .needsAttention: Badge(word: self(.stateNeedsAttention), tone: .clay, icon: .attention)
    case .freed: Badge(word: self(.stateFreed), tone: .leaf, icon: .cloud)
    }
  }

  /// Why a capture stands still.
  func why(_ why: StandingWhy, safe captures: Int) -> String {
    switch why {
    case .videoOnMetered: return self(.whyVideoOnMetered)
    case .onOtherDevice: return self(.whyOnOtherDevice)
    case .originalMissing: return self(.whyOriginalMissing)
    case .trouble(let code):
      let said = fault(code: "hub.\(code)", safe: captures)
      return "\(said.message) \(said.help)"
    }
  }
}
