#if canImport(ImageIO) && canImport(UniformTypeIdentifiers)
  import AppModel
  import Foundation
  import ImageIO
  import UniformTypeIdentifiers

  /// JPEG of what a phone's own camera makes otherwise (HEIC), by the system. In memory only.
  public struct ImageConverter: PictureConverter {
    public init() {}

    public func jpeg(of picture: URL) async -> Data? {
      await Task.detached(priority: .userInitiated) {
        let jpeg = NSMutableData()
        guard let source = CGImageSourceCreateWithURL(picture as CFURL, nil), CGImageSourceGetCount(source) > 0,
          let out = CGImageDestinationCreateWithData(jpeg, UTType.jpeg.identifier as CFString, 1, nil)
        else { return nil }
        // With what the picture says of itself: which side is up, and when it was taken. The core takes out what tells too much.
        let quality = [kCGImageDestinationLossyCompressionQuality: 0.92] as CFDictionary
        CGImageDestinationAddImageFromSource(out, source, CGImageSourceGetPrimaryImageIndex(source), quality)
        return CGImageDestinationFinalize(out) ? jpeg as Data : nil
      }.value
    }
  }
#endif
