import AppModel
import Bridge
import SwiftUI

/// The app's one window: opening, what keeps it from opening, and the screens.
public struct RootView: View {
  private let model: OogstModel
  private let platform: Platform
  @Environment(\.scenePhase) private var scene

  public init(model: OogstModel, platform: Platform) {
    (self.model, self.platform) = (model, platform)
  }

  public var body: some View {
    Group {
      switch model.phase {
      case .opening:
        ProgressView(model.words(.opening))
      case .locked:
        EmptyNote(text: model.words(.openLocked))
      case .broken(let fault, let beginAgain):
        FaultCard(
          fault: fault,
          retry: (
            model.words(.retry), { Task { if beginAgain { await model.beginAgain() } else { await model.open() } } }
          )
        )
        .padding(Metrics.edge)
      case .ready(let screens) where screens.pupil.isLocked:
        // Nothing of the teacher's is on the screen or a swipe away.
        PupilView(screens: screens, platform: platform)
      case .ready(let screens):
        HomeView(screens: screens, platform: platform)
      }
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .background(Ink(.paper))
    .tint(Ink(.accent))
    .task { await model.open() }
    .onChange(of: scene, initial: true) { _, now in
      // A device that was locked at the start is unlocked by the time somebody looks at it.
      if now == .active { Task { await model.comeToFront() } }
    }
    // Here and not on a screen: a link may be what starts the app.
    .onOpenURL { model.receive($0) }
  }
}

/// The start screen with what can be opened from it, and the notice below all.
struct HomeView: View {
  let screens: Screens
  let platform: Platform
  @Environment(\.accessibilityVoiceOverEnabled) private var listening

  var body: some View {
    @Bindable var join = screens.join
    NavigationStack {
      StartView(screens: screens, platform: platform)
    }
    .noticed(by: screens.session)
    .sensoryFeedback(.success, trigger: screens.camera.savedTick)
    .onChange(of: screens.session.notice?.id) { _, _ in
      if let said = screens.session.notice?.text { announce(said) }
    }
    .onChange(of: screens.camera.savedTick) { _, _ in announce(screens.session.words(.cameraSaved)) }
    .onChange(of: listening, initial: true) { _, now in screens.session.listens(now) }
    .task { await screens.lookAgain() }
    .sheet(isPresented: $join.isOpen) {
      JoinView(screens: screens, platform: platform).noticed(by: screens.session)
    }
  }
}
