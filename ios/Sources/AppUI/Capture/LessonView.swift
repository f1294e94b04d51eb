import AppModel
import SwiftUI

/// The lesson that captures are for, over the camera: tapped, it asks.
struct LessonButton: View {
  let model: LessonModel
  let act: @MainActor () -> Void

  var body: some View {
    Button(action: act) {
      Label(model.label, systemImage: "tag")
        .font(.body)
        .foregroundStyle(Ink(.ink))
        .lineLimit(1)
        .padding(.horizontal, Metrics.edge)
        .frame(minHeight: Metrics.target)
        .background(Ink(.surface), in: Capsule())
    }
    .buttonStyle(.plain)
  }
}

/// Which lesson is this? Those that were used last are one tap.
struct LessonView: View {
  let words: Words
  let model: LessonModel
  @State private var text = ""
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      ScrollView {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          TextField(words(.captureLesson), text: $text)
            .padding(Metrics.step * 3)
            .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
            .onSubmit { say(text) }
          MainButton(title: words(.save)) { say(text) }
          ForEach(model.suggestions, id: \.self) { lesson in
            Large(title: lesson, chosen: lesson == model.now, symbol: nil, picture: nil) { say(lesson) }
          }
        }
        .padding(Metrics.edge)
      }
      .background(Ink(.paper))
      .navigationTitle(words(.captureLessonAsk))
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.cancel)) { dismiss() } }
      }
    }
    .onAppear { text = model.now ?? "" }
  }

  private func say(_ lesson: String) {
    model.say(lesson)
    dismiss()
  }
}
