import Bridge
import Foundation

/// What the shutter does. The camera is a port; what is done with what it gives is here.
extension CameraModel {
  /// Starts the camera for a use; says so when the person does not allow it.
  public func open(_ camera: any CameraDevice, for use: CameraUse) async {
    begin()
    lesson.begin()
    if await !camera.start(use) { problem = .refused }
    (flash, hasFlash) = (camera.flash, camera.hasFlash)
    await lesson.appear()
    await again()
  }

  /// The flash, on or off.
  public func toggleFlash(_ camera: any CameraDevice) {
    camera.flash.toggle()
    flash = camera.flash
  }

  /// The other camera. Not while a video is recorded: that would end it.
  public func switchCamera(_ camera: any CameraDevice) {
    guard canSwitch else { return }
    camera.switchCamera()
    hasFlash = camera.hasFlash
  }

  /// Whether the other camera can be had now.
  public var canSwitch: Bool { recording == nil }

  /// The screen goes: what is being recorded is saved first.
  public func close(_ camera: any CameraDevice, _ arrivals: Arrivals) async {
    onScreen = false
    await stop(camera, arrivals)
    // It may have been opened again while the film was being saved.
    if !onScreen { camera.stop() }
  }

  /// A photo. The camera is free for the next one while this one is being saved.
  public func shoot(_ camera: any CameraDevice) async {
    await photo(await camera.photo())
  }

  /// Begins a video, with a countdown to the limit of the assignment; at the limit it ends by itself.
  public func record(_ camera: any CameraDevice, to arrivals: Arrivals) async {
    guard recording == nil else { return }
    let countdown = Countdown(session.home?.now)
    guard let file = try? arrivals.begin(named: "video.mov"), await camera.beginVideo(to: file) else {
      problem = .nothing
      return
    }
    camera.ended = { [weak self] in
      // A call, a full disk, the app that left the screen: the film so far is taken in, not kept waiting for a button.
      Task { await self?.stop(camera, arrivals, byItself: true) }
    }
    let began = ContinuousClock.now
    recording = RecordingState(file: file, countdown: countdown, elapsed: 0)
    ticking = Task { [weak self] in
      while let self, !Task.isCancelled, self.recording != nil {
        let elapsed = UInt64(max(0, (ContinuousClock.now - began) / .milliseconds(1)))
        self.recording?.elapsed = elapsed
        if countdown.isOver(after: elapsed) { return await self.stop(camera, arrivals) }
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  /// Ends it and saves, also what a call ended. When nothing of it can be used, that is said; nothing else is touched. Between the end
  /// of the recording and "saved" the file waits among the arrivals, so a kill there loses nothing.
  public func stop(_ camera: any CameraDevice, _ arrivals: Arrivals, byItself: Bool = false) async {
    guard let state = recording else { return }
    recording = nil
    camera.ended = nil
    ticking?.cancel()
    ticking = nil
    let name = Arrivals.whole(state.file).lastPathComponent
    inHand.insert(name)
    defer { inHand.remove(name) }
    let recorded = await camera.endVideo()
    guard let whole = try? arrivals.finish(state.file) else {
      problem = .interrupted
      return
    }
    guard let recorded else { return await salvage(whole, arrivals) }
    if await video(whole, poster: recorded.poster), byItself { problem = .cutShort }
  }

  /// The camera can't say that the film is whole: what can be played of it is kept, or nothing is and that is said.
  private func salvage(_ film: URL, _ arrivals: Arrivals) async {
    problem = .interrupted
    do {
      try await takeIn(film, details)
      (problem, taken, savedTick) = (.cutShort, taken + 1, savedTick + 1)
    } catch {
      // For want of room it waits among the arrivals.
      if CoreFault(error).kind.passes {
        self.fault = session.fault(error)
        return
      }
    }
    arrivals.remove(film)
  }
}

/// A video that is being recorded.
public struct RecordingState: Sendable, Equatable {
  let file: URL
  public let countdown: Countdown
  /// Milliseconds so far.
  public var elapsed: UInt64
}
