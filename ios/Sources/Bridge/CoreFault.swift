import OogstCore

/// What went wrong, as one value: what a shell does about it, the code of its sentence, and what goes into that.
public struct CoreFault: Error, Sendable, Equatable {
  /// What a shell does about it.
  public enum Kind: Sendable {
    /// Nothing: it goes by itself later.
    case offline
    /// Ask again for what was handed in.
    case badInput
    /// Look again: nothing is under this id.
    case notFound
    /// Join a team first.
    case needsTeam
    /// A person has to do something: the sentence says what.
    case needsAttention
    /// Try again after the device is unlocked.
    case locked
    /// Make room.
    case diskFull
    /// The store can't be used.
    case store
    /// Nothing: the person ended it.
    case cancelled
    /// A mistake of ours.
    case `internal`

    /// It passes when room is made, or the device unlocked: what was handed in is worth keeping until then.
    public var passes: Bool { [.diskFull, .locked, .store].contains(self) }
  }

  public let kind: Kind
  public let code: String
  public let values: [String: String]

  public init(_ kind: Kind, _ code: String, _ values: [String: String] = [:]) {
    (self.kind, self.code, self.values) = (kind, code, values)
  }

  /// Of anything that a call throws.
  public init(_ error: any Error) {
    switch error {
    case let fault as CoreFault: self = fault
    case is CancellationError: self.init(.cancelled, "cancelled")
    case let error as OogstError: self.init(error)
    default: self.init(.internal, "internal.unknown")
    }
  }

  private init(_ error: OogstError) {
    switch error {
    case .Offline(let code, let values): self.init(.offline, code, values)
    case .BadInput(let code, let values): self.init(.badInput, code, values)
    case .NotFound(let code, let values): self.init(.notFound, code, values)
    case .NeedsTeam(let code, let values): self.init(.needsTeam, code, values)
    case .NeedsAttention(let code, let values): self.init(.needsAttention, code, values)
    case .Locked(let code, let values): self.init(.locked, code, values)
    case .DiskFull(let code, let values): self.init(.diskFull, code, values)
    case .Store(let code, let values): self.init(.store, code, values)
    case .Cancelled(let code, let values): self.init(.cancelled, code, values)
    case .Internal(let code, let values): self.init(.internal, code, values)
    }
  }
}
