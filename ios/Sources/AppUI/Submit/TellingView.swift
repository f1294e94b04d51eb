import AppModel
import Bridge
import SwiftUI

/// "Meesturen": opens submitting with this ticked.
struct SendAlong: View {
  let screens: Screens
  /// The result or the round.
  let id: String

  var body: some View {
    NavigationLink {
      SubmitView(screens: screens, including: id)
    } label: {
      Label(screens.session.words(.submitAlong), systemImage: "paperplane")
        .frame(maxWidth: .infinity, minHeight: Metrics.target)
    }
    .buttonStyle(.borderedProminent)
  }
}

/// A result or round that may go along: its counts, and pieces that the teacher chooses.
struct TellingView: View {
  let screens: Screens
  let telling: SubmitModel.Telling
  private var model: SubmitModel { screens.submit }
  private var words: Words { screens.session.words }

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(telling.title).font(.headline).foregroundStyle(Ink(.ink))
      Text(telling.about).font(.subheadline).foregroundStyle(Ink(.quiet))
      Toggle(
        words(.submitCounts),
        isOn: Binding(get: { telling.chosen }, set: { model.tell(telling.id, $0) })
      )
      .disabled(telling.refusal != nil)
      if let refusal = telling.refusal { Text(refusal).font(.footnote).foregroundStyle(Ink(.quiet)) }
      ForEach(telling.pieces) { piece in row(piece) }
    }
  }

  private func row(_ piece: SubmitModel.Piece) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Toggle(
        piece.text.isEmpty ? piece.number : "\(piece.number): \(piece.text)",
        isOn: Binding(get: { piece.chosen }, set: { model.tell(telling.id, piece: piece.id, $0) }))
      if let photo = piece.photo {
        Picture(id: photo, fit: .fit) { await screens.captures.preview(photo) }.frame(minHeight: 120)
        if piece.chosen {
          PupilsPicker(words: words, pupils: piece.pupils) { model.say(telling.id, piece: piece.id, $0) }
        }
      }
    }
  }
}

/// Who can be recognised in a picture; it begins unsaid.
struct PupilsPicker: View {
  let words: Words
  let pupils: Pupils?
  let say: @MainActor (Pupils) -> Void

  var body: some View {
    Picker(
      words(.submitPupils), selection: Binding<Pupils?>(get: { pupils }, set: { if let said = $0 { say(said) } })
    ) {
      Text(words(.submitPupils)).tag(Pupils?.none)
      ForEach([Pupils.none, .covered, .recognisable], id: \.self) { each in
        Text(words.pupils(each).word).tag(Pupils?.some(each))
      }
    }
  }
}
