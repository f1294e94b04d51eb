import Bridge
import Observation

/// The class at once, for its teacher: who is done, who asks for help, how often what was chosen. Numbers, no names.
@MainActor @Observable
public final class ClassModel {
  /// A question with its bars.
  public struct Question: Identifiable, Sendable, Equatable {
    public let id: String
    public let text: String
    public let bars: [Bar]
  }

  /// How often a step was chosen.
  public struct Bar: Identifiable, Sendable, Equatable {
    public let id: Int
    public let label: String
    public let count: Int
    /// Of all who are done, 0 to 1.
    public let part: Double
  }

  /// What a pupil wrote.
  public struct Written: Identifiable, Sendable, Equatable {
    public let id: Int
    public let number: String
    public let text: String
  }

  public private(set) var load = Load.loading
  public private(set) var lesson = ""
  /// "19 van 24 klaar".
  public private(set) var count = ""
  public private(set) var isEmpty = true
  /// "3 vroegen hulp: 3, 7, 16"; none when nobody did.
  public private(set) var help: String?
  public private(set) var questions: [Question] = []
  public private(set) var minutes: String?
  public private(set) var written: [Written] = []

  private let session: Session
  @ObservationIgnored private var round: String?

  init(_ session: Session) {
    self.session = session
  }

  public func show(_ round: String) async {
    self.round = round
    await reload()
  }

  func reload() async {
    guard let round else { return }
    do {
      fill(try await session.core.pupils.result(round: round))
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  private func fill(_ result: RegistrationResult) {
    let words = session.words
    lesson = result.lesson ?? result.goal ?? ""
    isEmpty = result.done.isEmpty
    count = words(.pupilCount, ["n": String(result.done.count), "of": String(result.class)])
    let numbers = result.help.map { String($0.number) }
    let named = ["n": String(numbers.count), "numbers": numbers.joined(separator: ", ")]
    help = numbers.isEmpty ? nil : words(.pupilAskedHelp, named)
    let done = Double(max(1, result.done.count))
    questions = result.bars.map { bar in
      let bars = bar.steps.map {
        Bar(id: Int($0.step), label: $0.label, count: $0.numbers.count, part: Double($0.numbers.count) / done)
      }
      return Question(id: bar.about, text: bar.text, bars: bars)
    }
    minutes = result.minutes.map { words(.pupilMiddle, ["n": String($0.middle)]) }
    written = result.words.map {
      Written(id: Int($0.number), number: words(.pupilNumber, ["n": String($0.number)]), text: $0.text)
    }
  }
}
