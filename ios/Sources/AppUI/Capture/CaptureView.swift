import AppModel
import SwiftUI

/// One capture, large: note, goal, lesson, remove.
struct CaptureView: View {
  let screens: Screens
  let platform: Platform
  let id: String
  @State private var note = ""
  @State private var goal = ""
  @State private var lesson = ""
  @State private var covering: CoverModel?
  @Environment(\.dismiss) private var dismiss
  private var model: CapturesModel { screens.captures }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Metrics.edge) {
        if let fault = model.fault { FaultCard(fault: fault) }
        if let tile = model.tile(id) {
          Picture(id: id, fit: .fit) { await model.preview(id, large: true) }
            .aspectRatio(4 / 3, contentMode: .fit)
          BadgeLabel(tile.badge)
          Text(tile.when).font(.subheadline).foregroundStyle(Ink(.quiet))
          if let left = tile.leftIn { Label(left, systemImage: "info.circle").foregroundStyle(Ink(.clay)) }
          Field(title: words(.captureNote), text: $note, long: true)
          Field(title: words(.captureGoal), text: $goal, long: true)
          Field(title: words(.captureLesson), text: $lesson, long: true)
          MainButton(title: words(.save), enabled: changed(tile)) {
            Task { await model.annotate(id, note: note, goal: goal, lesson: lesson) }
          }
          if tile.canCover {
            wide(words(tile.covered ? .captureCoverMore : .captureCover), "person.crop.rectangle") {
              covering = screens.cover(id, finder: platform.faces)
            }
          }
          if tile.submitted {
            Text(words(.captureSubmitted)).font(.subheadline).foregroundStyle(Ink(.quiet))
          } else {
            wide(words(.remove), "trash") {
              model.remove(id)
              dismiss()
            }
          }
        }
      }
      .padding(Metrics.edge)
    }
    .background(Ink(.paper))
    .navigationTitle(model.tile(id).map { words.kind($0.kind) } ?? "")
    .task {
      await model.appear()
      if let tile = model.tile(id) { (note, goal, lesson) = (tile.note, tile.goal ?? "", tile.lesson ?? "") }
    }
    .sheet(isPresented: $covering.isSome()) {
      if let covering { CoverView(screens: screens, model: covering).noticed(by: screens.session) }
    }
    .privacySensitive()
  }

  private func changed(_ tile: CaptureTile) -> Bool {
    note != tile.note || goal != tile.goal ?? "" || lesson != tile.lesson ?? ""
  }

  private func wide(_ title: String, _ symbol: String, act: @escaping @MainActor () -> Void) -> some View {
    Button(action: act) {
      Label(title, systemImage: symbol).frame(maxWidth: .infinity, minHeight: Metrics.target)
    }
    .buttonStyle(.framed)
  }
}
