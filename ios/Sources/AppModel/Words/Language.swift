/// The languages that Oogst speaks.
public enum Language: String, CaseIterable, Sendable, Codable {
  case dutch = "nl"
  case english = "en"

  /// The first of the person's preferred languages ("nl-BE", "en") that Oogst speaks; Dutch when there is none.
  public static func preferred(of tags: [String]) -> Language {
    tags.lazy.compactMap { Language(rawValue: String($0.prefix { $0 != "-" && $0 != "_" }).lowercased()) }.first
      ?? .dutch
  }
}
