import AppModel
import SwiftUI

/// The class at once: who is done, who asks for help, a bar a step. Numbers only.
struct ClassView: View {
  let screens: Screens
  @Environment(\.dismiss) private var dismiss
  private var model: ClassModel { screens.schoolClass }
  private var words: Words { screens.session.words }

  var body: some View {
    NavigationStack { content }
  }

  private var content: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { if let round = model.round { await model.show(round) } }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          Text(model.count).font(.title).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
          Text(model.lesson).font(.subheadline).foregroundStyle(Ink(.quiet))
          if model.isEmpty { EmptyNote(text: words(.pupilNobody)) }
          if let help = model.help { Label(help, systemImage: "hand.raised").foregroundStyle(Ink(.clay)) }
          ForEach(model.questions) { question in
            VStack(alignment: .leading, spacing: Metrics.step) {
              Text(question.text).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
              ForEach(question.bars) { bar in row(bar) }
            }
          }
          if let notYet = model.notYet { Text(notYet).font(.body).foregroundStyle(Ink(.ink)) }
          if let minutes = model.minutes { Text(minutes).font(.body).foregroundStyle(Ink(.quiet)) }
          if !model.written.isEmpty {
            Text(words(.pupilWrote)).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
          }
          ForEach(model.written) { said in
            VStack(alignment: .leading, spacing: Metrics.step) {
              Text(said.number).font(.subheadline).foregroundStyle(Ink(.quiet))
              Text(said.text).font(.body).foregroundStyle(Ink(.ink))
            }
          }
          photos
          if let round = model.round, !model.isEmpty { SendAlong(screens: screens, id: round) }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .toolbar {
      ToolbarItem(placement: .cancellationAction) { Button(words(.close)) { dismiss() } }
    }
    .privacySensitive()
  }

  @ViewBuilder private var photos: some View {
    if !model.photos.isEmpty {
      Text(words(.pupilWork)).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
      ForEach(model.photos) { photo in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text(photo.number).font(.subheadline).foregroundStyle(Ink(.quiet))
          Picture(id: photo.id, fit: .fit) { await model.preview(photo) }.frame(minHeight: 200)
        }
      }
    }
  }

  private func row(_ bar: ClassModel.Bar) -> some View {
    CountBar(label: bar.label, count: bar.count, part: bar.part)
      .accessibilityElement(children: .combine)
  }
}
