import Bridge
import Foundation
import TestSupport
import Testing

@testable import AppModel

@Suite("Opening")
@MainActor
struct OpeningTests {
  @Test("a locked device opens later; a lost key and another's key say what to do; nothing is overwritten")
  func vaults() async throws {
    let phone = try Phone()
    phone.vault.fail(.Locked)
    await phone.model.open()
    guard case .locked = phone.model.phase else { return #expect(Bool(false), "\(phone.model.phase)") }
    phone.vault.fail(nil)
    let screens = try await phone.screens()
    await screens.camera.photo(try Data(contentsOf: try #require(Samples.files("jpg").first)))
    #expect(screens.camera.fault == nil)

    for (vault, code) in [
      (MemoryVault(), "store.key_lost"), (MemoryVault(Data(repeating: 7, count: 32)), "store.wrong_key"),
    ] {
      let other = OogstModel(
        folder: phone.folder.path("store"), vault: vault, arrivals: phone.arrivals,
        preferences: Preferences(defaults: UserDefaults(suiteName: UUID().uuidString) ?? .standard), languages: ["nl"])
      await other.open()
      guard case .broken(let fault, let beginAgain) = other.phase else { return #expect(Bool(false), "\(other.phase)") }
      #expect(fault == Words(.dutch).fault(code: code), "\(fault)")
      #expect(!beginAgain, "a store that may be whole is not put aside")
    }

    let failing = MemoryVault()
    failing.fail(.Failed(why: "no keychain here"))
    let why = await fault { try await Core.open(folder: phone.folder.path("other"), vault: failing) }
    #expect(why?.code == "store.vault")
  }

  @Test("a damaged store is put aside, whole, and a new one begun")
  func damaged() async throws {
    let phone = try Phone()
    _ = try await phone.screens()
    phone.model.close()
    let other = try Phone()
    try FileManager.default.copyItem(atPath: phone.folder.path("store"), toPath: other.folder.path("store"))
    // The key is right, the first pages are not.
    let database = URL(fileURLWithPath: other.folder.path("store/oogst.db"))
    var pages = try Data(contentsOf: database)
    for at in 0..<5000 { pages[at] ^= 0x5A }
    try pages.write(to: database)
    let key = try #require(try phone.vault.key())
    let model = OogstModel(
      folder: other.folder.path("store"), vault: MemoryVault(key), arrivals: other.arrivals,
      preferences: Preferences(defaults: UserDefaults(suiteName: UUID().uuidString) ?? .standard), languages: ["nl"])
    await model.open()
    guard case .broken(_, beginAgain: true) = model.phase else { return #expect(Bool(false), "\(model.phase)") }
    await model.beginAgain()
    guard case .ready = model.phase else { return #expect(Bool(false), "\(model.phase)") }
  }

  @Test("a link that starts the app is kept until there is a screen for it")
  func coldLink() async throws {
    let phone = try Phone()
    phone.model.receive(try #require(URL(string: "https://example.org/nothing")))
    let screens = try await phone.screens()
    #expect(screens.join.isOpen && screens.join.fault?.message == "Dit is geen link van Oogst.")
    screens.join.isOpen = false
    phone.model.receive(try #require(URL(string: "https://example.org/nothing")))
    #expect(screens.join.isOpen)
    #expect(!JoinModel.isLink("https://example.org/nothing"))
  }

  @Test("the language can be chosen, and follows the device otherwise")
  func language() async throws {
    let screens = try await Phone(.english).screens()
    #expect(screens.start.outbox.text == "Nothing captured yet")
    await screens.outbox.appear()
    await screens.handOver.appear()
    #expect(screens.handOver.forms.first?.name.isEmpty == false)
    let english = screens.handOver.forms
    screens.settings.language = .dutch
    #expect(await eventually { screens.start.outbox.text == "Nog niets vastgelegd" }, "every screen, without asking")
    #expect(await eventually { screens.handOver.forms != english })
    screens.settings.language = nil
    #expect(screens.session.words.language == .english)
  }
}
