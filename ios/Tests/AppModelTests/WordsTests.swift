import Foundation
import Testing

@testable import AppModel

@Suite("What people read")
struct WordsTests {
  let dutch = Words(.dutch)
  let english = Words(.english)

  @Test("one and more than one")
  func plurals() {
    #expect(dutch(.capturesNone) == "Nog geen opnames. Tik op de camera.")
    #expect(dutch(.assignmentDaysLeft, n: 1) == "nog 1 dag")
    #expect(dutch(.assignmentDaysLeft, n: 6) == "nog 6 dagen")
    #expect(english(.doubts, n: 0) == "No doubts")
    #expect(english(.doubts, n: 4) == "4 doubts")
  }

  @Test("what is put in is not read again")
  func hostileNames() {
    #expect(dutch(.joinDone, ["name": "{n} # | {"]) == "Je doet mee, {n} # | {.")
    #expect(fill("open {", with: [:]) == "open {")
  }

  @Test("both languages put the same things into a sentence")
  func sameHoles() {
    for key in Key.allCases {
      #expect(holes(key.dutch) == holes(key.english), "\(key)")
      #expect(!key.dutch.isEmpty && !key.english.isEmpty, "\(key)")
    }
  }

  @Test("every sentence is said somewhere")
  func noDeadSentences() throws {
    let ios = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    var code = ""
    for part in ["Sources/AppModel", "Sources/AppUI", "Share", "App"] {
      let files = FileManager.default.enumerator(at: ios.appendingPathComponent(part), includingPropertiesForKeys: nil)
      for case let file as URL in files?.allObjects ?? []
      where file.pathExtension == "swift" && !["Dutch.swift", "English.swift"].contains(file.lastPathComponent) {
        code += try String(contentsOf: file, encoding: .utf8)
      }
    }
    let said = Set(code.matches(of: #/\.([a-zA-Z]+)/#).map { String($0.1) })
    #expect(said.count > 500)
    #expect(Key.allCases.map(\.rawValue).filter { !said.contains($0) }.isEmpty)
  }

  @Test("every hole is closed, and a plural has two forms or three")
  func wellFormed() {
    for sentence in Key.allCases.flatMap({ [$0.dutch, $0.english] }) {
      for hole in sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
        let inside = hole.prefix { $0 != "}" }
        #expect(inside.count < hole.count, "\(sentence)")
        #expect([0, 2, 3].contains(inside.filter { $0 == "|" }.count), "\(sentence)")
      }
    }
  }

  private func holes(_ sentence: String) -> Set<Substring> {
    let opened = sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    return Set(opened.map { $0.prefix { $0 != "|" && $0 != "}" } })
  }

  @Test("every fault has its sentences in both languages")
  func faults() {
    #expect(Set(Fault.dutch.keys) == Set(Fault.english.keys))
    for (code, fault) in Fault.dutch {
      #expect(!fault.message.isEmpty && !fault.help.isEmpty, "\(code)")
    }
    let offline = dutch.fault(code: "hub.offline", safe: 12)
    #expect(offline.message == "Geen verbinding met de hub. Je 12 opnames staan veilig op dit toestel.")
    #expect(english.fault(code: "hub.offline", safe: 1).message.contains("Your capture is safe on this device"))
  }

  @Test("every code that the facade names has its sentences")
  func facadeCodes() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../../bindings/src")
    let sources =
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]) ?? []
    var codes: Set<String> = []
    for file in sources where file.pathExtension == "rs" {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: #/"([a-z_]+\.[a-z_]+)"/#) {
        codes.insert(String(match.1))
      }
    }
    codes.remove("index.html")
    #expect(codes.count > 80, "the facade's codes were found")
    #expect(codes.subtracting(Fault.dutch.keys).isEmpty)
  }

  @Test("a code that is not known yet is still a sentence")
  func unknownFault() {
    let fault = dutch.fault(code: "new.thing")
    #expect(fault.message == "Er ging iets mis (new.thing). Wat al bewaard was, is veilig.")
  }

  @Test(
    "sizes by language",
    arguments: [
      (0, "0 bytes", "0 bytes"), (999, "999 bytes", "999 bytes"), (2_340, "2,3 kB", "2.3 kB"),
      (48_200_000, "48 MB", "48 MB"), (999_600_000, "1,0 GB", "1.0 GB"), (UInt64.max, "18446744 TB", "18446744 TB"),
    ])
  func sizes(n: UInt64, nl: String, en: String) {
    #expect(dutch.bytes(n) == nl)
    #expect(english.bytes(n) == en)
  }

  @Test("a hundred is all of it")
  func percentages() {
    #expect(dutch.percent(999, of: 1000) == "99 %")
    #expect(english.percent(1000, of: 1000) == "100%")
    #expect(english.percent(UInt64.max - 1, of: UInt64.max) == "99%")
    #expect(english.percent(0, of: 0) == "100%")
  }

  @Test("days and times by language")
  func moments() throws {
    let amsterdam = try #require(TimeZone(identifier: "Europe/Amsterdam"))
    let at: Int64 = 1_795_000_000_000
    #expect(dutch.moment(at, in: amsterdam) == "wo 18 nov, 12.06")
    #expect(english.moment(at, in: amsterdam) == "Wed 18 Nov, 12:06")
    #expect(dutch.day(iso: "2026-11-17") == "di 17 nov")
    #expect(english.day(iso: "someday") == "someday")
    for impossible in [Int64.min, Int64.max, -1] {
      #expect(!dutch.moment(impossible, in: amsterdam).isEmpty)
    }
    #expect(dutch.duration(milliseconds: 184_001) == "3:05")
  }

  @Test("the language is the person's, or Dutch")
  func languages() {
    #expect(Language.preferred(of: ["fr-FR", "en-GB", "nl"]) == .english)
    #expect(Language.preferred(of: ["fr-FR"]) == .dutch)
    #expect(Language.preferred(of: ["NL_be"]) == .dutch)
  }
}
