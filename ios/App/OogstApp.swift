import AppModel
import AppUI
import ApplePlatform
import Bridge
import SwiftUI

/// The app: it puts together what the platform has with what the models want.
@main
struct OogstApp: App {
  @State private var model: OogstModel
  private let platform: Platform
  private let background: BackgroundSync
  private let uploads = SessionUploads()
  @Environment(\.scenePhase) private var scene

  init() {
    let places = Places()
    setLogSink(UnifiedLog(), level: .info)
    let model = OogstModel(
      folder: places.store.path, vault: KeychainVault(), connectivity: NetworkCosts(), arrivals: places.arrivals)
    let camera = CameraSession()
    platform = Platform(views: .apple(camera), camera: camera, faces: VisionFaces(), lock: OwnerLock())
    background = BackgroundSync {
      await model.open()
      return await model.syncInBackground { await Notifications().tell($0) }
    }
    _model = State(initialValue: model)
    background.register()
    places.openDrops()
  }

  var body: some Scene {
    WindowGroup {
      ZStack {
        RootView(model: model, platform: platform)
        // The picture in the app switcher shows no pupils.
        if scene != .active { Cover() }
      }
    }
    .onChange(of: scene) { _, now in
      if now == .background {
        background.schedule()
        let time = UIApplication.shared.beginBackgroundTask()
        Task {
          await model.leaveScreen(uploads)
          UIApplication.shared.endBackgroundTask(time)
        }
      }
      if now == .active { Places().openDrops() }
    }
  }
}

/// What the app switcher sees.
private struct Cover: View {
  var body: some View {
    Rectangle().fill(.background).overlay { Text(verbatim: "Oogst").font(.title) }.ignoresSafeArea()
  }
}
