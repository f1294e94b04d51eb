import AppModel
import SwiftUI

/// A class that is made or changed: its name, how many, and names that only its teacher sees.
struct ClassEditView: View {
  let words: Words
  @Bindable var model: ClassEditModel
  let done: @MainActor (String) -> Void
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      List {
        if let fault = model.fault { FaultCard(fault: fault) }
        TextField(words(.pupilName), text: $model.name).frame(minHeight: Metrics.target)
        if model.id == nil {
          Stepper(words(.pupilHowMany, n: model.count), value: $model.count, in: 1...ClassEditModel.most)
            .frame(minHeight: Metrics.target)
        }
        ForEach(model.pupils) { pupil in row(pupil) }
        if model.id != nil { Button(words(.pupilAddNumber)) { model.add() }.frame(minHeight: Metrics.target) }
      }
      .scrollContentBackground(.hidden)
      .background(Ink(.paper))
      .navigationTitle(model.title)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.cancel)) { dismiss() } }
        ToolbarItem(placement: .confirmationAction) {
          Button(words(.save)) {
            Task {
              guard let id = await model.save() else { return }
              done(id)
              dismiss()
            }
          }
          .disabled(!model.canSave)
        }
      }
    }
    .privacySensitive()
  }

  private func row(_ pupil: ClassEditModel.Pupil) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Toggle(
        words(.pupilNumber, n: Int(pupil.number)),
        isOn: Binding(get: { pupil.present }, set: { model.set(pupil.number, present: $0) }))
      if pupil.present {
        TextField(
          words(.pupilNumberName),
          text: Binding(get: { pupil.name }, set: { model.rename(pupil.number, $0) }))
      }
    }
  }
}
