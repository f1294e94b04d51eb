import Bridge
import Foundation
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

  /// A photo of a pupil's own work.
  public struct Photo: Identifiable, Sendable, Equatable {
    public let capture: String
    public let number: String
    public var id: String { capture }
  }

  public private(set) var load = Load.loading
  public private(set) var lesson = ""
  /// "19 van 24 klaar".
  public private(set) var count = ""
  public private(set) var isEmpty = true
  /// "3 vroegen hulp: 3, 7, 16"; none when nobody did.
  public private(set) var help: String?
  /// "Nog niet klaar: 2, 5"; none when everybody is.
  public private(set) var notYet: String?
  public private(set) var photos: [Photo] = []
  public private(set) var questions: [Question] = []
  public private(set) var minutes: String?
  public private(set) var written: [Written] = []

  private let session: Session
  /// The round that is shown.
  public private(set) var round: String?

  init(_ session: Session) {
    self.session = session
  }

  public func show(_ round: String) async {
    if self.round != round { load = .loading }
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

  /// A photo as JPEG.
  public func preview(_ photo: Photo) async -> Data? {
    try? await session.core.captures.preview(capture: photo.capture, size: .large)
  }

  private func fill(_ result: RegistrationResult) {
    let words = session.words
    lesson = result.lesson ?? result.goal ?? ""
    isEmpty = result.done.isEmpty
    count = words(.pupilCount, ["n": String(result.done.count), "of": String(result.class)])
    let numbers = result.help.map { String($0.number) }
    let named = ["n": String(numbers.count), "numbers": numbers.joined(separator: ", ")]
    help = numbers.isEmpty ? nil : words(.pupilAskedHelp, named)
    let open = result.notYet.map { String($0.number) }
    notYet = open.isEmpty ? nil : words(.pupilNotYet, ["numbers": open.joined(separator: ", ")])
    photos = result.photos.map {
      Photo(capture: $0.capture, number: words(.pupilNumber, ["n": String($0.number)]))
    }
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
