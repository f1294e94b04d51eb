import AppModel
import Bridge
import SwiftUI

/// One question to one pupil: own number and picture on top, large answers, back and on below.
struct QuestionView: View {
  let words: Words
  let model: PupilModel
  let asked: PupilModel.Asked
  let platform: Platform
  @State private var shooting = false

  var body: some View {
    VStack(spacing: 0) {
      ScrollView {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          HStack(spacing: Metrics.edge) {
            Text(words.pupil(asked.pupil)).font(.headline).foregroundStyle(Ink(.leaf))
            ProgressView(value: Double(asked.at), total: Double(max(1, asked.of))).tint(Ink(.leaf))
              .accessibilityHidden(true)
          }
          Text(asked.text).font(.title).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
          if let fault = model.fault { FaultCard(fault: fault) }
          answers
        }
        .padding(Metrics.edge)
      }
      Beside {
        Button(words(.pupilBack)) { Task { await model.back() } }
          .buttonStyle(.framed)
          .frame(maxWidth: .infinity, minHeight: Metrics.target)
        MainButton(title: words(asked.isEmpty ? .pupilSkip : .pupilGoOn)) {
          Task { await model.goOnWith(asked) }
        }
      }
      .padding(Metrics.edge)
    }
    .fullScreenCover(isPresented: $shooting) { PupilCamera(words: words, model: model, platform: platform) }
  }

  @ViewBuilder private var answers: some View {
    switch asked.wants {
    case .one:
      ForEach(asked.choices, id: \.name) { choice in
        Large(
          title: choice.label.isEmpty ? choice.name : choice.label, chosen: asked.chosen.contains(choice.name),
          symbol: nil, picture: choice.face.flatMap { Self.faces[$0] }
        ) { Task { await model.choose(choice) } }
      }
    case .several:
      ForEach(asked.choices, id: \.name) { choice in
        Large(title: choice.label, chosen: asked.chosen.contains(choice.name), symbol: nil, picture: nil) {
          model.tick(choice.name)
        }
      }
    case .minutes:
      ForEach(asked.choices, id: \.name) { choice in
        Large(
          title: words(.pupilMinutesShort, ["n": choice.name]), chosen: asked.chosen.contains(choice.name), symbol: nil,
          picture: nil
        ) { Task { await model.choose(choice) } }
      }
    case .words:
      TextField(asked.text, text: Binding(get: { asked.written }, set: { model.type($0) }), axis: .vertical)
        .padding(Metrics.step * 3)
        .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
    case .photo:
      Large(
        title: words(asked.photo == nil ? .pupilPhoto : .pupilAnotherPhoto), chosen: asked.photo != nil,
        symbol: "camera", picture: nil
      ) { shooting = true }
    }
  }

  /// The four faces; each has its words beside it.
  private static let faces = ["sad": "🙁", "unsure": "😕", "fine": "🙂", "happy": "😀"]
}

/// A photo of own work: one shot, then back to the question.
struct PupilCamera: View {
  let words: Words
  let model: PupilModel
  let platform: Platform
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    ZStack(alignment: .bottom) {
      Color.black.ignoresSafeArea()
      if !model.cameraRefused { platform.views.camera().ignoresSafeArea().accessibilityHidden(true) }
      VStack(spacing: Metrics.edge) {
        if model.cameraRefused {
          EmptyNote(text: words(.pupilCameraRefused))
            .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
        }
        MainButton(title: words(.pupilPhoto), symbol: "camera", enabled: !model.cameraRefused) {
          Task {
            await model.photo(await platform.camera.photo())
            dismiss()
          }
        }
        MainButton(title: words(.pupilBack)) { dismiss() }
      }
      .padding(Metrics.edge)
    }
    .task { await model.open(platform.camera) }
    .onDisappear { platform.camera.stop() }
  }
}
