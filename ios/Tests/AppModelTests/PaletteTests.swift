import Testing

@testable import AppModel

@Suite("Colours")
struct PaletteTests {
  @Test("text can be read on every ground, light and dark")
  func contrast() {
    for ground in [Palette.paper, .surface] {
      for text in [Palette.ink, .quiet, .accent, .leaf, .sky, .clay] {
        #expect(Palette.contrast(text.light, ground.light) >= 4.5, "\(text) on \(ground), light")
        #expect(Palette.contrast(text.dark, ground.dark) >= 4.5, "\(text) on \(ground), dark")
      }
    }
    #expect(Palette.contrast(Palette.onAccent.light, Palette.accent.light) >= 4.5)
    #expect(Palette.contrast(Palette.onAccent.dark, Palette.accent.dark) >= 4.5)
    #expect(abs(Palette.contrast(0x000000, 0xFFFFFF) - 21) < 0.01)
  }
}
