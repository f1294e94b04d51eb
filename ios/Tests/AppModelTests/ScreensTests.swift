import Foundation
import Testing

/// The screens are never drawn here; what can be read in their source is.
@Suite("Screens, as they are written")
struct ScreensTests {
  private func screens() throws -> [(name: String, text: String)] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../../Sources/AppUI")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
    return try files.filter { $0.pathExtension == "swift" }.map {
      ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
    }
  }

  @Test("no text is cut or shrunk, and no height is fixed but of round buttons and what is drawn")
  func wholeText() throws {
    let all = try screens()
    #expect(all.count > 20)
    for (name, text) in all {
      for cut in ["lineLimit(", "minimumScaleFactor(", "truncationMode(", "allowsTightening("] {
        #expect(!text.contains(cut), "\(name): \(cut)")
      }
      for match in text.matches(of: #/\.frame\((?:width: [^)]*, )?height: ([^),]+)/#) {
        let height = String(match.1)
        // Circles with a symbol, the handle of a box, a box over a face, the lock in its target.
        #expect(
          ["84", "52", "28", "box.height * size.height", "Metrics.target"].contains(height), "\(name): \(height)")
      }
    }
  }

  @Test("what is tapped is as large as a finger: no button has the system's small style, or a frame only around it")
  func targets() throws {
    for (name, text) in try screens() {
      #expect(!text.contains(".buttonStyle(.bordered)"), "\(name)")
      for line in text.split(separator: "\n") where line.contains("Button(") && line.contains("}.frame(minHeight:") {
        // In a list the whole row is tapped.
        #expect(["SettingsView.swift", "ClassEditView.swift"].contains(name), "\(name): \(line)")
      }
    }
  }

  @Test("a button that is only a symbol has a name, and no sentence stands in a screen itself")
  func names() throws {
    for (name, text) in try screens() {
      // A label of a symbol alone is followed by its name before the next button begins.
      for part in text.components(separatedBy: "} label: {").dropFirst() {
        let label = part.trimmingCharacters(in: .whitespacesAndNewlines)
        guard label.hasPrefix("Image(") else { continue }
        #expect(part.prefix(700).contains(".accessibilityLabel("), "\(name): \(label.prefix(60))")
      }
      for match in text.matches(
        of: #/(?:Text|Button|Label|Toggle|ProgressView|navigationTitle)\("([^"\\]*[a-z]{3}[^"\\]*)"/#)
      {
        #expect(Bool(false), "\(name): \(match.1)")
      }
    }
  }
}
