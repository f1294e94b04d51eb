import AppModel
import Foundation
import SwiftUI

/// Cover faces: boxes suggested, moved and sized by a finger, burnt in for good.
struct CoverView: View {
  let screens: Screens
  @State var model: CoverModel
  @State private var held: CoverBox?
  @State private var sizing = false
  @Environment(\.dismiss) private var dismiss
  private var words: Words { screens.session.words }

  init(screens: Screens, model: CoverModel) {
    self.screens = screens
    _model = State(initialValue: model)
  }

  var body: some View {
    NavigationStack {
      ScrollView {
        VStack(spacing: Metrics.edge) {
          if let fault = model.fault { FaultCard(fault: fault) }
          if let picture = model.picture { photo(picture) }
          if model.looking { ProgressView() }
          if let found = model.foundText { Text(found).font(.subheadline).foregroundStyle(Ink(.quiet)) }
          Beside {
            Button(words(.coverAdd)) { model.boxes.add(atX: 0.5, y: 0.5) }
            Button(words(.undo)) { model.boxes.undo() }.disabled(!model.boxes.canUndo)
            if let selected = model.boxes.selected {
              Button(words(.coverRemove)) { model.boxes.remove(selected) }
            }
          }
          .buttonStyle(.framed)
          Toggle(words(.coverKeep), isOn: $model.keepOriginal)
          Text(words(.coverExplain)).font(.footnote).foregroundStyle(Ink(.quiet))
          MainButton(title: model.applyText, enabled: model.canApply) {
            Task {
              await model.apply()
              if model.isDone { dismiss() }
            }
          }
        }
        .padding(Metrics.edge)
      }
      .background(Ink(.paper))
      .navigationTitle(words(.coverTitle))
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.cancel)) { dismiss() } }
      }
    }
    .task { await model.appear() }
    .privacySensitive()
  }

  private func photo(_ picture: Data) -> some View {
    Jpeg(data: picture, fit: .fit)
      .accessibilityHidden(true)
      .overlay {
        GeometryReader { space in
          ZStack(alignment: .topLeading) {
            ForEach(model.boxes.boxes) { box in cover(box, space.size) }
          }
          .contentShape(Rectangle())
          .gesture(drag(space.size))
        }
      }
  }

  private func cover(_ box: CoverBox, _ size: CGSize) -> some View {
    let isSelected = box.id == model.boxes.selected
    return RoundedRectangle(cornerRadius: 4)
      .fill(Ink(.ink))
      .opacity(box.suggested ? 0.75 : 0.95)
      .overlay(alignment: .bottomTrailing) {
        if isSelected { Circle().fill(Ink(.accent)).frame(width: 28, height: 28).accessibilityHidden(true) }
      }
      .frame(width: box.width * size.width, height: box.height * size.height)
      .position(x: (box.x + box.width / 2) * size.width, y: (box.y + box.height / 2) * size.height)
      .accessibilityElement(children: .ignore)
      .accessibilityLabel(model.spoken(box))
      .accessibilityAddTraits(isSelected ? .isSelected : .isButton)
      .accessibilityAction(named: words(.coverRemove)) { model.boxes.remove(box.id) }
      .accessibilityAction(named: words(.coverLarger)) { model.boxes.grow(box.id, by: 2) }
      .accessibilityAction(named: words(.coverSmaller)) { model.boxes.grow(box.id, by: -2) }
      .accessibilityAction(named: words(.nudgeLeft)) { model.boxes.nudge(box.id, x: -2, y: 0) }
      .accessibilityAction(named: words(.nudgeRight)) { model.boxes.nudge(box.id, x: 2, y: 0) }
      .accessibilityAction(named: words(.nudgeUp)) { model.boxes.nudge(box.id, x: 0, y: -2) }
      .accessibilityAction(named: words(.nudgeDown)) { model.boxes.nudge(box.id, x: 0, y: 2) }
  }

  private func drag(_ size: CGSize) -> some Gesture<DragGesture.Value> {
    DragGesture(minimumDistance: 0)
      .onChanged { value in
        if held == nil {
          let finger = Metrics.target / 2
          (held, sizing) = model.take(
            value.startLocation.x / size.width, value.startLocation.y / size.height,
            reach: (finger / size.width, finger / size.height))
        }
        guard let held else { return }
        let (dx, dy) = (value.translation.width / size.width, value.translation.height / size.height)
        if sizing {
          model.boxes.resize(from: held, byX: dx, y: dy)
        } else {
          model.boxes.move(from: held, byX: dx, y: dy)
        }
      }
      .onEnded { _ in
        held = nil
        model.boxes.end()
      }
  }
}
