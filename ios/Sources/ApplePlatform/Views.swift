#if canImport(UIKit) && canImport(AVFoundation)
  import AVFoundation
  import AppUI
  import CoreImage.CIFilterBuiltins
  import QuickLook
  import SwiftUI
  import UniformTypeIdentifiers

  extension PlatformViews {
    /// The views of a phone, over this camera.
    @MainActor
    public static func apple(_ camera: CameraSession) -> PlatformViews {
      PlatformViews(
        camera: { AnyView(CameraPicture(camera: camera)) },
        code: { AnyView(CodePicture(text: $0)) },
        documents: { AnyView(DocumentPicker(chosen: $0)) },
        scanner: { AnyView(Scanner(camera: camera, found: $0, refused: $1)) },
        viewer: { AnyView(FileViewer(file: $0)) },
        openSettings: {
          guard let settings = URL(string: UIApplication.openSettingsURLString) else { return }
          UIApplication.shared.open(settings)
        })
    }
  }

  /// The camera's picture, whole.
  struct CameraPicture: UIViewRepresentable {
    let camera: CameraSession

    final class Surface: UIView {
      override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }
    }

    func makeUIView(context: Context) -> Surface {
      let view = Surface()
      if let layer = view.layer as? AVCaptureVideoPreviewLayer {
        layer.videoGravity = .resizeAspect
        camera.show(on: layer)
      }
      return view
    }

    func updateUIView(_ view: Surface, context: Context) {}
  }

  /// A text as a QR code, sharp at every size.
  struct CodePicture: View {
    let text: String

    var body: some View {
      if let image = picture {
        Image(decorative: image, scale: 1).interpolation(.none).resizable().aspectRatio(contentMode: .fit)
      }
    }

    private var picture: CGImage? {
      let filter = CIFilter.qrCodeGenerator()
      filter.message = Data(text.utf8)
      filter.correctionLevel = "M"
      return filter.outputImage.flatMap { CIContext().createCGImage($0, from: $0.extent) }
    }
  }

  /// Lets the person choose documents.
  struct DocumentPicker: UIViewControllerRepresentable {
    let chosen: @MainActor ([URL]) -> Void

    func makeCoordinator() -> Coordinator { Coordinator(chosen) }

    func makeUIViewController(context: Context) -> UIDocumentPickerViewController {
      // As copies: readable for as long as we need them.
      let types: [UTType] = [.pdf, .plainText, .presentation, .spreadsheet, .image, .movie, .data]
      let picker = UIDocumentPickerViewController(forOpeningContentTypes: types, asCopy: true)
      picker.allowsMultipleSelection = true
      picker.delegate = context.coordinator
      return picker
    }

    func updateUIViewController(_ picker: UIDocumentPickerViewController, context: Context) {}

    @MainActor
    final class Coordinator: NSObject, UIDocumentPickerDelegate {
      private let chosen: @MainActor ([URL]) -> Void

      init(_ chosen: @escaping @MainActor ([URL]) -> Void) {
        self.chosen = chosen
      }

      func documentPicker(_ picker: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) {
        chosen(urls)
      }

      /// Nothing was chosen: the screen goes all the same.
      func documentPickerWasCancelled(_ picker: UIDocumentPickerViewController) {
        chosen([])
      }
    }
  }

  /// Looks for a QR code.
  struct Scanner: View {
    let camera: CameraSession
    let found: @MainActor (String) -> Void
    let refused: @MainActor () -> Void

    var body: some View {
      CameraPicture(camera: camera)
        .task {
          camera.onCode(found)
          if await !camera.start(.codes) { refused() }
        }
        .onDisappear {
          camera.onCode(nil)
          camera.stop()
        }
    }
  }

  /// Shows a file that was opened, with a way to print or share it and one to close it.
  struct FileViewer: UIViewControllerRepresentable {
    let file: URL

    func makeCoordinator() -> Coordinator { Coordinator(file) }

    func makeUIViewController(context: Context) -> UINavigationController {
      let viewer = QLPreviewController()
      viewer.dataSource = context.coordinator
      let close = UIAction { [weak viewer] _ in viewer?.dismiss(animated: true) }
      viewer.navigationItem.leftBarButtonItem = UIBarButtonItem(systemItem: .close, primaryAction: close)
      // Its own bar, with the system's button for printing and sharing, is only there inside one of these.
      return UINavigationController(rootViewController: viewer)
    }

    func updateUIViewController(_ viewer: UINavigationController, context: Context) {}

    final class Coordinator: NSObject, QLPreviewControllerDataSource {
      private let file: URL

      init(_ file: URL) {
        self.file = file
      }

      func numberOfPreviewItems(in controller: QLPreviewController) -> Int { 1 }

      func previewController(_ controller: QLPreviewController, previewItemAt index: Int) -> any QLPreviewItem {
        file as NSURL
      }
    }
  }
#endif
