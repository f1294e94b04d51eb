import Foundation

/// Puts `values` into a sentence: `{name}`, and plurals as `{n|one photo|# photos}` or, where nothing has words of its own,
/// `{n|nothing|one photo|# photos}`; `#` is the number. Dutch and English both know one and more than one. What is put in is
/// not read again: a name with braces stays a name.
func fill(_ sentence: String, with values: [String: String]) -> String {
  var out = ""
  var rest = Substring(sentence)
  while let open = rest.firstIndex(of: "{") {
    out += rest[..<open]
    guard let close = rest[open...].firstIndex(of: "}") else {
      return out + rest[open...]
    }
    let parts = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
    let value = values[String(parts[0])] ?? ""
    switch parts.count {
    case 3: out += form(value, none: parts[2], one: parts[1], more: parts[2])
    case 4: out += form(value, none: parts[1], one: parts[2], more: parts[3])
    default: out += value
    }
    rest = rest[rest.index(after: close)...]
  }
  return out + rest
}

private func form(_ value: String, none: Substring, one: Substring, more: Substring) -> String {
  let chosen = value == "0" ? none : value == "1" ? one : more
  return chosen.replacingOccurrences(of: "#", with: value)
}
