/// What went wrong, in words: what happened and what is safe, and what to do. Never a code alone, never blame.
public struct Fault: Sendable, Equatable {
  /// What happened, and what is safe.
  public let message: String
  /// What to do.
  public let help: String

  init(_ message: String, _ help: String) {
    self.message = message
    self.help = help
  }
}

extension Words {
  /// The sentences for one of the core's codes. `safe` captures are on this device: the sentence says so.
  public func fault(code: String, values: [String: String] = [:], safe captures: Int = 0) -> Fault {
    let (table, unknown) =
      switch language {
      case .dutch: (Fault.dutch, Fault.unknownDutch)
      case .english: (Fault.english, Fault.unknownEnglish)
      }
    let found = table[code] ?? unknown
    var values = values
    values["code"] = code
    values["safe"] = self(.safeCaptures, n: captures)
    return Fault(fill(found.message, with: values), fill(found.help, with: values))
  }
}

extension Fault {
  // A code that these words do not know yet: the rest of the sentence still says what is safe.
  static let unknownDutch = Fault(
    "Er ging iets mis ({code}). Wat al bewaard was, is veilig.",
    "Probeer het opnieuw. Blijft dit zo, vertel dan deze code aan wie Oogst beheert."
  )
  static let unknownEnglish = Fault(
    "Something went wrong ({code}). What was saved is safe.",
    "Try again. If it stays like this, tell this code to whoever looks after Oogst."
  )
}
