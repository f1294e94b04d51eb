import AppModel
import SwiftUI

/// How a class said that it went: counts per question, and single pieces under their numbers.
struct ToldView: View {
  let row: InboxModel.Row
  let told: InboxModel.Told
  let inbox: InboxModel

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      Text(told.title).font(.title2).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
      Text(told.about).font(.subheadline).foregroundStyle(Ink(.quiet))
      ForEach(told.lines, id: \.self) { Text($0).font(.body).foregroundStyle(Ink(.ink)) }
      ForEach(told.questions) { question in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text(question.text).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
          ForEach(question.bars) { bar in
            CountBar(label: bar.label, count: bar.count, part: bar.part)
              .accessibilityElement(children: .ignore)
              .accessibilityLabel(bar.spoken)
          }
          // Handwriting is on the photos, where those went along.
          ForEach(question.written.filter { $0.text != nil }) { said in
            VStack(alignment: .leading, spacing: Metrics.step) {
              Text(said.number).font(.subheadline).foregroundStyle(Ink(.quiet))
              Text(said.text ?? "").font(.body).foregroundStyle(Ink(.ink))
            }
            .accessibilityElement(children: .combine)
          }
        }
      }
      ForEach(told.pieces) { piece in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text("\(piece.number) · \(piece.about)").font(.subheadline).foregroundStyle(Ink(.quiet))
          if !piece.text.isEmpty { Text(piece.text).font(.body).foregroundStyle(Ink(.ink)) }
          if let item = piece.item, item.hasPreview {
            Picture(id: item.id, fit: .fit) { await inbox.preview(row, item, large: true) }.frame(minHeight: 160)
          }
        }
        .accessibilityElement(children: .combine)
      }
    }
  }
}
