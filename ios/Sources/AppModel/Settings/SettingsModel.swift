import Bridge
import Foundation
import Observation

/// Settings: team and devices, language, storage, recovery sheet. Plain lists.
@MainActor @Observable
public final class SettingsModel {
  /// A person of the team.
  public struct Member: Sendable, Equatable, Identifiable {
    public let id: String
    public let name: String
    /// "voorbereidingsgroep · dit ben jij".
    public let about: String
    /// A preparer may take them out of the team.
    public let canRemove: Bool
  }

  /// An invite that may still be used.
  public struct Open: Sendable, Equatable, Identifiable {
    public let id: String
    /// "Collega's uitnodigen, nog 30 keer, tot za 28 nov, 18.00".
    public let about: String
  }

  /// A device of one's own, or one that waits to be confirmed.
  public struct Handset: Sendable, Equatable, Identifiable {
    public let id: String
    public let name: String
    public let about: String
    /// Digits to compare, in fours.
    public let code: String?
    public let canConfirm: Bool
    public let canRemove: Bool
  }

  public private(set) var load = Load.loading
  public private(set) var teamName: String?
  public private(set) var members: [Member] = []
  public private(set) var devices: [Handset] = []
  public private(set) var invites: [Open] = []
  /// There is no recovery sheet yet.
  public private(set) var needsSheet = false
  public private(set) var backup = true
  /// An invite that was made: to show as a QR code and to share.
  public private(set) var invite: Invite?
  /// What freeing space came to.
  public private(set) var freed: String?
  /// What could leave this device at most; nothing where nothing could.
  public private(set) var mayGo: String?
  public private(set) var busy = false
  /// Leaving the team would lose what this says; only the person can decide that.
  public var unsent: Fault?
  public var fault: Fault?

  let session: Session
  /// The language changed.
  @ObservationIgnored var spoken: @MainActor () async -> Void = {}
  private let preferences: Preferences
  private let languages: [String]
  /// Where a recovery sheet lies while it is on screen.
  private let sheet: URL

  init(_ session: Session, preferences: Preferences, languages: [String], sheet: URL) {
    (self.session, self.preferences, self.languages, self.sheet) = (session, preferences, languages, sheet)
  }

  public func appear() async {
    await reload()
  }

  func reload() async {
    do {
      let freeable = try await session.core.settings.freeable().bytes
      mayGo = freeable == 0 ? nil : session.words(.storageMayGo, ["size": session.words.bytes(freeable)])
      backup = try await session.core.settings.backup()
      if session.home?.member != nil {
        show(try await session.core.team.show())
      } else {
        (teamName, members, devices, invites, needsSheet) = (nil, [], [], [], false)
      }
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// The language that was chosen; none follows the device.
  public var language: Language? {
    get { preferences.language }
    set {
      preferences.language = newValue
      session.words = Words(newValue ?? Language.preferred(of: languages))
      // Sentences that models made before are made again.
      Task { await spoken() }
    }
  }

  /// "Voor 30 collega's, tot za 28 nov, 18.00. Wie de link heeft, kan meedoen."
  public var inviteText: String? {
    invite.map { invite in
      let values = ["n": String(invite.uses), "until": session.words.moment(invite.expiresAt)]
      return session.words(.inviteMade, values)
    }
  }

  public func inviteColleagues(_ uses: UInt32 = 30, hours: UInt32 = 12) async {
    await attempt { invite = try await session.core.team.invite(uses: uses, hours: hours) }
    await reload()
  }

  public func invitePreparer() async {
    await attempt { invite = try await session.core.team.invitePreparer() }
    await reload()
  }

  public func inviteDevice() async {
    await attempt { invite = try await session.core.team.inviteDevice() }
    await reload()
  }

  /// The screen with the invite closes.
  public func closeInvite() {
    invite = nil
  }

  /// Closes an invite: nobody comes in by it any more.
  public func close(invite id: String) async {
    await attempt {
      try await session.core.team.closeInvite(invite: id)
      session.say(.inviteClosed)
    }
    await reload()
  }

  /// Takes a person out of the team, with all their devices.
  public func remove(person: Member) async {
    await attempt {
      try await session.core.team.removePerson(person: person.id)
      session.say(.personRemoved, ["name": person.name])
    }
    await reload()
  }

  /// Confirms the device that shows these digits.
  public func confirm(_ code: String) async {
    await attempt {
      let digits = code.filter(\.isNumber)
      let person = try await session.core.team.confirm(code: digits)
      let name = members.first { $0.id == person }?.name ?? session.words(.inboxUnnamed)
      session.say(.deviceConfirmed, ["name": name])
    }
    await reload()
  }

  public func remove(device id: String) async {
    await attempt {
      try await session.core.team.removeDevice(device: id)
      session.say(.deviceRemoveAdvice)
    }
    await reload()
  }

  public func setBackup(_ on: Bool) async {
    await attempt { try await session.core.settings.setBackup(on: on) }
    await reload()
  }

  /// Lets originals leave this device that the hub keeps durably.
  public func freeSpace() async {
    freed = nil
    await attempt {
      let settings = session.core.settings
      let done = try await cancelling { cancel in
        try await settings.freeSpace(singleCopy: false, cancel: cancel)
      }
      let count = done.captures.count
      let size = session.words.bytes(done.bytes)
      let kept = done.kept.isEmpty ? "" : " " + session.words(.storageKept, n: done.kept.count)
      let said = session.words(.storageFreed, ["n": String(count), "size": size])
      freed = (count == 0 ? session.words(.storageFreedNone) : said) + kept
    }
  }

  /// A recovery sheet to print: nothing of it is kept.
  public func recoverySheet(now: Date = Date()) async -> Data? {
    var made: Data?
    await attempt {
      let today = session.words.day(Int64(now.timeIntervalSince1970 * 1000))
      let who = session.words(.sheetWho, ["name": session.home?.name ?? "", "day": today])
      made = try await session.core.team.printSheet(labels: session.words.sheetLabels(who: who)).pdf
    }
    await reload()
    return made
  }

  /// The sheet as a file to look at and print; gone when the screen closes.
  public func sheetFile() async -> URL? {
    guard let pdf = await recoverySheet() else { return nil }
    do {
      try FileManager.default.createDirectory(
        at: sheet.deletingLastPathComponent(), withIntermediateDirectories: true)
      try pdf.write(to: sheet)
      return sheet
    } catch {
      fault = session.words.fault(code: "store.disk_full", safe: session.safe)
      return nil
    }
  }

  /// The screen closes: nothing of the sheet stays.
  public func discardSheet() {
    try? FileManager.default.removeItem(at: sheet)
  }

  /// Leaves the team. When something was not sent yet, that is said first, and leaving anyway is another word.
  public func leave(anyway: Bool = false) async {
    unsent = nil
    do {
      busy = true
      defer { busy = false }
      try await session.core.team.leave(anyway: anyway)
      session.say(.teamLeft)
      session.wake()
      fault = nil
    } catch {
      fault = session.fault(error)
      if CoreFault(error).code == "team.unsent" { (unsent, fault) = (fault, nil) }
    }
    await session.refresh()
    await reload()
  }

  private func attempt(_ work: () async throws -> Void) async {
    busy = true
    defer { busy = false }
    do {
      try await work()
      fault = nil
    } catch {
      fault = session.fault(error)
    }
  }

  private func show(_ team: TeamShown) {
    let words = session.words
    let me = team.persons.first(where: \.me)
    teamName = team.name
    needsSheet = me.map { $0.sheets == 0 } ?? false
    members = team.persons.map { person in
      let about = [words.role(person.role), person.me ? words(.personMe) : nil, person.gone ? words(.personGone) : nil]
      return Member(
        id: person.id, name: person.name ?? words(.inboxUnnamed),
        about: about.compactMap { $0 }.joined(separator: " · "),
        canRemove: session.isPreparer && !person.me && !person.gone)
    }
    invites = team.invites.map { open in
      let values = [
        "who": words.invited(open.kind), "n": String(open.uses), "until": words.moment(open.expiresAt),
      ]
      return Open(id: open.id, about: words(.openInvite, values))
    }
    devices = team.devices.filter { $0.person == me?.id || $0.confirmable }.map { device in
      let state = words.device(device.state)
      return Handset(
        id: device.id, name: device.name ?? words(.inboxUnnamed),
        about: device.this ? "\(words(.deviceThis)) · \(state)" : state, code: device.code.map(JoinModel.grouped),
        canConfirm: device.confirmable,
        canRemove: !device.this && device.person == me?.id && device.state != .removed)
    }
  }
}
