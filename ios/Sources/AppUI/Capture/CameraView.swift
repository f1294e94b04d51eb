import AppModel
import SwiftUI

/// Full screen: shutter, flash, switch, count of what was taken; after a shot it stays open.
struct CameraView: View {
  let screens: Screens
  let platform: Platform
  let use: CameraUse
  @State private var askingLesson = false
  @Environment(\.dismiss) private var dismiss
  @Environment(\.accessibilityReduceMotion) private var still
  private var model: CameraModel { screens.camera }
  private var words: Words { screens.session.words }
  /// Oogst may not use the camera: nothing but the way to the settings, and back.
  private var refused: Bool { model.problem == .refused }

  var body: some View {
    ZStack(alignment: .bottom) {
      Color.black.ignoresSafeArea()
      if !refused { platform.views.camera().ignoresSafeArea().accessibilityHidden(true) }
      Fitting {
        if let fault = model.fault {
          FaultCard(fault: fault, retry: again)
        }
        if let problem = model.problemText {
          Text(problem).font(.body).foregroundStyle(Ink(.ink)).padding(Metrics.edge)
            .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
        }
        if refused {
          MainButton(title: words(.cameraRefusedOpen)) { platform.views.openSettings() }
          round("xmark", words(.close)) { dismiss() }
        } else {
          if model.recording == nil { LessonButton(model: screens.lesson) { askingLesson = true } }
          status
          controls
        }
      }
      .padding(Metrics.edge)
    }
    .statusBarHidden()
    .sheet(isPresented: $askingLesson) { LessonView(words: words, model: screens.lesson) }
    .task { await model.open(platform.camera, for: use) }
    .onDisappear { Task { await model.close(platform.camera, screens.arrivals) } }
  }

  /// A photo that could not be kept is asked for once more.
  private var again: (String, @MainActor () -> Void)? {
    if model.unsaved.isEmpty { return nil }
    return (words(.retry), { Task { await model.again() } })
  }

  private var status: some View {
    Beside {
      said
      // What was taken last can be taken back beside the count of what was taken.
      if model.last != nil, model.recording == nil {
        round("arrow.uturn.backward", words(.undo)) { Task { await model.undo() } }
      }
    }
  }

  private var said: some View {
    Group {
      if let left = model.timeLeft {
        Label(left, systemImage: "record.circle")
          .font(.headline.monospacedDigit())
          .foregroundStyle(Ink(isSoon ? .clay : .ink))
          .accessibilityAddTraits(.updatesFrequently)
      } else if model.saving > 0 {
        ProgressView(words(.cameraSaving))
      } else {
        Label(model.count, systemImage: "checkmark.circle").font(.headline).foregroundStyle(Ink(.leaf))
      }
    }
    .padding(.horizontal, Metrics.edge)
    .padding(.vertical, Metrics.step)
    .frame(minHeight: Metrics.target)
    .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.target / 2))
    .animation(still ? nil : .easeOut(duration: Metrics.flight), value: model.savedTick)
  }

  private var isSoon: Bool {
    model.recording.map { $0.countdown.isSoon(after: $0.elapsed) } ?? false
  }

  /// Narrow enough for the narrowest phone.
  private var controls: some View {
    HStack(spacing: Metrics.step * 3) {
      round("xmark", words(.close)) { dismiss() }
      if model.hasFlash {
        round(model.flash ? "bolt.fill" : "bolt.slash", words(.cameraFlash)) { model.toggleFlash(platform.camera) }
          .accessibilityAddTraits(model.flash ? .isSelected : .isButton)
      }
      Button {
        press()
      } label: {
        Image(
          systemName: model.recording == nil ? (use == .video ? "record.circle" : "circle.inset.filled") : "stop.fill"
        )
        .font(.title)
        .foregroundStyle(Ink(.onAccent))
        .frame(width: 84, height: 84)
        .background(Ink(model.recording == nil ? .accent : .clay), in: Circle())
      }
      .buttonStyle(.plain)
      .accessibilityLabel(
        words(use == .video ? (model.recording == nil ? .cameraRecord : .cameraStop) : .cameraShutter))
      round("arrow.triangle.2.circlepath.camera", words(.cameraSwitch)) { model.switchCamera(platform.camera) }
        .disabled(!model.canSwitch)
        .opacity(model.canSwitch ? 1 : 0.5)
    }
  }

  private func round(_ symbol: String, _ label: String, act: @escaping @MainActor () -> Void) -> some View {
    Button(action: act) {
      Image(systemName: symbol)
        .font(.title2)
        // A symbol without words: it stays in its circle.
        .dynamicTypeSize(...DynamicTypeSize.accessibility1)
        .foregroundStyle(Ink(.ink))
        .frame(width: 52, height: 52)
        .background(Ink(.surface), in: Circle())
    }
    .buttonStyle(.plain)
    .accessibilityLabel(label)
  }

  private func press() {
    Task {
      if use != .video { return await model.shoot(platform.camera) }
      if model.recording == nil {
        await model.record(platform.camera, to: screens.arrivals)
      } else {
        await model.stop(platform.camera, screens.arrivals)
      }
    }
  }
}
