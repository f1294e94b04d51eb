import AppModel
import Bridge
import SwiftUI

/// Choose, say who can be recognised, reflect, send.
struct SubmitView: View {
  let screens: Screens
  /// A result or round that is ticked when the screen opens.
  var including: String?
  /// A submission that is changed here, instead of a new one that is made.
  var amending: String?
  @Environment(\.dismiss) private var dismiss
  @State private var withdrawing: String?
  @ScaledMetric private var tileWidth = 96.0
  private var model: SubmitModel { screens.submit }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          if let fault = model.fault { FaultCard(fault: fault) }
          if amending != nil { Text(words(.submissionAmendExplain)).font(.body).foregroundStyle(Ink(.ink)) }
          heading(.submitChoose)
          Text(model.chosenText).font(.subheadline).foregroundStyle(Ink(.quiet))
          all
          ForEach(model.candidates) { candidate in row(candidate) }
          if !model.tellings.isEmpty {
            heading(.submitResults)
            ForEach(model.tellings) { telling in TellingView(screens: screens, telling: telling) }
          }
          heading(.submitReflection)
          ForEach(SubmitModel.Prompt.allCases, id: \.self) { prompt in
            Field(title: words(prompt.key), text: answer(prompt), long: true)
          }
          if let missing = model.missing { Text(missing).font(.subheadline).foregroundStyle(Ink(.clay)) }
          MainButton(
            title: words(amending == nil ? .submitButton : .submitAmendButton),
            enabled: model.missing == nil && !model.sending
          ) {
            Task {
              await model.submit()
              if amending != nil, model.amending == nil { dismiss() }
            }
          }
          if amending == nil { ForEach(model.submissions) { sent in submission(sent) } }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.submitTitle))
    .task {
      if let including { model.include(including) }
      if let amending { await model.amend(amending) } else { await model.appear() }
    }
    .onDisappear { if amending != nil { Task { await model.stopAmending() } } }
    .confirmationDialog(
      words(.submissionWithdrawAsk), isPresented: $withdrawing.isSome(), titleVisibility: .visible
    ) {
      if let id = withdrawing {
        Button(words(.submissionWithdraw), role: .destructive) { Task { await model.withdraw(id) } }
      }
      Button(words(.cancel), role: .cancel) {}
    }
    .privacySensitive()
  }

  private func heading(_ key: Key) -> some View {
    Text(words(key)).font(.title2).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
  }

  private var all: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text("\(words(.submitPupils)) \(words(.pupilsAll)):").font(.subheadline).foregroundStyle(Ink(.quiet))
      Beside {
        ForEach([Pupils.none, .covered, .recognisable], id: \.self) { pupils in
          Button(words.pupils(pupils).word) { model.sayAll(pupils) }
            .buttonStyle(.framed)
        }
      }
    }
  }

  private func row(_ candidate: SubmitModel.Candidate) -> some View {
    Beside(top: true) {
      TileView(tile: candidate.tile, captures: screens.captures).frame(width: tileWidth).accessibilityHidden(true)
      VStack(alignment: .leading, spacing: Metrics.step) {
        Toggle(
          candidate.tile.when,
          isOn: Binding(get: { candidate.chosen }, set: { model.choose(candidate.id, $0) })
        )
        .frame(minHeight: Metrics.target)
        .accessibilityLabel(candidate.tile.spoken)
        if candidate.chosen {
          PupilsPicker(words: words, pupils: candidate.pupils) { model.say(candidate.id, $0) }
        }
      }
    }
  }

  private func answer(_ prompt: SubmitModel.Prompt) -> Binding<String> {
    Binding(get: { model.answers[prompt] ?? "" }, set: { model.answers[prompt] = $0 })
  }

  private func submission(_ sent: SubmitModel.Sent) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      BadgeLabel(sent.badge)
      Text("\(sent.when) · \(sent.arrived)").font(.subheadline).foregroundStyle(Ink(.quiet))
      if let warning = sent.warning { Text(warning).font(.subheadline).foregroundStyle(Ink(.clay)) }
      if sent.canWithdraw {
        Beside {
          NavigationLink {
            SubmitView(screens: screens, amending: sent.id)
          } label: {
            Text(words(.submissionAmend))
          }
          Button(words(.submissionWithdraw)) { withdrawing = sent.id }
        }
        .buttonStyle(.framed)
      }
    }
  }
}
