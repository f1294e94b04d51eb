import AppModel
import Bridge
import SwiftUI

/// The assignment now; a big camera button at the bottom middle, video and document beside it, cards and pupils above.
struct StartView: View {
  let screens: Screens
  let platform: Platform
  @State private var camera: CameraUse?
  @State private var choosing = false
  @State private var handing = false
  /// Grows with the text below the picture.
  @ScaledMetric private var tileWidth = 104.0
  @Environment(\.dynamicTypeSize) private var textSize
  private var start: StartModel { screens.start }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: start.load, words: words, retry: { await screens.lookAgain() }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          refused
          if let outdated = start.outdated { FaultCard(fault: outdated) }
          assignment
          if start.offersJoining {
            MainButton(title: words(.joinTitle), symbol: "qrcode.viewfinder") { screens.join.isOpen = true }
          }
          if let waits = start.waits { waiting(waits) }
          strip
          if textSize.isAccessibilitySize { wideSides }
          links
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .safeAreaInset(edge: .bottom) { thumb }
    .navigationTitle(screens.session.home?.team ?? "Oogst")
    .toolbar {
      ToolbarItem(placement: .primaryAction) {
        NavigationLink {
          SettingsView(screens: screens, platform: platform)
        } label: {
          Label(words(.settingsTitle), systemImage: "gearshape")
        }
      }
    }
    .refreshable { await screens.session.sync() }
    .onChange(of: screens.join.isOpen) { _, now in
      // A link was opened elsewhere: what lies over this screen makes room. A film that runs is saved.
      if now { (camera, choosing, handing) = (nil, false, false) }
    }
    .fullScreenCover(item: $camera) { use in
      if use == .cards {
        CardsView(screens: screens, platform: platform).noticed(by: screens.session)
      } else {
        CameraView(screens: screens, platform: platform, use: use).noticed(by: screens.session)
      }
    }
    .sheet(isPresented: $choosing) {
      platform.views.documents { files in
        choosing = false
        Task { await screens.camera.documents(files) }
      }
    }
    .sheet(isPresented: $handing) { HandOverView(screens: screens, lock: platform.lock).noticed(by: screens.session) }
  }

  /// What was shared or chosen and could not be taken in.
  @ViewBuilder private var refused: some View {
    let all = Array(screens.camera.refused.enumerated())
    if !all.isEmpty {
      ForEach(all, id: \.offset) { FaultCard(fault: $0.element) }
      Button(words(.ok)) { screens.camera.acknowledge() }
        .buttonStyle(.framed)
    }
  }

  /// This device waits to be compared: tapped, its digits are shown.
  private func waiting(_ text: String) -> some View {
    Button {
      screens.join.isOpen = true
    } label: {
      Label(text, systemImage: "clock")
        .foregroundStyle(Ink(.sky))
        .multilineTextAlignment(.leading)
        .frame(maxWidth: .infinity, minHeight: Metrics.target, alignment: .leading)
        .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
  }

  @ViewBuilder private var assignment: some View {
    if let now = start.assignment {
      VStack(alignment: .leading, spacing: Metrics.step * 2) {
        Text(now.title).font(.title).foregroundStyle(Ink(.ink)).accessibilityAddTraits(.isHeader)
        Text("\(now.daysLeft) · \(now.until)").font(.headline).foregroundStyle(Ink(.accent))
        Text(now.instructions).font(.body).foregroundStyle(Ink(.ink))
        if let whom = now.forWhom { Text(whom).font(.subheadline).foregroundStyle(Ink(.quiet)) }
        if let goal = now.goal { Text(goal).font(.subheadline).foregroundStyle(Ink(.quiet)) }
      }
    } else {
      Text(words(.assignmentNone)).font(.body).foregroundStyle(Ink(.quiet))
    }
  }

  private var strip: some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      if !start.last.isEmpty {
        ScrollView(.horizontal, showsIndicators: false) {
          HStack(alignment: .top, spacing: Metrics.step * 2) {
            ForEach(start.last) { tile in
              NavigationLink {
                CaptureView(screens: screens, platform: platform, id: tile.id)
              } label: {
                TileView(tile: tile, captures: screens.captures).frame(width: tileWidth)
              }
            }
          }
        }
        .accessibilityLabel(words(.lastCaptures))
      }
      NavigationLink {
        OutboxView(screens: screens)
      } label: {
        Label(start.outbox.text, systemImage: "tray.and.arrow.up")
          .font(.body.weight(.semibold))
          .foregroundStyle(start.outbox.tone.ink)
          .frame(maxWidth: .infinity, minHeight: Metrics.target, alignment: .leading)
          .contentShape(Rectangle())
      }
      if let trouble = screens.session.trouble { FaultCard(fault: trouble) }
    }
  }

  private var links: some View {
    VStack(alignment: .leading, spacing: 0) {
      row(words(.capturesTitle), "square.grid.2x2") { CapturesView(screens: screens, platform: platform) }
      row(words(.submitTitle), "paperplane") { SubmitView(screens: screens) }
      if let unopened = start.unopened {
        row("\(words(.inboxTitle)) · \(unopened)", "tray.full") { InboxView(screens: screens, platform: platform) }
      } else if screens.session.isPreparer {
        row(words(.inboxTitle), "tray.full") { InboxView(screens: screens, platform: platform) }
      }
    }
  }

  private func row<Destination: View>(
    _ title: String, _ symbol: String, @ViewBuilder to destination: () -> Destination
  ) -> some View {
    NavigationLink {
      destination()
    } label: {
      Label(title, systemImage: symbol)
        .font(.body)
        .foregroundStyle(Ink(.ink))
        .frame(maxWidth: .infinity, minHeight: Metrics.target, alignment: .leading)
        .contentShape(Rectangle())
    }
  }

  /// Beside the big button, each as wide as its words want. Where text is very large they stand in the list, whole, and the big
  /// button alone stays under the thumb.
  private var thumb: some View {
    VStack(spacing: Metrics.step * 2) {
      if textSize.isAccessibilitySize {
        shutter
      } else {
        HStack(spacing: Metrics.step * 2) {
          side(words(.cardsRead), "rectangle.and.text.magnifyingglass") { camera = .cards }
          side(words(.pupilTurn), "person.2") { handing = true }
        }
        HStack(spacing: Metrics.edge) {
          side(words(.captureVideo), "video") { camera = .video }
          shutter
          side(words(.captureDocument), "doc") { choosing = true }
        }
      }
    }
    .padding(.horizontal, Metrics.edge)
    .padding(.bottom, Metrics.step * 2)
    .frame(maxWidth: .infinity)
    .background(Ink(.paper))
  }

  private var shutter: some View {
    Button {
      camera = .photo
    } label: {
      Image(systemName: "camera.fill")
        .font(.title)
        .foregroundStyle(Ink(.onAccent))
        .frame(width: 84, height: 84)
        .background(Ink(.accent), in: Circle())
    }
    .buttonStyle(.plain)
    .accessibilityLabel(words(.capturePhoto))
  }

  private func side(_ title: String, _ symbol: String, act: @escaping @MainActor () -> Void) -> some View {
    Button(action: act) {
      VStack(spacing: Metrics.step) {
        Image(systemName: symbol).font(.title2).accessibilityHidden(true)
        Text(title).font(.footnote).multilineTextAlignment(.center).fixedSize(horizontal: false, vertical: true)
      }
      .foregroundStyle(Ink(.ink))
      .padding(Metrics.step)
      .frame(maxWidth: .infinity, minHeight: 64)
      .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
    }
    .buttonStyle(.plain)
  }

  private var wideSides: some View {
    VStack(spacing: Metrics.step * 2) {
      Large(title: words(.captureVideo), chosen: false, symbol: "video", picture: nil) { camera = .video }
      Large(title: words(.captureDocument), chosen: false, symbol: "doc", picture: nil) { choosing = true }
      Large(
        title: words(.cardsRead), chosen: false, symbol: "rectangle.and.text.magnifyingglass", picture: nil
      ) { camera = .cards }
      Large(title: words(.pupilTurn), chosen: false, symbol: "person.2", picture: nil) { handing = true }
    }
  }
}

extension Binding {
  /// True while there is a value; setting false takes it away.
  @MainActor func isSome<Wrapped>() -> Binding<Bool> where Value == Wrapped? {
    Binding<Bool>(get: { wrappedValue != nil }, set: { if !$0 { wrappedValue = nil } })
  }
}
