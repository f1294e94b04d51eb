#if canImport(UIKit) && canImport(AVFoundation)
  @preconcurrency import AVFoundation
  import Bridge
  import Foundation

  /// One photo. All is told on one queue of the system's.
  final class PhotoTaker: NSObject, AVCapturePhotoCaptureDelegate, @unchecked Sendable {
    private let done: (Data?) -> Void
    private var photo: Data?

    init(_ done: @escaping (Data?) -> Void) {
      self.done = done
    }

    func photoOutput(
      _ output: AVCapturePhotoOutput, didFinishProcessingPhoto photo: AVCapturePhoto, error: (any Error)?
    ) {
      self.photo = error == nil ? photo.fileDataRepresentation() : nil
    }

    /// Always the last word, also when there was no photo.
    func photoOutput(
      _ output: AVCapturePhotoOutput, didFinishCaptureFor settings: AVCaptureResolvedPhotoSettings, error: (any Error)?
    ) {
      done(photo)
    }
  }

  /// One recording. What a call or a full disk ends is only kept when the system says the file is whole.
  final class MovieTaker: NSObject, AVCaptureFileOutputRecordingDelegate, @unchecked Sendable {
    // Guarded by the lock: the system tells on its own queue.
    private let lock = NSLock()
    private var began: ((Bool) -> Void)?
    private var result: URL??
    private var waiting: CheckedContinuation<URL?, Never>?
    private let finished: @Sendable () -> Void

    /// `finished` is told when the recording ended, whoever ended it.
    init(_ began: @escaping (Bool) -> Void, finished: @escaping @Sendable () -> Void) {
      (self.began, self.finished) = (began, finished)
    }

    func ended() async -> URL? {
      await withCheckedContinuation { continuation in
        let known: URL?? = lock.withLock {
          if result == nil { waiting = continuation }
          return result
        }
        if let known { continuation.resume(returning: known) }
      }
    }

    func fileOutput(
      _ output: AVCaptureFileOutput, didStartRecordingTo file: URL, from connections: [AVCaptureConnection]
    ) {
      lock.withLock {
        defer { began = nil }
        return began
      }?(true)
    }

    func fileOutput(
      _ output: AVCaptureFileOutput, didFinishRecordingTo file: URL, from connections: [AVCaptureConnection],
      error: (any Error)?
    ) {
      let whole =
        error == nil || (error as? NSError)?.userInfo[AVErrorRecordingSuccessfullyFinishedKey] as? Bool == true
      let (first, continuation) = lock.withLock {
        defer { (began, waiting, result) = (nil, nil, .some(whole ? file : nil)) }
        return (began, waiting)
      }
      first?(false)
      continuation?.resume(returning: whole ? file : nil)
      finished()
    }
  }

  /// Frames of the picture as the core looks at them: the grey plane as it comes, no more than eight a second.
  final class FrameTaker: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, @unchecked Sendable {
    private let lock = NSLock()
    private var take: (@Sendable (GuidanceFrame) -> Void)?
    private var last = ContinuousClock.now

    func set(_ take: (@Sendable (GuidanceFrame) -> Void)?) {
      lock.withLock { self.take = take }
    }

    func captureOutput(
      _ output: AVCaptureOutput, didOutput sample: CMSampleBuffer, from connection: AVCaptureConnection
    ) {
      let now = ContinuousClock.now
      let take: (@Sendable (GuidanceFrame) -> Void)? = lock.withLock {
        guard now - last > .milliseconds(120) else { return nil }
        last = now
        return self.take
      }
      guard let take, let pixels = CMSampleBufferGetImageBuffer(sample) else { return }
      CVPixelBufferLockBaseAddress(pixels, .readOnly)
      defer { CVPixelBufferUnlockBaseAddress(pixels, .readOnly) }
      guard let base = CVPixelBufferGetBaseAddressOfPlane(pixels, 0) else { return }
      let stride = CVPixelBufferGetBytesPerRowOfPlane(pixels, 0)
      let (width, height) = (CVPixelBufferGetWidthOfPlane(pixels, 0), CVPixelBufferGetHeightOfPlane(pixels, 0))
      take(
        GuidanceFrame(
          luma: Data(bytes: base, count: stride * height), width: UInt32(width), height: UInt32(height),
          rowStride: UInt32(stride)))
    }
  }

  /// QR codes, each told once while it stays in view.
  @MainActor
  final class CodeTaker: NSObject, @preconcurrency AVCaptureMetadataOutputObjectsDelegate {
    var found: (@MainActor (String) -> Void)?
    private var last: String?

    func metadataOutput(
      _ output: AVCaptureMetadataOutput, didOutput objects: [AVMetadataObject], from connection: AVCaptureConnection
    ) {
      let text = (objects.first as? AVMetadataMachineReadableCodeObject)?.stringValue
      defer { last = text }
      if let text, text != last { found?(text) }
    }
  }
#endif
