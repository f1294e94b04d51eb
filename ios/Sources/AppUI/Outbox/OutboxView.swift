import AppModel
import SwiftUI

/// What is where, in plain words, with progress; per item "stuur nu" and why it waits.
struct OutboxView: View {
  let screens: Screens
  private var model: OutboxModel { screens.outbox }
  private var session: Session { screens.session }
  private var words: Words { screens.session.words }

  var body: some View {
    ScrollView {
      Loaded(load: model.load, words: words, retry: { await model.appear() }) {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          if let trouble = session.trouble { FaultCard(fault: trouble) }
          if let fault = model.fault { FaultCard(fault: fault) }
          syncing
          if model.items.isEmpty { EmptyNote(text: words(.outboxEmpty)) }
          ForEach(model.items) { item in
            row(item)
            Divider()
          }
        }
        .padding(Metrics.edge)
      }
    }
    .background(Ink(.paper))
    .navigationTitle(words(.outboxTitle))
    .refreshable { await model.sync() }
    .task { await model.appear() }
  }

  @ViewBuilder private var syncing: some View {
    if session.syncing {
      VStack(alignment: .leading, spacing: Metrics.step * 2) {
        if let progress = session.progress, progress.total > 0 {
          ProgressView(value: Double(progress.sent), total: Double(progress.total)).tint(Ink(.sky))
        }
        Beside {
          Text(words(.outboxSyncing))
            .font(.body)
            .foregroundStyle(Ink(.sky))
            .frame(maxWidth: .infinity, alignment: .leading)
          Button(words(.cancel)) { session.stopSync() }.buttonStyle(.framed)
        }
      }
    } else if session.isMember {
      MainButton(title: words(.outboxSync), symbol: "arrow.triangle.2.circlepath") { Task { await model.sync() } }
    }
    if let left = model.left { Text(left).font(.subheadline).foregroundStyle(Ink(.quiet)) }
  }

  private func row(_ item: OutboxModel.Item) -> some View {
    VStack(alignment: .leading, spacing: Metrics.step) {
      Text(item.title).font(.headline).foregroundStyle(Ink(.ink))
      BadgeLabel(item.badge)
      if let progress = item.progress { ProgressView(value: progress).tint(Ink(.sky)) }
      if let purpose = item.purpose { Text(purpose).font(.footnote).foregroundStyle(Ink(.quiet)) }
      if let why = item.why { Text(why).font(.subheadline).foregroundStyle(Ink(.ink)) }
      if item.canSendNow {
        Button(words(.outboxSendVideoNow)) { Task { await model.sendNow(item.id) } }
          .buttonStyle(.framed)
      }
    }
    .accessibilityElement(children: .contain)
  }
}
