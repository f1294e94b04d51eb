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

  /// HEIC is asked for as JPEG: the system converts it.
  private func take(_ provider: NSItemProvider) async -> Bool {
    let wanted = [UTType.jpeg, .png, .webP, .movie, .pdf, .data].first {
      provider.hasItemConformingToTypeIdentifier($0.identifier)
    }
    guard let wanted, let drops = Places().drops, let seal = try? SealedDrop(accessGroup: Places.group) else {
      return false
    }
    return await withCheckedContinuation { done in
      provider.loadFileRepresentation(forTypeIdentifier: wanted.identifier) { file, _ in
        guard let file, let begun = try? drops.begin(named: "\(file.lastPathComponent).sealed") else {
          return done.resume(returning: false)
        }
        do {
          try seal.seal(file, to: begun)
          try drops.finish(begun)
          done.resume(returning: true)
        } catch {
          drops.remove(begun)
          done.resume(returning: false)
        }
      }
    }
  }

  private func say(_ taken: Int, of all: Int) async {
    let words = Words(Language.preferred(of: Locale.preferredLanguages))
    let text = taken == all ? words(.shareTaken, n: taken) : words(.shareFailed)
    await withCheckedContinuation { done in
      let said = UIAlertController(title: "Oogst", message: text, preferredStyle: .alert)
      said.addAction(UIAlertAction(title: words(.ok), style: .default) { _ in done.resume() })
      present(said, animated: true)
    }
  }
}
