#if canImport(Vision)
  import AppModel
  import Foundation
  import Vision

  /// Faces as Vision sees them. Suggestions only: a person decides what is covered.
  public struct VisionFaces: FaceFinder {
    public init() {}

    public func faces(in jpeg: Data) async -> [CGRect] {
      await Task.detached(priority: .userInitiated) {
        let request = VNDetectFaceRectanglesRequest()
        // Previews are upright, as the core makes them.
        let handler = VNImageRequestHandler(data: jpeg, orientation: .up)
        guard (try? handler.perform([request])) != nil else { return [] }
        // Vision counts from the lower left corner.
        return (request.results ?? []).map { face in
          let box = face.boundingBox
          return CGRect(x: box.minX, y: 1 - box.maxY, width: box.width, height: box.height)
        }
      }.value
    }
  }
#endif
