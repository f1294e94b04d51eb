import AppModel
import Bridge
import SwiftUI

/// Every result, newest first.
struct ResultsView: View {
  let screens: Screens
  private var model: CardsModel { screens.cards }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        if model.rows.isEmpty { EmptyNote(text: words(.resultsNone)) }
        ForEach(model.rows) { row in
          NavigationLink {
            ShownResult(screens: screens, id: row.id)
          } label: {
            VStack(alignment: .leading, spacing: Metrics.step) {
              Text(row.title).font(.headline).foregroundStyle(Ink(.ink))
              Text(row.about).font(.subheadline).foregroundStyle(Ink(.quiet))
            }
            .frame(maxWidth: .infinity, minHeight: Metrics.target, alignment: .leading)
            .contentShape(Rectangle())
          }
          Divider()
        }
        .padding(.horizontal, Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.cardsResult))
    .task { await model.appear() }
  }
}

/// A result that is asked for when it is opened.
struct ShownResult: View {
  let screens: Screens
  let id: String

  var body: some View {
    Group {
      if let result = screens.cards.result, result.id == id {
        ResultView(screens: screens, model: result)
      } else if let fault = screens.cards.fault {
        FaultCard(fault: fault).padding(Metrics.edge)
      } else {
        ProgressView(screens.session.words(.loading))
      }
    }
    .task { await screens.cards.show(id) }
  }
}

/// Three piles as three columns of numbered tiles, counts big; below each question a bar of counts; the doubts.
struct ResultView: View {
  let screens: Screens
  let model: ResultModel
  @State private var deciding = false
  /// Grows with the number in it.
  @ScaledMetric private var tile = 40.0
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Metrics.edge) {
        if let fault = model.fault { FaultCard(fault: fault) }
        Text(model.about).font(.subheadline).foregroundStyle(Ink(.quiet))
        if model.asked != nil {
          MainButton(title: model.doubts, symbol: "questionmark.circle") { deciding = true }
        }
        if !model.rightChoices.isEmpty { sayRight }
        Beside(top: true) { ForEach(model.piles) { pile in column(pile) } }
        ForEach(model.questions) { question in
          VStack(alignment: .leading, spacing: Metrics.step) {
            Text(question.text).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
            ForEach(question.bars) { bar in row(bar) }
            LazyVStack(alignment: .leading, spacing: Metrics.step * 2) {
              ForEach(question.written) { said in written(said) }
            }
          }
        }
        SendAlong(screens: screens, id: model.id)
      }
      .padding(Metrics.edge)
    }
    .background(Ink(.paper))
    .navigationTitle(model.title)
    .sheet(isPresented: $deciding) { DoubtView(words: words, model: model) }
  }

  private var sayRight: some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      Text(words(.cardsSayRight)).font(.headline).foregroundStyle(Ink(.ink))
      ForEach(model.rightChoices, id: \.name) { choice in
        Button(choice.label.isEmpty ? choice.name : choice.label) { Task { await model.sayRight(choice.name) } }
          .buttonStyle(.framed)
      }
    }
  }

  private func column(_ pile: ResultModel.Pile) -> some View {
    VStack(spacing: Metrics.step * 2) {
      Text(String(pile.numbers.count)).font(.title).foregroundStyle(Ink(.ink))
      Text(pile.title).font(.subheadline).foregroundStyle(Ink(.quiet)).multilineTextAlignment(.center)
      LazyVGrid(columns: [GridItem(.adaptive(minimum: tile), spacing: Metrics.step)], spacing: Metrics.step) {
        ForEach(pile.numbers, id: \.self) { number in
          Text(number)
            .font(.headline)
            .foregroundStyle(Ink(.ink))
            .frame(minWidth: tile, minHeight: tile)
            .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
        }
      }
    }
    .frame(maxWidth: .infinity)
    .accessibilityElement(children: .combine)
  }

  /// What was typed, or the handwriting as it stands on the card.
  private func written(_ said: ResultModel.Written) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(said.number).font(.subheadline).foregroundStyle(Ink(.quiet))
      if let text = said.text {
        Text(text).font(.body).foregroundStyle(Ink(.ink))
      } else {
        Picture(id: said.id, fit: .fit) { await model.crop(said) }.frame(minHeight: 80)
      }
    }
    .accessibilityElement(children: .combine)
  }

  private func row(_ bar: ResultModel.Bar) -> some View {
    CountBar(label: bar.label, count: bar.count, part: bar.part)
      .accessibilityElement(children: .ignore)
      .accessibilityLabel(bar.spoken)
  }
}

/// One doubt at a time: the piece of the photo, and the answers large.
struct DoubtView: View {
  let words: Words
  let model: ResultModel
  /// Of a question with several answers: what was tapped so far.
  @State private var picked: Set<String> = []
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      ScrollView {
        VStack(spacing: Metrics.edge) {
          if let fault = model.fault { FaultCard(fault: fault) }
          if let asked = model.asked {
            question(asked)
          } else {
            Label(words(.doubts, n: 0), systemImage: "checkmark.circle").font(.title2).foregroundStyle(Ink(.leaf))
            MainButton(title: words(.done)) { dismiss() }
          }
        }
        .padding(Metrics.edge)
      }
      .background(Ink(.paper))
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.close)) { dismiss() } }
        ToolbarItem(placement: .primaryAction) {
          Button(words(.undo)) { model.undo() }.disabled(!model.canUndo)
        }
      }
    }
    .onChange(of: model.asked?.id) { _, _ in picked = [] }
  }

  @ViewBuilder private func question(_ asked: ResultModel.Asked) -> some View {
    Text(asked.title).font(.title2).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
    Text(asked.text).font(.body).foregroundStyle(Ink(.quiet))
    Picture(id: asked.id, fit: .fit) { await model.crop(asked) }.frame(minHeight: 160)
    if let apart = asked.contradicted { Text(apart).font(.subheadline).foregroundStyle(Ink(.clay)) }
    if asked.several {
      Text(words(.doubtSeveral)).font(.subheadline).foregroundStyle(Ink(.quiet))
      ForEach(asked.choices, id: \.name) { choice in
        Large(title: title(choice), chosen: picked.contains(choice.name), symbol: nil, picture: nil) {
          tap(choice.name)
        }
      }
      MainButton(title: words(.done), enabled: !picked.isEmpty) {
        Task { await model.decide(asked, asked.choices.map(\.name).filter(picked.contains)) }
      }
    } else {
      ForEach(asked.choices, id: \.name) { choice in
        MainButton(title: title(choice)) { Task { await model.decide(asked, [choice.name]) } }
      }
    }
    Button(words(.answerBlank)) { Task { await model.decide(asked, []) } }.buttonStyle(.framed)
    Button(words(.doubtNext)) { model.putOff(asked) }.buttonStyle(.words)
    Text(asked.left).font(.footnote).foregroundStyle(Ink(.quiet))
  }

  private func title(_ choice: Choice) -> String { choice.label.isEmpty ? words.face(choice.name) : choice.label }

  private func tap(_ name: String) {
    if picked.contains(name) { picked.remove(name) } else { picked.insert(name) }
  }
}
