import AppModel
import ApplePlatform
import UIKit
import UniformTypeIdentifiers

/// The share sheet's way into Oogst: each file is sealed into the folder that the app looks in, and that is all. The store stays
/// closed: two processes never have it open, and an extension has little memory.
final class ShareController: UIViewController {
  override func viewDidAppear(_ animated: Bool) {
    super.viewDidAppear(animated)
    let items = (extensionContext?.inputItems as? [NSExtensionItem]) ?? []
    let providers = items.flatMap { $0.attachments ?? [] }
    Task {
      var taken = 0
      for provider in providers where await take(provider) { taken += 1 }
      await say(taken, of: providers.count)
      extensionContext?.completeRequest(returningItems: nil)
    }
  }

  /// Kinds of files, the dearest first. HEIC is asked for as JPEG where the system converts it; else the app does.
  private static let kinds: [UTType] = [.jpeg, .png, .webP, .heic, .heif, .image, .movie, .pdf]

  private func take(_ provider: NSItemProvider) async -> Bool {
    let has = { (type: UTType) in provider.hasItemConformingToTypeIdentifier(type.identifier) }
    if let kind = Self.kinds.first(where: has) { return await takeFile(provider, kind) }
    if !has(.fileURL), let link = await link(provider) { return seal(link: link) }
    return has(.data) ? await takeFile(provider, .data) : false
  }

  /// A link to join by, shared from a message or a page.
  private func link(_ provider: NSItemProvider) async -> String? {
    let text: String? = await withCheckedContinuation { done in
      if provider.canLoadObject(ofClass: URL.self) {
        _ = provider.loadObject(ofClass: URL.self) { url, _ in done.resume(returning: url?.absoluteString) }
      } else if provider.canLoadObject(ofClass: String.self) {
        _ = provider.loadObject(ofClass: String.self) { text, _ in done.resume(returning: text) }
      } else {
        done.resume(returning: nil)
      }
    }
    return text.flatMap { JoinModel.isLink($0) ? $0 : nil }
  }

  private func seal(link: String) -> Bool {
    // Sealed from a file, as everything is; this one is gone at once.
    let plain = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).\(Drops.link)")
    defer { try? FileManager.default.removeItem(at: plain) }
    guard (try? Data(link.utf8).write(to: plain, options: .completeFileProtection)) != nil else { return false }
    return Self.seal(plain)
  }

  private func takeFile(_ provider: NSItemProvider, _ kind: UTType) async -> Bool {
    await withCheckedContinuation { done in
      provider.loadFileRepresentation(forTypeIdentifier: kind.identifier) { file, _ in
        done.resume(returning: file.map(Self.seal) ?? false)
      }
    }
  }

  private nonisolated static func seal(_ file: URL) -> Bool {
    guard let drops = Places().sealed, let seal = try? SealedDrop(accessGroup: Places.group),
      let begun = try? drops.begin(named: file.lastPathComponent, sealed: true)
    else { return false }
    do {
      try seal.seal(file, to: begun)
      try drops.finish(begun)
      return true
    } catch {
      drops.remove(begun)
      return false
    }
  }

  private func say(_ taken: Int, of all: Int) async {
    let words = Words(Language.preferred(of: Locale.preferredLanguages))
    let text = Drops.said(taken, of: all, words)
    await withCheckedContinuation { done in
      let said = UIAlertController(title: "Oogst", message: text, preferredStyle: .alert)
      said.addAction(UIAlertAction(title: words(.ok), style: .default) { _ in done.resume() })
      present(said, animated: true)
    }
  }
}
