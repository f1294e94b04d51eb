import AppModel
import SwiftUI

/// My captures: a grid by lesson, a dot and a word for the state.
struct CapturesView: View {
  let screens: Screens
  let platform: Platform
  /// Grows with the text below the pictures.
  @ScaledMetric private var tileWidth = 104.0
  private var model: CapturesModel { screens.captures }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        if model.sections.isEmpty { EmptyNote(text: words(.capturesNone)) }
        VStack(alignment: .leading, spacing: Metrics.edge) {
          ForEach(model.sections) { section in
            Text(section.title).font(.headline).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
            LazyVGrid(columns: [GridItem(.adaptive(minimum: tileWidth), spacing: Metrics.step)], spacing: Metrics.step)
            {
              ForEach(section.tiles) { tile in
                NavigationLink {
                  CaptureView(screens: screens, platform: platform, id: tile.id)
                } label: {
                  TileView(tile: tile, captures: model)
                }
                .buttonStyle(.plain)
                .task {
                  if tile.id == model.sections.last?.tiles.last?.id { await model.more() }
                }
              }
            }
          }
          if model.hasMore { ProgressView() }
        }
        .padding(.horizontal, Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.capturesTitle))
    .task { await model.appear() }
    .privacySensitive()
  }
}

/// One capture in a grid.
struct TileView: View {
  let tile: CaptureTile
  let captures: CapturesModel

  var body: some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      ZStack(alignment: .bottomTrailing) {
        if tile.hasPreview {
          Picture(id: tile.id) { await captures.preview(tile.id) }
        } else {
          Rectangle().fill(Ink(.line))
          Image(systemName: tile.kind.symbol).font(.title).foregroundStyle(Ink(.quiet))
        }
        if let duration = tile.duration {
          Text(duration).font(.footnote).padding(Metrics.step).background(Ink(.surface), in: Capsule())
        }
      }
      .aspectRatio(1, contentMode: .fit)
      .clipShape(RoundedRectangle(cornerRadius: Metrics.corner))
      BadgeLabel(tile.badge).multilineTextAlignment(.leading)
    }
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(tile.spoken)
    .accessibilityAddTraits(.isButton)
  }
}
