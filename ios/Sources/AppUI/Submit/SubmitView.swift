import AppModel
import Bridge
import SwiftUI

/// Choose, say who can be recognised, reflect, send.
struct SubmitView: View {
  let screens: Screens
  private var model: SubmitModel { screens.submit }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          if let fault = model.fault { FaultCard(fault: fault) }
          heading(.submitChoose)
          Text(model.chosenText).font(.subheadline).foregroundStyle(Ink(.quiet))
          all
          ForEach(model.candidates) { candidate in row(candidate) }
          heading(.submitReflection)
          ForEach(SubmitModel.Prompt.allCases, id: \.self) { prompt in
            TextField(words(prompt.key), text: answer(prompt), axis: .vertical)
              .padding(Metrics.step * 3)
              .frame(minHeight: Metrics.target)
              .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
          }
          if let missing = model.missing { Text(missing).font(.subheadline).foregroundStyle(Ink(.clay)) }
          MainButton(title: words(.submitButton), enabled: model.missing == nil && !model.sending) {
            Task { await model.submit() }
          }
          ForEach(model.submissions) { sent in submission(sent) }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.submitTitle))
    .task { await model.appear() }
    .privacySensitive()
  }

  private func heading(_ key: Key) -> some View {
    Text(words(key)).font(.title2).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
  }

  private var all: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text("\(words(.submitPupils)) \(words(.pupilsAll)):").font(.subheadline).foregroundStyle(Ink(.quiet))
      HStack(spacing: Metrics.step * 2) {
        ForEach([Pupils.none, .covered, .recognisable], id: \.self) { pupils in
          Button(words.pupils(pupils).word) { model.sayAll(pupils) }
            .buttonStyle(.bordered)
            .frame(minHeight: Metrics.target)
        }
      }
    }
  }

  private func row(_ candidate: SubmitModel.Candidate) -> some View {
    HStack(alignment: .top, spacing: Metrics.step * 3) {
      TileView(tile: candidate.tile, captures: screens.captures).frame(width: 96)
      VStack(alignment: .leading, spacing: Metrics.step) {
        Toggle(
          candidate.tile.when,
          isOn: Binding(get: { candidate.chosen }, set: { model.choose(candidate.id, $0) }))
        if candidate.chosen {
          Picker(words(.submitPupils), selection: pupils(candidate)) {
            Text(words(.submitPupils)).tag(Pupils?.none)
            ForEach([Pupils.none, .covered, .recognisable], id: \.self) { each in
              Text(words.pupils(each).word).tag(Pupils?.some(each))
            }
          }
        }
      }
    }
  }

  private func pupils(_ candidate: SubmitModel.Candidate) -> Binding<Pupils?> {
    Binding(get: { candidate.pupils }, set: { if let said = $0 { model.say(candidate.id, said) } })
  }

  private func answer(_ prompt: SubmitModel.Prompt) -> Binding<String> {
    Binding(get: { model.answers[prompt] ?? "" }, set: { model.answers[prompt] = $0 })
  }

  private func submission(_ sent: SubmitModel.Sent) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      BadgeLabel(sent.badge)
      Text("\(sent.when) · \(sent.arrived)").font(.subheadline).foregroundStyle(Ink(.quiet))
      if sent.canWithdraw {
        Button(words(.submissionWithdraw)) { Task { await model.withdraw(sent.id) } }.frame(minHeight: Metrics.target)
      }
    }
  }
}
