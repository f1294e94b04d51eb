import Bridge
import Foundation
import Observation

/// How a lesson went by its cards: three piles of numbered tiles, bars below, and the doubts one at a time.
@MainActor @Observable
public final class ResultModel {
  /// A pile.
  public struct Pile: Sendable, Equatable, Identifiable {
    public let title: String
    public let numbers: [String]
    public var id: String { title }
  }

  /// A question with how often each answer was given.
  public struct Question: Sendable, Equatable, Identifiable {
    public let id: String
    public let text: String
    public let bars: [Bar]
    /// What was written in answer to it, card by card.
    public var written: [Written] = []
  }

  /// What was written on one card.
  public struct Written: Sendable, Equatable, Identifiable {
    public let id: String
    /// "Nummer 7"; "Kaart 7" where the numbers are nobody's.
    public let number: String
    /// What was typed; none for handwriting, which is a picture.
    public let text: String?
    let card: CardRef
    let question: String
  }

  /// One answer.
  public struct Bar: Sendable, Equatable, Identifiable {
    public let id: String
    public let label: String
    public let count: Int
    /// 0 to 1 of the cards.
    public let part: Double
    /// What VoiceOver says.
    public let spoken: String
  }

  /// The doubt that is asked about.
  public struct Asked: Sendable, Equatable, Identifiable {
    public let id: String
    /// "Kaart 7: wat staat hier?"
    public let title: String
    /// What the card asks.
    public let text: String
    /// The answers, the likely ones first.
    public let choices: [Choice]
    /// More than one answer may be on the card.
    public let several: Bool
    /// Two photos say different things.
    public let contradicted: String?
    /// "Nog 3".
    public let left: String
    let card: CardRef
    let question: String
  }

  public private(set) var title = ""
  public private(set) var about = ""
  public private(set) var piles: [Pile] = []
  public private(set) var questions: [Question] = []
  /// "4 twijfels".
  public private(set) var doubts = ""
  public private(set) var asked: Asked?
  /// The right answer is to be said first: these may be it.
  public private(set) var rightChoices: [Choice] = []
  public var fault: Fault?

  public let id: String
  private let session: Session
  @ObservationIgnored private var shown: CardResult
  @ObservationIgnored private var open: [Doubt] = []
  /// What was decided, the last one at the end: asked again, its new answer counts.
  private var decided: [Asked] = []
  /// Put off: asked again after the others.
  @ObservationIgnored private var later: Set<String> = []

  init(_ session: Session, _ result: CardResult) {
    (self.session, shown) = (session, result)
    id = result.id
    show(result)
  }

  /// In another language.
  func sayAgain() { show(shown) }

  /// The piece of the photo that the doubt is about, as JPEG.
  public func crop(_ asked: Asked) async -> Data? {
    let wanted = CropRef(card: asked.card, question: asked.question)
    return try? await session.core.cards.crops(result: id, wanted: [wanted]).first?.jpeg
  }

  /// Handwriting as it stands on the card, as JPEG.
  public func crop(_ written: Written) async -> Data? {
    let wanted = CropRef(card: written.card, question: written.question)
    return try? await session.core.cards.crops(result: id, wanted: [wanted]).first?.jpeg
  }

  /// What the card says, for who looked at it; no answer is "left blank".
  public func decide(_ asked: Asked, _ answer: [String]) async {
    await attempt {
      try await session.core.cards.decide(result: id, card: asked.card, question: asked.question, answer: answer)
    }
    if fault == nil { decided.append(asked) }
  }

  /// There is a decision to come back to.
  public var canUndo: Bool { !decided.isEmpty }

  /// The last decision is asked again.
  public func undo() {
    if let last = decided.popLast() { asked = last }
  }

  /// Decides later: the next doubt comes.
  public func putOff(_ asked: Asked) {
    later.insert(asked.id)
    ask()
  }

  /// Says which answer to the check question is right.
  public func sayRight(_ answer: String) async {
    await attempt { try await session.core.cards.sayRight(result: id, right: [answer]) }
  }

  private func attempt(_ work: () async throws -> CardResult) async {
    do {
      show(try await work())
      fault = nil
    } catch {
      fault = session.fault(error)
    }
  }

  private func show(_ result: CardResult) {
    shown = result
    let words = session.words
    let view = result.view
    title = view.title
    let parts = [result.lesson, words(.cardsCount, n: Int(view.cards)), view.goal]
    about = parts.compactMap { $0 }.joined(separator: " · ")
    (piles, rightChoices) = ([], [])
    switch view.piles {
    case .sorted(let gotIt, let almost, let notYet, let apart):
      let all = [(Key.pileGotIt, gotIt), (.pileAlmost, almost), (.pileNotYet, notYet), (.pileApart, apart)]
      piles = all.filter { $0.0 != .pileApart || !$0.1.isEmpty }.map { key, cards in
        Pile(title: words(key), numbers: cards.map { String($0.number) })
      }
    case .sayRight(_, let options): rightChoices = options
    case .none: break
    }
    questions = words.questions(of: view, numbered: result.numbered)
    doubts = words(.doubts, n: view.doubts.count)
    open = view.doubts
    later.formIntersection(open.map(Self.key))
    ask()
  }

  private func ask() {
    // What was put off comes back when nothing else is left: a doubt never looks settled.
    if open.allSatisfy({ later.contains(Self.key($0)) }) { later = [] }
    let next = open.first { !later.contains(Self.key($0)) }
    asked = next.map { doubt in
      Asked(
        id: Self.key(doubt), title: session.words(.doubtQuestion, ["number": String(doubt.card.number)]),
        text: doubt.text, choices: doubt.choices.filter(\.likely) + doubt.choices.filter { !$0.likely },
        several: doubt.several, contradicted: doubt.contradicted ? session.words(.doubtContradicted) : nil,
        left: session.words(.doubtLeft, n: open.count), card: doubt.card, question: doubt.question)
    }
  }

  private nonisolated static func key(_ doubt: Doubt) -> String {
    "\(doubt.card.number)/\(doubt.card.run ?? "")/\(doubt.question)"
  }
}

extension Words {
  /// The questions of a result, a bar for each answer.
  func questions(of view: LessonResult, numbered: Bool) -> [ResultModel.Question] {
    view.questions.map { bar in
      var question = question(bar, cards: view.cards)
      question.written = view.written.filter { $0.question == bar.key }.map { written in
        ResultModel.Written(
          id: "\(written.card.number)/\(written.card.run ?? "")/\(written.question)",
          number: self(numbered ? .pupilNumber : .cardNumber, ["n": String(written.card.number)]), text: written.text,
          card: written.card, question: written.question)
      }
      return question
    }
  }

  private func question(_ question: QuestionBar, cards: UInt32) -> ResultModel.Question {
    let part = { (count: UInt32) in cards == 0 ? 0 : Double(count) / Double(cards) }
    let bar = { (name: String, label: String, count: UInt32) in
      let spoken = self(.barLabel, ["answer": label, "n": String(count)])
      return ResultModel.Bar(id: name, label: label, count: Int(count), part: part(count), spoken: spoken)
    }
    var bars = question.options.map { bar($0.name, $0.label.isEmpty ? face($0.name) : $0.label, $0.count) }
    if question.options.isEmpty || question.written > 0 {
      bars.append(bar("written", self(.answerWritten), question.written))
    }
    if question.blank > 0 { bars.append(bar("blank", self(.answerBlank), question.blank)) }
    if question.uncertain > 0 { bars.append(bar("uncertain", self(.answerUnclear), question.uncertain)) }
    return ResultModel.Question(id: question.key, text: question.text, bars: bars)
  }

  /// A face of a smiley scale, for who can't see it.
  public func face(_ name: String) -> String {
    switch name {
    case "happy": self(.faceHappy)
    case "fine": self(.faceFine)
    case "neutral": self(.faceNeutral)
    case "unsure": self(.faceUnsure)
    case "sad": self(.faceSad)
    default: name
    }
  }
}
