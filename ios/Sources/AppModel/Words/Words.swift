/// What people read. One language; every sentence of every screen is made here.
public struct Words: Sendable, Equatable {
  /// The language.
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  /// A sentence with `values` put in.
  public func callAsFunction(_ key: Key, _ values: [String: String] = [:]) -> String {
    let sentence =
      switch language {
      case .dutch: key.dutch
      case .english: key.english
      }
    return fill(sentence, with: values)
  }

  /// A sentence about a number of things (`n`).
  public func callAsFunction(_ key: Key, n: Int) -> String {
    self(key, ["n": String(n)])
  }
}
