import Foundation

/// Dates, sizes and percentages as people of a language write them. By hand and not by Foundation's styles: those differ
/// between systems, and the command line and Android write the same.
extension Words {
  /// "512 bytes", "48 kB", "2,3 MB": powers of ten, as phones and shops count.
  public func bytes(_ n: UInt64) -> String {
    guard n >= 1000 else { return "\(n) bytes" }
    let units = ["kB", "MB", "GB", "TB"]
    var size = Double(n) / 1000
    var unit = 0
    while size >= 999.5, unit + 1 < units.count {
      size /= 1000
      unit += 1
    }
    return "\(decimal(size)) \(units[unit])"
  }

  /// One digit behind the mark below ten, none above.
  private func decimal(_ size: Double) -> String {
    let tenths = Int((size * 10).rounded())
    guard tenths < 100 else { return String(Int(size.rounded())) }
    return "\(tenths / 10)\(language == .dutch ? "," : ".")\(tenths % 10)"
  }

  /// "40 %" (Dutch) or "40%"; 100 only when it is all.
  public func percent(_ part: UInt64, of whole: UInt64) -> String {
    let n = whole == 0 ? 100 : Int(Double(min(part, whole)) / Double(whole) * 100)
    let shown = part < whole ? min(n, 99) : n
    return language == .dutch ? "\(shown) %" : "\(shown)%"
  }

  /// Minutes and seconds, rounded up: "3:05".
  public func duration(milliseconds: UInt64) -> String {
    let seconds = milliseconds / 1000 + (milliseconds % 1000 == 0 ? 0 : 1)
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A moment: "di 17 nov, 10.40", "Tue 17 Nov, 10:40".
  public func moment(_ milliseconds: Int64, in zone: TimeZone = .current) -> String {
    "\(day(milliseconds, in: zone)), \(time(milliseconds, in: zone))"
  }

  /// Its day: "di 17 nov".
  public func day(_ milliseconds: Int64, in zone: TimeZone = .current) -> String {
    let parts = calendar(zone).dateComponents([.weekday, .day, .month], from: date(milliseconds))
    return day(weekday: parts.weekday ?? 1, day: parts.day ?? 1, month: parts.month ?? 1)
  }

  /// A date as the core writes it ("2026-11-17"); anything else is shown as it is.
  public func day(iso text: String) -> String {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    let zone = TimeZone(secondsFromGMT: 0) ?? .current
    guard numbers.count == 3,
      let date = calendar(zone).date(from: DateComponents(year: numbers[0], month: numbers[1], day: numbers[2]))
    else { return text }
    return day(Int64(date.timeIntervalSince1970) * 1000, in: zone)
  }

  /// Its time: "10.40", "10:40".
  public func time(_ milliseconds: Int64, in zone: TimeZone = .current) -> String {
    let parts = calendar(zone).dateComponents([.hour, .minute], from: date(milliseconds))
    let (hour, minute) = (parts.hour ?? 0, parts.minute ?? 0)
    return "\(hour)\(language == .dutch ? "." : ":")\(minute < 10 ? "0" : "")\(minute)"
  }

  private func day(weekday: Int, day: Int, month: Int) -> String {
    let days = [
      ("zo", "Sun"), ("ma", "Mon"), ("di", "Tue"), ("wo", "Wed"), ("do", "Thu"), ("vr", "Fri"), ("za", "Sat"),
    ]
    let months = [
      ("jan", "Jan"), ("feb", "Feb"), ("mrt", "Mar"), ("apr", "Apr"), ("mei", "May"), ("jun", "Jun"), ("jul", "Jul"),
      ("aug", "Aug"), ("sep", "Sep"), ("okt", "Oct"), ("nov", "Nov"), ("dec", "Dec"),
    ]
    let pick = { (words: (String, String)) in language == .dutch ? words.0 : words.1 }
    return "\(pick(days[(weekday - 1) % 7])) \(day) \(pick(months[(month - 1) % 12]))"
  }

  private func calendar(_ zone: TimeZone) -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar
  }

  /// Times of impossible clocks are kept within what a calendar can show.
  private func date(_ milliseconds: Int64) -> Date {
    let most = 253_402_300_799.0
    return Date(timeIntervalSince1970: min(max(Double(milliseconds) / 1000, 0), most))
  }
}
