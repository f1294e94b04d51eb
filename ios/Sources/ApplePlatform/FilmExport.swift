#if canImport(AVFoundation) && canImport(UIKit)
  @preconcurrency import AVFoundation
  import AppModel
  import Foundation
  import UIKit

  /// Writes a film anew without a new picture: what was recorded is in it bit for bit, up to where it broke off.
  public struct FilmExport: FilmMender {
    public init() {}

    public func mend(_ film: URL, to whole: URL) async -> Bool {
      let broken = AVURLAsset(url: film)
      guard (try? await broken.load(.isReadable)) == true,
        let export = AVAssetExportSession(asset: broken, presetName: AVAssetExportPresetPassthrough)
      else { return false }
      export.outputURL = whole
      export.outputFileType = .mp4
      await export.export()
      return export.status == .completed
    }

    public func still(of film: URL) async -> URL? {
      let maker = AVAssetImageGenerator(asset: AVURLAsset(url: film))
      maker.appliesPreferredTrackTransform = true
      maker.maximumSize = CGSize(width: 1280, height: 1280)
      guard let image = try? await maker.image(at: .zero).image,
        let jpeg = UIImage(cgImage: image).jpegData(compressionQuality: 0.8)
      else { return nil }
      let poster = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jpg")
      return (try? jpeg.write(to: poster, options: .completeFileProtection)) == nil ? nil : poster
    }
  }
#endif
