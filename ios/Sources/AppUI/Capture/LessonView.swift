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
        .multilineTextAlignment(.leading)
        .padding(.horizontal, Metrics.edge)
        .padding(.vertical, Metrics.step)
        .frame(minHeight: Metrics.target)
        .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.target / 2))
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
          Field(title: words(.captureLesson), text: $text).onSubmit { say(text) }
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
