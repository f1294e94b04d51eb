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
          .onChange(of: scene) { _, now in
            if now == .active { Task { await screens.takeArrivals() } }
          }
      }
    }
    .frame(maxWidth: .infinity, maxHeight: .infinity)
    .background(Ink(.paper))
    .task { await model.open() }
    .onChange(of: scene) { _, now in
      // A device that was locked at the start is unlocked by the time somebody looks at it.
      if now == .active, case .locked = model.phase { Task { await model.open() } }
    }
  }
}

/// The start screen with what can be opened from it, and the notice over all.
struct HomeView: View {
  let screens: Screens
  let platform: Platform
  @State private var joining = false

  var body: some View {
    NavigationStack {
      StartView(screens: screens, platform: platform)
        .safeAreaInset(edge: .bottom) {
          if let notice = screens.session.notice {
            NoticeBar(notice: notice, words: screens.session.words) { gone(notice) }
          }
        }
    }
    .tint(Ink(.accent))
    .sensoryFeedback(.success, trigger: screens.camera.savedTick)
    .onOpenURL { link in
      screens.join.recognise(link.absoluteString)
      joining = true
    }
    .sheet(isPresented: $joining) { JoinView(screens: screens, platform: platform) }
  }

  private func gone(_ notice: Notice) {
    if screens.session.notice?.id == notice.id { screens.session.notice = nil }
    Task { await screens.captures.settle() }
  }
}
