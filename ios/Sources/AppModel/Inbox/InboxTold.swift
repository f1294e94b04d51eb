import Bridge

extension InboxModel {
  /// A result of cards or a round of registrations, as its teacher told it.
  public struct Told: Sendable, Equatable, Identifiable {
    public let id: String
    public let title: String
    /// "Breuken · 24 kaarten".
    public let about: String
    /// Counts per question.
    public let questions: [ResultModel.Question]
    /// Piles, help, minutes: a sentence each.
    public let lines: [String]
    /// What single pupils said.
    public let pieces: [Piece]
  }

  /// What one pupil said, under a number.
  public struct Piece: Sendable, Equatable, Identifiable {
    public let id: String
    public let number: String
    /// "in eigen woorden".
    public let about: String
    public let text: String
    /// The photo: an item of the submission.
    public let item: Item?
  }

  func told(_ arrival: Arrival, _ items: [Item]) -> [Told] {
    arrival.results.map(told) + arrival.rounds.map { told($0, items) }
  }

  private func told(_ result: CardResult) -> Told {
    let words = session.words
    let about = [result.lesson, words(.cardsCount, n: Int(result.view.cards)), result.view.goal]
    var lines: [String] = []
    if case .sorted(let gotIt, let almost, let notYet, let apart) = result.view.piles {
      let all = [(Key.pileGotIt, gotIt), (.pileAlmost, almost), (.pileNotYet, notYet), (.pileApart, apart)]
      lines = all.filter { !$0.1.isEmpty }.map { key, cards in
        words(.barLabel, ["answer": words(key), "n": cards.map { String($0.number) }.joined(separator: ", ")])
      }
    }
    return Told(
      id: result.id, title: result.view.title, about: about.compactMap { $0 }.joined(separator: " · "),
      questions: words.questions(of: result.view, numbered: result.numbered), lines: lines, pieces: [])
  }

  private func told(_ round: ArrivalRound, _ items: [Item]) -> Told {
    let words = session.words
    let pupils = round.tally.map { words(.inboxPupils, n: Int($0.pupils)) }
    let about = [round.lesson, round.goal, pupils]
    var lines: [String] = []
    if let help = round.tally?.help {
      lines.append(words(.inboxHelp, ["n": String(help), "of": String(round.tally?.helpOf ?? help)]))
    }
    if let minutes = round.tally?.minutes { lines.append(words(.pupilMiddle, n: Int(minutes))) }
    let pieces = round.pieces.enumerated().map { place, piece in
      Piece(
        id: "\(place)", number: words(.pupilNumber, n: Int(piece.number)), about: words.about(piece.about),
        text: words.said(piece.about, piece.text),
        item: piece.item.flatMap { wanted in items.first { $0.id == wanted } })
    }
    return Told(
      id: round.round, title: round.title, about: about.compactMap { $0 }.joined(separator: " · "),
      questions: round.tally.map { words.questions(of: $0) } ?? [], lines: lines, pieces: pieces)
  }
}

extension Words {
  /// The steps that pupils chose, a bar for each.
  func questions(of tally: ArrivalTally) -> [ResultModel.Question] {
    let faces = ["sad", "unsure", "fine", "happy"]
    return tally.steps.map { asked in
      let bars = asked.counts.enumerated().map { place, count in
        let said = asked.labels.count > place ? asked.labels[place] : ""
        let face = asked.counts.count == faces.count ? face(faces[place]) : String(place + 1)
        let label = said.isEmpty ? face : said
        let part = tally.pupils == 0 ? 0 : Double(count) / Double(tally.pupils)
        return ResultModel.Bar(
          id: String(place), label: label, count: Int(count), part: part,
          spoken: self(.barLabel, ["answer": label, "n": String(count)]))
      }
      return ResultModel.Question(id: asked.about, text: asked.text, bars: bars)
    }
  }

  /// What a pupil said, in words.
  func said(_ about: String, _ text: String) -> String {
    switch about {
    case "minutes": self(.pupilMinutesShort, ["n": text])
    case "help": self(text == "yes" ? .inboxHelpYes : .inboxHelpNo)
    default: text
    }
  }
}
