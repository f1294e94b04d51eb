import Bridge
import Foundation

// What only a platform has, beside what the core itself asks for. ApplePlatform has them all; tests bring their own.

/// A camera.
@MainActor
public protocol CameraDevice: AnyObject {
  /// Asks leave when it was never asked, and starts. False when the person refused.
  func start(_ use: CameraUse) async -> Bool
  func stop()
  /// A photo as JPEG, with what the camera says of it; none when it gave nothing.
  func photo() async -> Data?
  /// Begins a video in a file of this name, without sound unless the person gave leave.
  func beginVideo(to file: URL) async -> Bool
  /// Ends it, also after it ended by itself. None when nothing usable is in the file.
  func endVideo() async -> RecordedVideo?
  /// Told when a recording ends by itself: a call, a full disk, the app that leaves the screen.
  var ended: (@MainActor () -> Void)? { get set }
  func switchCamera()
  var flash: Bool { get set }
  var hasFlash: Bool { get }
  /// Called with frames of the picture while cards are aimed at; on a queue of the camera's.
  var frames: (@Sendable (GuidanceFrame) -> Void)? { get set }
}

/// What a camera is started for.
public enum CameraUse: Sendable, Identifiable {
  case photo, video, cards, codes
  public var id: Self { self }
}

/// A video in a file, with a still of it.
public struct RecordedVideo: Sendable {
  public let file: URL
  public let poster: URL?

  public init(file: URL, poster: URL?) {
    (self.file, self.poster) = (file, poster)
  }
}

/// Makes JPEG of a picture that the core does not read but the platform does.
public protocol PictureConverter: Sendable {
  /// Upright, with what the picture says of itself; none when it can't be read.
  func jpeg(of picture: URL) async -> Data?
}

/// Makes a film whole that broke off: a recording that a dead battery ended can be played up to its last seconds.
public protocol FilmMender: Sendable {
  /// Writes what can be played of it into another file; false when nothing can.
  func mend(_ film: URL, to whole: URL) async -> Bool
  /// A picture from its beginning, as JPEG in a file: without one nobody sees what the film is of. None when it can't be played.
  func still(of film: URL) async -> URL?
}

/// Tells of what happened while the app was away.
public protocol Teller: Sendable {
  /// Asks the person's leave, once; later calls ask nothing.
  func ask() async
  /// Tells, when the person gave leave.
  func tell(_ text: String) async
}

/// Finds faces in a photo.
public protocol FaceFinder: Sendable {
  /// Rectangles as parts of the upright photo's width and height, from its upper left corner.
  func faces(in jpeg: Data) async -> [CGRect]
}

/// Sends files while the app is gone.
public protocol BackgroundUploads: Sendable {
  /// Where it keeps files that are only the rest of one.
  var folder: URL { get }
  /// Begins these, beside what is on its way already: one transfer an object. What ends badly is the next sync's.
  func begin(_ uploads: [BackgroundUpload]) async
}

/// The device's own lock.
public protocol DeviceLock: Sendable {
  /// The device has one. Without it nothing keeps a pupil from the rest, and that is said beforehand.
  var isSet: Bool { get }
  /// Asks for face, finger or code. True when it was the owner, or the device has no lock at all.
  func isOwner(_ reason: String) async -> Bool
}
