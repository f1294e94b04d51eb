#if canImport(UIKit)
  import AppModel
  import Bridge
  import Foundation

  /// Uploads by a background `URLSession`: from files, by the system's own process, while the app is suspended or gone. A file is
  /// ciphertext; the request holds this device's token for the hub and nothing else. One task an object.
  public final class SessionUploads: NSObject, BackgroundUploads, URLSessionTaskDelegate, @unchecked Sendable {
    public let folder: URL
    /// Made once, with the same name: the system gives back what was begun by a process that is gone.
    private lazy var session: URLSession = {
      let configuration = URLSessionConfiguration.background(withIdentifier: "nl.oogst.uploads")
      configuration.sessionSendsLaunchEvents = false
      configuration.isDiscretionary = false
      // What a paid network may carry, the core has decided.
      configuration.allowsCellularAccess = true
      configuration.timeoutIntervalForResource = 24 * 60 * 60
      return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    }()

    override public init() {
      folder = URL.cachesDirectory.appendingPathComponent("uploads")
      super.init()
      try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true,
        attributes: [.protectionKey: FileProtectionType.completeUntilFirstUserAuthentication])
    }

    public func begin(_ uploads: [BackgroundUpload]) async {
      let running = Set(await session.allTasks.compactMap(\.taskDescription))
      for upload in uploads where !running.contains(upload.object) {
        guard let url = URL(string: upload.url) else { continue }
        var request = URLRequest(url: url)
        request.httpMethod = "PATCH"
        for (name, value) in upload.headers { request.setValue(value, forHTTPHeaderField: name) }
        let task = session.uploadTask(with: request, fromFile: URL(fileURLWithPath: upload.file))
        task.taskDescription = upload.object
        task.countOfBytesClientExpectsToSend = Int64(clamping: upload.bytes)
        task.resume()
      }
      clear(but: Set(uploads.map(\.object)).union(running))
    }

    /// Whatever the hub answered, the next sync asks it where things stand.
    public func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
      guard let object = task.taskDescription else { return }
      for file in files() where Self.isOf(object, file) {
        try? FileManager.default.removeItem(at: file)
      }
    }

    /// Copies whose upload is not under way.
    private func clear(but objects: Set<String>) {
      for file in files() where !objects.contains(where: { Self.isOf($0, file) }) {
        try? FileManager.default.removeItem(at: file)
      }
    }

    /// A copy is named after its object's hash, which the object's name ends with.
    private static func isOf(_ object: String, _ file: URL) -> Bool {
      object.split(separator: ":").last.map { file.lastPathComponent.hasPrefix($0) } ?? false
    }

    private func files() -> [URL] {
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }
  }
#endif
