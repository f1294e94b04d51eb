import AppModel
import SwiftUI

/// The teacher begins pupil mode, or looks at the class.
struct HandOverView: View {
  let screens: Screens
  let lock: any DeviceLock
  @State private var shown: String?
  @State private var editing: ClassEditModel?
  @Environment(\.dismiss) private var dismiss
  private var words: Words { screens.session.words }

  var body: some View {
    NavigationStack {
      ScrollView {
        Loaded(load: screens.handOver.load, words: words, retry: { await screens.handOver.appear() }) {
          VStack(alignment: .leading, spacing: Metrics.edge) {
            if let fault = screens.handOver.fault { FaultCard(fault: fault) }
            HandOverForm(words: words, model: screens.handOver) { editing = $0 }
            lockHint
            rounds
          }
          .padding(Metrics.edge)
        }
      }
      .background(Ink(.paper))
      .safeAreaInset(edge: .bottom) { buttons }
      .navigationTitle(words(.pupilTitle))
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.close)) { dismiss() } }
      }
    }
    .task { await screens.handOver.appear() }
    .sheet(isPresented: $shown.isSome()) { ClassView(screens: screens).noticed(by: screens.session) }
    .sheet(item: $editing) { edited in
      ClassEditView(words: words, model: edited) { id in Task { await screens.handOver.choose(class: id) } }
    }
  }

  private var lockHint: some View {
    let hint = screens.handOver.lockHint(lock)
    return Label(hint.text, systemImage: hint.isSafe ? Badge.Icon.lock.symbol : Badge.Icon.attention.symbol)
      .font(.footnote)
      .foregroundStyle(Ink(hint.isSafe ? .quiet : .clay))
  }

  /// Earlier lessons: to look at, or to go on with after a break.
  @ViewBuilder private var rounds: some View {
    if !screens.handOver.rounds.isEmpty {
      Text(words(.pupilRounds)).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
      ForEach(screens.handOver.rounds) { round in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text(round.title).font(.body).foregroundStyle(Ink(.ink))
          Text(round.about).font(.footnote).foregroundStyle(Ink(.quiet))
          Beside {
            Button(words(.pupilSeeClass)) { look(round.id) }
            Button(words(.pupilGoOn)) { handOut { await screens.handOver.goOn(with: round.id) } }
          }
          .buttonStyle(.framed)
        }
        Divider()
      }
    }
  }

  private func look(_ round: String) {
    Task {
      await screens.schoolClass.show(round)
      shown = round
    }
  }

  private func handOut(_ choose: @escaping @MainActor () async -> String?) {
    Task {
      guard let round = await choose() else { return }
      dismiss()
      await screens.pupil.begin(round)
    }
  }

  private var buttons: some View {
    MainButton(title: words(.pupilHandOver), symbol: "lock", enabled: screens.handOver.canBegin) {
      handOut { await screens.handOver.round() }
    }
    .padding(Metrics.edge)
    .background(Ink(.paper))
  }
}

/// What is chosen before the device goes round.
struct HandOverForm: View {
  let words: Words
  @Bindable var model: HandOverModel
  let edit: @MainActor (ClassEditModel) -> Void

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.edge) {
      if model.classes.isEmpty {
        EmptyNote(text: words(.pupilNoClass))
      } else {
        choice(.pupilChooseClass, model.classes, model.schoolClass) { model.schoolClass = $0.id }
      }
      Beside {
        Button(words(.pupilNewClass)) { edit(model.newClass()) }
        if model.schoolClass != nil {
          Button(words(.pupilChangeClass)) { Task { if let chosen = await model.editClass() { edit(chosen) } } }
        }
      }
      .buttonStyle(.framed)
      Field(title: words(.pupilLesson), text: $model.lesson)
      choice(.pupilQuestions, model.forms, model.form) { model.form = $0.id }
      choice(.pupilCard, [HandOverModel.Pick.none(words)] + model.cards, model.card ?? "") {
        model.card = $0.id.isEmpty ? nil : $0.id
      }
    }
  }

  private func choice(
    _ title: Key, _ picks: [HandOverModel.Pick], _ chosen: String?,
    choose: @escaping @MainActor (HandOverModel.Pick) -> Void
  ) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      Text(words(title)).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
      ForEach(picks) { pick in
        Large(title: pick.name, chosen: pick.id == chosen, symbol: nil, picture: nil) { choose(pick) }
      }
    }
  }
}

extension HandOverModel.Pick {
  /// No exit card.
  @MainActor static func none(_ words: Words) -> HandOverModel.Pick { .init(id: "", name: words(.pupilNoCard)) }
}

/// A large answer: the whole width, at least 64 high; that it is chosen is said and drawn.
struct Large: View {
  let title: String
  let chosen: Bool
  let symbol: String?
  /// A face, as one character.
  let picture: String?
  let act: @MainActor () -> Void

  var body: some View {
    Button(action: act) {
      HStack(spacing: Metrics.edge) {
        if let picture { Text(verbatim: picture).font(.largeTitle).accessibilityHidden(true) }
        if let symbol { Image(systemName: symbol).font(.title2).accessibilityHidden(true) }
        Text(title).font(.title3).multilineTextAlignment(.leading)
        Spacer()
        if chosen { Image(systemName: "checkmark").foregroundStyle(Ink(.accent)).accessibilityHidden(true) }
      }
      .foregroundStyle(Ink(.ink))
      .padding(Metrics.edge)
      .frame(maxWidth: .infinity, minHeight: 64, alignment: .leading)
      .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
    }
    .buttonStyle(.plain)
    .accessibilityAddTraits(chosen ? .isSelected : .isButton)
  }
}
