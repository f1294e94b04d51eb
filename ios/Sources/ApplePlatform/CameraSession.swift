#if canImport(UIKit) && canImport(AVFoundation)
  import AppModel
  @preconcurrency import AVFoundation
  import Bridge
  import UIKit

  /// The camera. Photos come as JPEG in memory; videos go into a file that the caller named.
  @MainActor
  public final class CameraSession: NSObject, CameraDevice {
    let session = AVCaptureSession()
    private let queue = DispatchQueue(label: "nl.oogst.camera")
    private let photos = AVCapturePhotoOutput()
    private let movies = AVCaptureMovieFileOutput()
    private let picture = AVCaptureVideoDataOutput()
    private let codes = AVCaptureMetadataOutput()
    private let frameTaker = FrameTaker()
    private let codeTaker = CodeTaker()
    private var input: AVCaptureDeviceInput?
    private var use = CameraUse.photo
    /// Photos under way, by the system's own number: a second tap does not wait for the first.
    private var shots: [Int64: PhotoTaker] = [:]
    private var take: MovieTaker?
    private weak var preview: AVCaptureVideoPreviewLayer?
    private var level: AVCaptureDevice.RotationCoordinator?
    private var turning: NSKeyValueObservation?
    public var flash = false
    public var ended: (@MainActor () -> Void)?

    public var hasFlash: Bool { input?.device.hasFlash ?? false }

    public var frames: (@Sendable (GuidanceFrame) -> Void)? {
      didSet { frameTaker.set(frames) }
    }

    /// Told once for each QR code that comes into view.
    func onCode(_ found: (@MainActor (String) -> Void)?) {
      codeTaker.found = found
    }

    public func start(_ use: CameraUse) async -> Bool {
      guard await AVCaptureDevice.requestAccess(for: .video) else { return false }
      // Refused, a film has no sound and is a film all the same.
      if use == .video { _ = await AVCaptureDevice.requestAccess(for: .audio) }
      self.use = use
      configure()
      followRotation()
      let session = session
      await withCheckedContinuation { done in
        // Starting blocks for as long as the hardware takes.
        queue.async {
          session.startRunning()
          done.resume()
        }
      }
      return session.isRunning
    }

    public func stop() {
      let session = session
      queue.async { session.stopRunning() }
    }

    private func configure(_ position: AVCaptureDevice.Position = .back) {
      session.beginConfiguration()
      defer { session.commitConfiguration() }
      session.inputs.forEach(session.removeInput)
      session.outputs.forEach(session.removeOutput)
      session.sessionPreset = use == .video ? .hd1280x720 : .photo
      guard let device = AVCaptureDevice.default(.builtInWideAngleCamera, for: .video, position: position),
        let input = try? AVCaptureDeviceInput(device: device), session.canAddInput(input)
      else { return }
      session.addInput(input)
      self.input = input
      switch use {
      case .photo: add(photos)
      case .video:
        // A lesson is heard as well as seen, when the person lets it.
        if AVCaptureDevice.authorizationStatus(for: .audio) == .authorized,
          let microphone = AVCaptureDevice.default(for: .audio),
          let sound = try? AVCaptureDeviceInput(device: microphone),
          session.canAddInput(sound)
        {
          session.addInput(sound)
        }
        // What a kill or a dead battery leaves can be played up to its last two seconds.
        movies.movieFragmentInterval = CMTime(seconds: 2, preferredTimescale: 600)
        // It ends while there is still room to seal what was recorded.
        movies.minFreeDiskSpaceLimit = 200 << 20
        add(movies)
      case .cards:
        add(photos)
        picture.alwaysDiscardsLateVideoFrames = true
        picture.videoSettings = [
          kCVPixelBufferPixelFormatTypeKey as String: kCVPixelFormatType_420YpCbCr8BiPlanarFullRange
        ]
        picture.setSampleBufferDelegate(frameTaker, queue: queue)
        add(picture)
      case .codes:
        add(codes)
        codes.setMetadataObjectsDelegate(codeTaker, queue: .main)
        if codes.availableMetadataObjectTypes.contains(.qr) { codes.metadataObjectTypes = [.qr] }
      }
    }

    private func add(_ output: AVCaptureOutput) {
      if session.canAddOutput(output) { session.addOutput(output) }
    }

    public func switchCamera() {
      configure(input?.device.position == .back ? .front : .back)
      followRotation()
    }

    /// The picture is shown here.
    func show(on layer: AVCaptureVideoPreviewLayer) {
      layer.session = session
      preview = layer
      followRotation()
    }

    /// However the phone is held, its picture, its frames and its photos are upright.
    private func followRotation() {
      guard let device = input?.device else { return }
      let level = AVCaptureDevice.RotationCoordinator(device: device, previewLayer: preview)
      self.level = level
      turning = level.observe(\.videoRotationAngleForHorizonLevelPreview, options: [.initial, .new]) {
        [weak self] _, _ in
        Task { @MainActor [weak self] in self?.turnPicture() }
      }
    }

    /// Frames are turned as the picture is: outlines of what is seen in them are drawn on it.
    private func turnPicture() {
      guard let level else { return }
      let angle = level.videoRotationAngleForHorizonLevelPreview
      turn(preview?.connection, angle)
      turn(picture.connection(with: .video), angle)
    }

    private func turn(_ connection: AVCaptureConnection?, _ angle: CGFloat?) {
      guard let connection, let angle, connection.isVideoRotationAngleSupported(angle) else { return }
      connection.videoRotationAngle = angle
    }

    public func photo() async -> Data? {
      guard session.isRunning, photos.connection(with: .video) != nil else { return nil }
      let settings = AVCapturePhotoSettings(format: [AVVideoCodecKey: AVVideoCodecType.jpeg])
      if photos.supportedFlashModes.contains(.on) { settings.flashMode = flash ? .on : .off }
      turn(photos.connection(with: .video), level?.videoRotationAngleForHorizonLevelCapture)
      let number = settings.uniqueID
      defer { shots[number] = nil }
      return await withCheckedContinuation { done in
        let taker = PhotoTaker { done.resume(returning: $0) }
        shots[number] = taker
        photos.capturePhoto(with: settings, delegate: taker)
      }
    }

    public func beginVideo(to file: URL) async -> Bool {
      guard session.isRunning, movies.connection(with: .video) != nil, !movies.isRecording else { return false }
      turn(movies.connection(with: .video), level?.videoRotationAngleForHorizonLevelCapture)
      return await withCheckedContinuation { began in
        let taker = MovieTaker {
          began.resume(returning: $0)
        } finished: { [weak self] in
          Task { @MainActor [weak self] in self?.ended?() }
        }
        take = taker
        movies.startRecording(to: file, recordingDelegate: taker)
      }
    }

    public func endVideo() async -> RecordedVideo? {
      guard let take else { return nil }
      if movies.isRecording { movies.stopRecording() }
      let file = await take.ended()
      self.take = nil
      guard let file else { return nil }
      return RecordedVideo(file: file, poster: await FilmExport().still(of: file))
    }
  }
#endif
