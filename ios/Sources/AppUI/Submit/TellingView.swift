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

/// A result or round that may go along: as much of it as the teacher chooses.
struct TellingView: View {
  let screens: Screens
  let telling: SubmitModel.Telling
  private var model: SubmitModel { screens.submit }
  private var words: Words { screens.session.words }

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(telling.title).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
      Text(telling.about).font(.subheadline).foregroundStyle(Ink(.quiet))
      if telling.source == .cards {
        cards
      } else {
        Toggle(
          words(.submitCounts), isOn: Binding(get: { telling.chosen }, set: { model.tell(telling.id, $0) })
        )
        .frame(minHeight: Metrics.target)
        .disabled(telling.refusal != nil)
      }
      if let refusal = telling.refusal { Text(refusal).font(.footnote).foregroundStyle(Ink(.quiet)) }
      if !telling.pieces.isEmpty { pieces }
    }
  }

  /// Counts, every card, or the photos too.
  @ViewBuilder private var cards: some View {
    Picker(
      words(.submitHowMuch),
      selection: Binding<SubmitModel.Telling.Detail?>(
        get: { telling.told }, set: { model.tell(telling.id, detail: $0) })
    ) {
      Text(words.detail(nil)).tag(SubmitModel.Telling.Detail?.none)
      ForEach(telling.details, id: \.self) { each in
        Text(words.detail(each)).tag(SubmitModel.Telling.Detail?.some(each))
      }
    }
    .frame(minHeight: Metrics.target)
    if let told = telling.told { Text(words.explain(told)).font(.footnote).foregroundStyle(Ink(.quiet)) }
    if telling.told == .photos {
      ForEach(telling.photos) { photo in picture(photo, asks: true) }
    }
  }

  /// What single pupils said: out of sight until it is wanted.
  private var pieces: some View {
    DisclosureGroup {
      VStack(alignment: .leading, spacing: Metrics.step * 2) {
        Text(words(.submitPiecesHint)).font(.footnote).foregroundStyle(Ink(.quiet))
        ForEach(telling.pieces) { piece in row(piece) }
      }
    } label: {
      Text("\(words(.submitPieces)) \(model.piecesText(telling))")
        .font(.body)
        .foregroundStyle(Ink(.ink))
        .multilineTextAlignment(.leading)
        .frame(minHeight: Metrics.target)
    }
  }

  private func row(_ piece: SubmitModel.Piece) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Toggle(
        "\(piece.number) · \(piece.about)\(piece.text.isEmpty ? "" : ": \(piece.text)")",
        isOn: Binding(get: { piece.chosen }, set: { model.tell(telling.id, piece: piece.id, $0) })
      )
      .frame(minHeight: Metrics.target)
      picture(piece, asks: piece.chosen)
    }
  }

  @ViewBuilder private func picture(_ piece: SubmitModel.Piece, asks: Bool) -> some View {
    if let photo = piece.photo {
      Picture(id: photo, fit: .fit) { await screens.captures.preview(photo) }.frame(minHeight: 120)
      if asks { PupilsPicker(words: words, pupils: piece.pupils) { model.say(photo: photo, $0) } }
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
    .frame(minHeight: Metrics.target)
  }
}
