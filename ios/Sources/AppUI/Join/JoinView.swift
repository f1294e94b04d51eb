import AppModel
import SwiftUI

/// Join by a scanned code or a pasted link; come back with a recovery sheet.
struct JoinView: View {
  let screens: Screens
  let platform: Platform
  @State private var pasted = ""
  @Environment(\.dismiss) private var dismiss
  private var join: JoinModel { screens.join }
  private var words: Words { screens.session.words }

  var body: some View {
    @Bindable var join = screens.join
    NavigationStack {
      ScrollView {
        VStack(alignment: .leading, spacing: Metrics.edge) {
          if let fault = join.fault { FaultCard(fault: fault) }
          switch join.step {
          case .link:
            Text(words(.joinExplain)).font(.body)
            if join.cameraRefused {
              Text(words(.joinCameraRefused)).font(.body).foregroundStyle(Ink(.clay))
              Button(words(.cameraRefusedOpen)) { platform.views.openSettings() }.buttonStyle(.framed)
            } else {
              platform.views.scanner({ join.recognise($0) }, { join.cameraRefused = true })
                .frame(minHeight: 280)
                .clipShape(RoundedRectangle(cornerRadius: Metrics.corner))
                .accessibilityLabel(words(.joinScan))
            }
            Field(title: words(.joinLink), text: $pasted).onSubmit { join.recognise(pasted) }
            MainButton(title: words(.joinButton), enabled: !pasted.isEmpty) { join.recognise(pasted) }
            Button(words(.joinRecover)) { join.typeSheet() }.buttonStyle(.words)
          case .name(let asksName):
            if asksName { Field(title: words(.joinName), text: $join.name) }
            MainButton(title: words(.joinButton), enabled: join.canGoOn) { Task { await join.goOn() } }
          case .found:
            Field(title: words(.joinTeamName), text: $join.teamName)
            Field(title: words(.joinName), text: $join.name)
            MainButton(title: words(.joinFound), enabled: join.canGoOn) { Task { await join.goOn() } }
          case .recover:
            Text(words(.recoverExplain)).font(.body)
            MainButton(title: words(.recoverButton), enabled: join.canGoOn) { Task { await join.goOn() } }
          case .words:
            Text(words(.recoverTitle)).font(.title2).accessibilityAddTraits(.isHeader)
            Text(words(.recoverWordsExplain)).font(.body)
            Field(title: words(.sheetWords), text: $join.sheetWords, long: true)
            Field(title: words(.sheetHub), text: $join.sheetHub)
            Field(title: words(.sheetTeam), text: $join.sheetTeam)
            MainButton(title: words(.recoverButton), enabled: join.canGoOn) { Task { await join.goOn() } }
          case .busy:
            ProgressView(words(.joinBusy)).frame(maxWidth: .infinity, minHeight: 200)
          case .compare(let code):
            Text(words(.joinCode)).font(.body)
            Text(code).font(.system(.title, design: .monospaced))
              .accessibilityLabel(code.map(String.init).joined(separator: " "))
            Text(words(.joinPending)).font(.body).foregroundStyle(Ink(.quiet))
            MainButton(title: words(.outboxSync)) { Task { await join.check() } }
          case .done:
            Label(words(.joinDone, ["name": screens.session.home?.name ?? ""]), systemImage: "checkmark.circle")
              .font(.title2)
              .foregroundStyle(Ink(.leaf))
            MainButton(title: words(.done)) { dismiss() }
          }
        }
        .padding(Metrics.edge)
      }
      .background(Ink(.paper))
      .navigationTitle(words(.joinTitle))
      .toolbar {
        ToolbarItem(placement: .cancellationAction) {
          Button(words(.joinLater)) { dismiss() }
        }
      }
    }
    .task { await join.appear() }
    .onDisappear { join.reset() }
  }
}
