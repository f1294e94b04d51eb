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
  private let cover = AppCover()
  @Environment(\.scenePhase) private var scene
  private static let unlocked = NotificationCenter.default.publisher(
    for: UIApplication.protectedDataDidBecomeAvailableNotification)

  init() {
    let places = Places()
    setLogSink(UnifiedLog(), level: .info)
    let network = NetworkCosts()
    let model = OogstModel(
      folder: places.store.path, vault: KeychainVault(), connectivity: network, arrivals: places.arrivals,
      lent: OogstModel.Lent(
        drops: places.drops, converter: ImageConverter(), mender: FilmExport(), teller: Notifications()))
    network.onChange { Task { @MainActor in model.networkChanged() } }
    let camera = CameraSession()
    platform = Platform(views: .apple(camera), camera: camera, faces: VisionFaces(), lock: OwnerLock())
    background = BackgroundSync {
      await model.open()
      return await model.syncInBackground { await Notifications().tell($0) }
    }
    _model = State(initialValue: model)
    background.register()
  }

  var body: some Scene {
    WindowGroup {
      RootView(model: model, platform: platform)
        .onReceive(Self.unlocked) { _ in
          // What lay sealed while the phone was locked can be opened now.
          if scene == .active { Task { await model.comeToFront() } }
        }
    }
    .onChange(of: scene) { _, now in
      guard now == .background else { return }
      background.schedule()
      LentTime.use { [model, uploads] in await model.leaveScreen(uploads) }
    }
  }
}
