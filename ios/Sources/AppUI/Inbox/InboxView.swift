import AppModel
import Foundation
import SwiftUI

/// What came in, by teacher: the reflection beside the pictures.
struct InboxView: View {
  let screens: Screens
  let platform: Platform
  private var model: InboxModel { screens.inbox }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          Text(model.summary).font(.headline).foregroundStyle(Ink(.quiet))
          if let aside = model.putAside {
            Label(aside, systemImage: Badge.Icon.attention.symbol).font(.subheadline).foregroundStyle(Ink(.clay))
          }
          if let withdrawn = model.withdrawn { Text(withdrawn).font(.subheadline).foregroundStyle(Ink(.quiet)) }
          ForEach(model.rows) { row in
            NavigationLink {
              ArrivalView(screens: screens, platform: platform, id: row.id)
            } label: {
              summary(row)
            }
            .buttonStyle(.plain)
            Divider()
          }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.inboxTitle))
    .refreshable { await screens.session.sync() }
    .task { await model.appear() }
    .privacySensitive()
  }

  private func summary(_ row: InboxModel.Row) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(row.name).font(row.isNew ? .headline : .body).foregroundStyle(Ink(.ink))
      Text("\(row.when) · \(row.arrived)").font(.subheadline).foregroundStyle(Ink(.quiet))
      if row.isNew { BadgeLabel(Badge(word: words(.inboxNew), tone: .sky, icon: .received)) }
      if let warning = row.warning { Text(warning).font(.subheadline).foregroundStyle(Ink(.clay)) }
    }
    .frame(maxWidth: .infinity, minHeight: Metrics.target, alignment: .leading)
    .contentShape(Rectangle())
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(row.spoken)
    .accessibilityAddTraits(.isButton)
  }
}

/// One submission: its reflection and its pictures; opened files are gone when the screen closes.
struct ArrivalView: View {
  let screens: Screens
  let platform: Platform
  let id: String
  @State private var shown: Shown?
  private var model: InboxModel { screens.inbox }
  private var words: Words { screens.session.words }

  /// A file on screen.
  private struct Shown: Identifiable {
    let url: URL
    var id: URL { url }
  }

  var body: some View {
    ScrollView {
      if let row = model.rows.first(where: { $0.id == id }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          if let fault = model.fault { FaultCard(fault: fault) }
          ForEach(row.reflection) { answer in
            VStack(alignment: .leading, spacing: Metrics.step) {
              Text(answer.prompt).font(.subheadline).foregroundStyle(Ink(.quiet))
              Text(answer.text).font(.body).foregroundStyle(Ink(.ink))
            }
            .accessibilityElement(children: .combine)
          }
          ForEach(row.told) { told in ToldView(row: row, told: told, inbox: model) }
          ForEach(row.items) { item in picture(row, item) }
          if model.opening.contains(row.id) { ProgressView(words(.loading)) }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(model.rows.first { $0.id == id }?.name ?? "")
    .sheet(item: $shown) { platform.views.viewer($0.url) }
    .task { if let row = model.rows.first(where: { $0.id == id }) { await model.view(row) } }
    .onDisappear { model.closeFiles() }
    .privacySensitive()
  }

  private func picture(_ row: InboxModel.Row, _ item: InboxModel.Item) -> some View {
    Button {
      Task { if let url = await model.open(row, item) { shown = Shown(url: url) } }
    } label: {
      VStack(alignment: .leading, spacing: Metrics.step) {
        if item.hasPreview {
          Picture(id: item.id, fit: .fit) { await model.preview(row, item, large: true) }.frame(minHeight: 160)
        } else {
          Image(systemName: item.kind.symbol).font(.title).foregroundStyle(Ink(.quiet)).accessibilityHidden(true)
        }
        Text(words.kind(item.kind)).font(.subheadline).foregroundStyle(Ink(.quiet))
        BadgeLabel(item.badge)
        BadgeLabel(item.pupils)
        if !item.note.isEmpty { Text(item.note).font(.body).foregroundStyle(Ink(.ink)) }
      }
      .frame(maxWidth: .infinity, alignment: .leading)
      .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
    .accessibilityElement(children: .combine)
  }
}
