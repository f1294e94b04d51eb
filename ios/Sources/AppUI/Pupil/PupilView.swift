import AppModel
import Bridge
import SwiftUI

/// Pupil mode: one question a screen. Nothing of another pupil or of the teacher can be reached from here.
struct PupilView: View {
  let screens: Screens
  let platform: Platform
  private var model: PupilModel { screens.pupil }
  private var words: Words { screens.session.words }

  var body: some View {
    VStack(spacing: 0) {
      switch model.stage {
      case .waiting: waiting
      case .numbers(let numbers): NumbersView(words: words, model: model, numbers: numbers, leave: leave)
      case .question(let asked): QuestionView(words: words, model: model, asked: asked, platform: platform)
      case .finish(let pupil): finish(pupil)
      case .again(let number): again(number)
      case .thanks(let number): thanks(number)
      }
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .background(Ink(.paper))
    .sensoryFeedback(.success, trigger: model.doneTick)
    .privacySensitive()
  }

  private func leave() {
    Task { await model.leave(platform.lock) }
  }

  /// Before the first screen came; when it can't come, the teacher still gets out.
  private var waiting: some View {
    VStack(spacing: Metrics.edge) {
      if let fault = model.fault {
        FaultCard(fault: fault, retry: (words(.retry), { Task { await model.next() } }))
        Button(words(.pupilLeave), action: leave).buttonStyle(.framed)
      } else {
        ProgressView(words(.loading))
      }
    }
    .padding(Metrics.edge)
  }

  private func finish(_ pupil: NumberTile) -> some View {
    Said(title: words(.pupilThatsAll), text: words.pupil(pupil), fault: model.fault) {
      MainButton(title: words(.done), symbol: "checkmark") { Task { await model.done() } }
      wide(.pupilChange) { await model.back() }
    }
  }

  private func again(_ number: Int) -> some View {
    Said(
      title: words(.pupilDoneBefore, ["n": String(number)]), text: words(.pupilDoneBeforeHint), fault: model.fault
    ) {
      MainButton(title: words(.pupilOther)) { Task { await model.next() } }
      wide(.pupilAgain) { await model.choose(UInt16(number), again: true) }
    }
  }

  private func thanks(_ number: Int) -> some View {
    Said(title: words(.pupilThanks, ["n": String(number)]), text: words(.pupilPassOn), fault: model.fault) {
      MainButton(title: words(.pupilNext)) { Task { await model.next() } }
      wide(.pupilUndo) { await model.undo() }
    }
  }

  private func wide(_ key: Key, act: @escaping @MainActor () async -> Void) -> some View {
    Button(words(key)) { Task { await act() } }
      .buttonStyle(.framed)
      .frame(maxWidth: .infinity, minHeight: Metrics.target)
  }
}

/// One thing said large, with what can be done about it below.
struct Said<Buttons: View>: View {
  let title: String
  let text: String
  let fault: Fault?
  @ViewBuilder let buttons: () -> Buttons

  var body: some View {
    ScrollView {
      VStack(spacing: Metrics.edge) {
        Text(title).font(.title).foregroundStyle(Ink(.ink)).multilineTextAlignment(.center)
          .accessibilityAddTraits(.isHeader)
        Text(text).font(.title3).foregroundStyle(Ink(.quiet)).multilineTextAlignment(.center)
        if let fault { FaultCard(fault: fault) }
        buttons()
      }
      .padding(Metrics.edge)
      .padding(.top, Metrics.edge * 4)
    }
  }
}

/// Who are you?
struct NumbersView: View {
  let words: Words
  let model: PupilModel
  let numbers: [NumberTile]
  let leave: @MainActor () -> Void
  /// Grows with the number in it.
  @ScaledMetric private var side = 76.0

  var body: some View {
    ScrollView {
      VStack(alignment: .leading, spacing: Metrics.edge) {
        HStack {
          Text(model.lesson).font(.subheadline).foregroundStyle(Ink(.quiet))
          Spacer()
          Button(action: leave) {
            Image(systemName: "lock").frame(width: Metrics.target, height: Metrics.target).contentShape(Rectangle())
          }
          .accessibilityLabel(words(.pupilLeave))
        }
        Text(words(.pupilChooseNumber)).font(.title).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
        if let fault = model.fault { FaultCard(fault: fault) }
        LazyVGrid(columns: [GridItem(.adaptive(minimum: side), spacing: Metrics.step * 2)], spacing: Metrics.step * 2) {
          ForEach(numbers, id: \.number) { tile in
            Button {
              Task { await model.choose(tile.number) }
            } label: {
              VStack(spacing: Metrics.step) {
                Text(verbatim: tile.picture).font(.title)
                Text(verbatim: String(tile.number)).font(.headline)
              }
              .foregroundStyle(Ink(.ink))
              .frame(maxWidth: .infinity, minHeight: side)
              .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
            }
            .buttonStyle(.plain)
            .accessibilityLabel(words(.pupilNumber, ["n": String(tile.number)]))
          }
        }
      }
      .padding(Metrics.edge)
    }
  }
}

extension Words {
  /// "🦉 Nummer 7".
  func pupil(_ tile: NumberTile) -> String {
    "\(tile.picture) \(self(.pupilNumber, ["n": String(tile.number)]))"
  }
}
