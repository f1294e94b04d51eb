import AppModel
import Bridge
import Foundation
import SwiftUI

/// Team and devices, language, storage, recovery sheet: plain lists.
struct SettingsView: View {
  let screens: Screens
  let platform: Platform
  @State private var code = ""
  @State private var sheet: Sheet?
  @State private var leaving = false
  @State private var removing: SettingsModel.Handset?
  @State private var parting: SettingsModel.Member?
  private var model: SettingsModel { screens.settings }
  private var words: Words { screens.session.words }

  /// A recovery sheet on screen.
  private struct Sheet: Identifiable {
    let url: URL
    var id: URL { url }
  }

  var body: some View {
    @Bindable var model = screens.settings
    List {
      if case .failed(let fault) = model.load { FaultCard(fault: fault) }
      if let fault = model.fault { FaultCard(fault: fault) }
      team
      devices
      Section(words(.settingsLanguage)) {
        Picker(words(.settingsLanguage), selection: $model.language) {
          Text(words(.languageSystem)).tag(Language?.none)
          Text(words(.languageDutch)).tag(Language?.some(.dutch))
          Text(words(.languageEnglish)).tag(Language?.some(.english))
        }
        .pickerStyle(.inline)
        .labelsHidden()
      }
      storage
      recovery
      if screens.session.isMember {
        Button(words(.teamLeave), role: .destructive) { leaving = true }
          .frame(minHeight: Metrics.target)
      }
    }
    .scrollContentBackground(.hidden)
    .background(Ink(.paper))
    .navigationTitle(words(.settingsTitle))
    .task { await model.appear() }
    .confirmationDialog(words(.teamLeaveAsk), isPresented: $leaving, titleVisibility: .visible) {
      Button(words(.teamLeave), role: .destructive) { Task { await model.leave() } }
      Button(words(.cancel), role: .cancel) {}
    }
    .confirmationDialog(model.unsent?.message ?? "", isPresented: $model.unsent.isSome(), titleVisibility: .visible) {
      Button(words(.teamLeaveAnyway), role: .destructive) { Task { await model.leave(anyway: true) } }
      Button(words(.cancel), role: .cancel) {}
    }
    .confirmationDialog(
      words(.deviceRemoveAsk, ["name": removing?.name ?? ""]), isPresented: $removing.isSome(),
      titleVisibility: .visible
    ) {
      if let device = removing {
        Button(words(.deviceRemove), role: .destructive) { Task { await model.remove(device: device.id) } }
      }
      Button(words(.cancel), role: .cancel) {}
    }
    .confirmationDialog(
      words(.personRemoveAsk, ["name": parting?.name ?? ""]), isPresented: $parting.isSome(), titleVisibility: .visible
    ) {
      if let person = parting {
        Button(words(.personRemove), role: .destructive) { Task { await model.remove(person: person) } }
      }
      Button(words(.cancel), role: .cancel) {}
    }
    .sheet(isPresented: invited) { invite }
    .sheet(item: $sheet, onDismiss: model.discardSheet) { platform.views.viewer($0.url) }
  }

  private var team: some View {
    Section(words(.settingsTeam)) {
      if let name = model.teamName { Text(name).font(.headline) }
      ForEach(model.members) { member in
        VStack(alignment: .leading, spacing: Metrics.step) {
          VStack(alignment: .leading) {
            Text(member.name).font(.body).foregroundStyle(Ink(.ink))
            Text(member.about).font(.footnote).foregroundStyle(Ink(.quiet))
          }
          .accessibilityElement(children: .combine)
          if member.canRemove {
            Button(words(.personRemove), role: .destructive) { parting = member }
              .buttonStyle(.framed)
          }
        }
      }
      if screens.session.isPreparer {
        action(words(.inviteColleague)) { await model.inviteColleagues() }
        action(words(.invitePreparer)) { await model.invitePreparer() }
      }
      if !model.invites.isEmpty { Text(words(.openInvites)).font(.headline).foregroundStyle(Ink(.ink)) }
      ForEach(model.invites) { open in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text(open.about).font(.body).foregroundStyle(Ink(.ink))
          Button(words(.inviteClose)) { Task { await model.close(invite: open.id) } }
            .buttonStyle(.framed)
            .disabled(model.busy)
        }
      }
    }
  }

  private var devices: some View {
    Section(words(.settingsDevices)) {
      ForEach(model.devices) { device in
        VStack(alignment: .leading, spacing: Metrics.step) {
          Text(device.name).font(.body).foregroundStyle(Ink(.ink))
          Text(device.about).font(.footnote).foregroundStyle(Ink(.quiet))
          if let code = device.code { Text(code).font(.system(.body, design: .monospaced)) }
          if device.canRemove {
            Button(words(.deviceRemove), role: .destructive) { removing = device }
              .buttonStyle(.framed)
          }
        }
      }
      if model.devices.contains(where: \.canConfirm) {
        Text(words(.deviceConfirmExplain)).font(.footnote).foregroundStyle(Ink(.quiet))
        TextField(words(.deviceConfirm), text: $code)
        action(words(.deviceConfirm)) { await model.confirm(code) }
      }
      if screens.session.isMember { action(words(.deviceAdd)) { await model.inviteDevice() } }
    }
  }

  private var storage: some View {
    Section(words(.settingsStorage)) {
      Toggle(words(.backup), isOn: Binding(get: { model.backup }, set: { on in Task { await model.setBackup(on) } }))
      Text(words(model.backup ? .backupOn : .backupOff)).font(.footnote).foregroundStyle(Ink(.quiet))
      if let may = model.mayGo {
        Text(may).font(.footnote).foregroundStyle(Ink(.quiet))
        action(words(.storageFree)) { await model.freeSpace() }
      } else {
        Text(words(.storageMayGoNone)).font(.footnote).foregroundStyle(Ink(.quiet))
      }
      if let freed = model.freed { Text(freed).font(.footnote).foregroundStyle(Ink(.quiet)) }
      if model.busy { ProgressView(words(.loading)) }
    }
  }

  @ViewBuilder private var recovery: some View {
    if screens.session.isMember {
      Section(words(.settingsSheet)) {
        if model.needsSheet { Text(words(.sheetNone)).font(.body).foregroundStyle(Ink(.clay)) }
        action(words(.sheetMake)) { if let url = await model.sheetFile() { sheet = Sheet(url: url) } }
        Text(words(.sheetAdvice)).font(.footnote).foregroundStyle(Ink(.quiet))
      }
    }
  }

  private var invited: Binding<Bool> {
    Binding(get: { model.invite != nil }, set: { if !$0 { model.closeInvite() } })
  }

  private var invite: some View {
    Fitting {
      if let invite = model.invite {
        platform.views.code(invite.link).frame(maxWidth: 320, maxHeight: 320).accessibilityLabel(words(.joinScan))
        Text(model.inviteText ?? "").font(.body).multilineTextAlignment(.center)
        ShareLink(words(.share), item: invite.link).buttonStyle(.framed)
      }
      Button(words(.close)) { model.closeInvite() }.buttonStyle(.framed)
    }
    .padding(Metrics.edge)
    .privacySensitive()
  }

  private func action(_ title: String, _ act: @escaping @MainActor () async -> Void) -> some View {
    Button(title) { Task { await act() } }.frame(minHeight: Metrics.target).disabled(model.busy)
  }
}
