#if canImport(AVFoundation)
  @preconcurrency import AVFoundation
  import AppModel
  import Foundation

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
  }
#endif
