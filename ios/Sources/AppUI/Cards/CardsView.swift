import AppModel
import Bridge
import Foundation
import SwiftUI

/// Reading cards: outlines on the cards it sees, one short advice, a shutter that turns leaf green when all is readable.
struct CardsView: View {
  let screens: Screens
  let platform: Platform
  @State private var askingLesson = false
  @Environment(\.dismiss) private var dismiss
  private var model: CardsModel { screens.cards }
  private var words: Words { screens.session.words }

  var body: some View {
    NavigationStack {
      ZStack(alignment: .bottom) {
        Color.black.ignoresSafeArea()
        platform.views.camera()
          .overlay { if let aim = model.aim { Outlines(aim: aim).accessibilityHidden(true) } }
        Fitting {
          if let fault = model.fault { FaultCard(fault: fault) }
          if let problem = screens.camera.problemText {
            EmptyNote(text: problem).background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
          }
          if screens.camera.problem == .refused {
            MainButton(title: words(.cameraRefusedOpen)) { platform.views.openSettings() }
          }
          if model.reading {
            ProgressView(words(.cardsReading))
              .padding(Metrics.edge)
              .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
            Button(words(.cancel)) { model.stop() }.buttonStyle(.framed)
          } else if let tally = model.tally {
            tallied(tally)
          } else {
            guidance
          }
        }
        .padding(Metrics.edge)
      }
      .toolbar {
        ToolbarItem(placement: .cancellationAction) { Button(words(.close)) { dismiss() } }
        ToolbarItem(placement: .primaryAction) {
          NavigationLink {
            ResultsView(screens: screens)
          } label: {
            Label(words(.cardsResult), systemImage: "chart.bar")
          }
        }
      }
    }
    .task { await aim() }
    .sensoryFeedback(.success, trigger: model.savedTick)
    .onChange(of: model.savedTick) { _, _ in if let tally = model.tally { announce(tally.read) } }
    .onChange(of: model.aim?.advice) { _, now in if let now { announce(now) } }
    .sheet(isPresented: $askingLesson) { LessonView(words: words, model: screens.lesson) }
    .onDisappear {
      platform.camera.frames = nil
      Task { await screens.camera.close(platform.camera, screens.arrivals) }
    }
  }

  private var guidance: some View {
    VStack(spacing: Metrics.step * 2) {
      LessonButton(model: screens.lesson) { askingLesson = true }
      Text(model.aim?.advice ?? words(.cardsAim)).font(.headline).foregroundStyle(Ink(.ink))
        .multilineTextAlignment(.center)
      Text(model.aim?.seen ?? "").font(.subheadline).foregroundStyle(Ink(.quiet))
      Button {
        Task { await model.shoot(platform.camera) }
      } label: {
        Image(systemName: "circle.inset.filled")
          .font(.title)
          .foregroundStyle(Ink(.onAccent))
          .frame(width: 84, height: 84)
          .background(Ink(model.aim?.ready == true ? .leaf : .accent), in: Circle())
      }
      .buttonStyle(.plain)
      .accessibilityLabel(words(.cameraShutter))
    }
    .padding(Metrics.edge)
    .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
    .accessibilityElement(children: .contain)
    .sensoryFeedback(.impact, trigger: model.aim?.ready == true)
  }

  private func tallied(_ tally: CardsModel.Tally) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step * 2) {
      Label(tally.read, systemImage: "checkmark.circle").font(.headline).foregroundStyle(Ink(.leaf))
      if let unread = tally.unread {
        Label(unread, systemImage: "exclamationmark.triangle").foregroundStyle(Ink(.clay))
      }
      ForEach(tally.warnings, id: \.self) { Text($0).font(.subheadline).foregroundStyle(Ink(.quiet)) }
      if let result = model.result {
        NavigationLink {
          ResultView(screens: screens, model: result)
        } label: {
          Text(words(.cardsResult)).frame(maxWidth: .infinity, minHeight: Metrics.target)
        }
        .buttonStyle(.borderedProminent)
      }
      Button(words(.retry)) { model.again() }.buttonStyle(.words).frame(maxWidth: .infinity)
    }
    .padding(Metrics.edge)
    .background(Ink(.surface), in: RoundedRectangle(cornerRadius: Metrics.corner))
  }

  private func aim() async {
    await screens.camera.open(platform.camera, for: .cards)
    if Task.isCancelled { return }
    model.again()
    let model = model
    platform.camera.frames = { frame in Task { @MainActor in await model.look(frame) } }
  }
}

/// Outlines of cards over the camera's picture.
struct Outlines: View {
  let aim: CardsModel.Aim

  var body: some View {
    GeometryReader { space in
      outline(Framing(aim.picture, in: space.size)).stroke(Ink(.leaf), lineWidth: 3)
    }
  }

  private func outline(_ framing: Framing) -> Path {
    var path = Path()
    for quad in aim.outlines {
      let points = quad.map(framing.point)
      guard let first = points.first else { continue }
      path.move(to: first)
      for point in points.dropFirst() { path.addLine(to: point) }
      path.closeSubpath()
    }
    return path
  }
}
