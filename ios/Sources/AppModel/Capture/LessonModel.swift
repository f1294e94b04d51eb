import Bridge
import Foundation
import Observation

/// The lesson that captures are for, in the teacher's own words: said once a day, or tapped from those that were used last.
@MainActor @Observable
public final class LessonModel {
  /// What goes with a capture; none where nothing was said.
  public private(set) var now: String?
  /// Lessons of captures before, newest first.
  public private(set) var suggestions: [String] = []

  private let session: Session
  private let preferences: Preferences
  private let today: @MainActor () -> String
  /// How many are suggested, and among how many captures they are looked for.
  private static let (most, among): (Int, UInt32) = (6, 120)

  init(_ session: Session, preferences: Preferences, today: @escaping @MainActor () -> String = { LessonModel.day() }) {
    (self.session, self.preferences, self.today) = (session, preferences, today)
  }

  /// Of today: yesterday's lesson is not meant any more.
  var ofToday: String? {
    preferences.lessonDay == today() ? preferences.lesson : nil
  }

  /// The camera opens: what was said today is there at once.
  func begin() {
    now = ofToday
  }

  /// What can be tapped.
  public func appear() async {
    begin()
    guard let page = try? await session.core.captures.list(after: nil, limit: Self.among) else { return }
    var seen: Set<String> = []
    suggestions = Array(page.rows.compactMap(\.lesson).filter { seen.insert($0).inserted }.prefix(Self.most))
  }

  /// Says it; an empty text takes it away. One line, as long as the core takes: what is longer ends in "…".
  public func say(_ text: String) {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let trimmed = line.unicodeScalars.count <= Self.longest ? line : Self.shortened(line)
    (preferences.lesson, preferences.lessonDay) = (trimmed.isEmpty ? nil : trimmed, today())
    now = ofToday
  }

  /// Unicode scalar values, as the core counts.
  private static let longest = 120

  private static func shortened(_ line: String) -> String {
    var short = ""
    for character in line where short.unicodeScalars.count + character.unicodeScalars.count < longest {
      short.append(character)
    }
    return short.trimmingCharacters(in: .whitespaces) + "…"
  }

  /// What the button says: the lesson, or that there is none.
  public var label: String { now ?? session.words(.capturesWithoutLesson) }

  /// A day as a text, by the person's own calendar.
  nonisolated static func day(_ date: Date = Date()) -> String {
    let parts = Calendar.current.dateComponents([.year, .month, .day], from: date)
    return "\(parts.year ?? 0)-\(parts.month ?? 0)-\(parts.day ?? 0)"
  }
}
