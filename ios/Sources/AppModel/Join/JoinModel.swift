import Bridge
import Foundation
import Observation

/// Joining by a scanned code or a pasted link, and coming back with a recovery sheet.
@MainActor @Observable
public final class JoinModel {
  /// Where joining is.
  public enum Step: Sendable, Equatable {
    /// A code is to be scanned or a link pasted.
    case link
    /// The link is an invite: a name is asked, unless it is for a further device of the same person.
    case name(asksName: Bool)
    /// The link is of a new hub: a team begins here.
    case found
    /// The code is of a recovery sheet.
    case recover
    /// A sheet whose code can't be scanned: its words are typed.
    case words
    /// The hub is asked.
    case busy
    /// These digits are to be compared on another device.
    case compare(code: String)
    /// In.
    case done
  }

  public private(set) var step = Step.link
  /// What was pasted or scanned.
  public var link = ""
  public var name = ""
  public var teamName = ""
  /// What a sheet says, typed.
  public var sheetWords = ""
  public var sheetHub = ""
  public var sheetTeam = ""
  public var fault: Fault?
  /// The screen is open; a link that was opened elsewhere opens it.
  public var isOpen = false
  /// The scanner may not use the camera: a link can still be pasted.
  public var cameraRefused = false

  let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// Whether a text is a link to join by.
  public nonisolated static func isLink(_ text: String) -> Bool {
    (try? recogniseLink(text.trimmingCharacters(in: .whitespacesAndNewlines))) != nil
  }

  /// A link was opened outside the app.
  func receive(_ link: String) {
    recognise(link)
    isOpen = true
  }

  /// Something was scanned or pasted: what it is, is said before anything is done with it.
  public func recognise(_ text: String) {
    link = text.trimmingCharacters(in: .whitespacesAndNewlines)
    do {
      switch try recogniseLink(link) {
      case .invite(_, let kind): step = .name(asksName: kind != .device)
      case .founding: step = .found
      case .recovery: step = .recover
      }
      fault = nil
    } catch {
      step = .link
      fault = session.fault(error)
    }
  }

  /// The person has a sheet, and no camera that reads it.
  public func typeSheet() {
    (step, fault) = (.words, nil)
  }

  /// Whether the button may be pressed.
  public var canGoOn: Bool {
    let named = !name.trimmingCharacters(in: .whitespaces).isEmpty
    switch step {
    case .name(let asksName): return named || !asksName
    case .found: return named && !teamName.trimmingCharacters(in: .whitespaces).isEmpty
    case .recover: return true
    case .words: return [sheetWords, sheetHub, sheetTeam].allSatisfy { $0.contains { !$0.isWhitespace } }
    case .link, .busy, .compare, .done: return false
    }
  }

  /// Joins, founds or comes back, whatever the link is for.
  public func goOn() async {
    guard canGoOn else { return }
    let before = step
    step = .busy
    let name = name.trimmingCharacters(in: .whitespaces)
    do {
      step = try await go(before, name)
      fault = nil
      // The link opens a team; it has no business staying on a screen.
      (link, sheetWords, sheetHub, sheetTeam) = ("", "", "", "")
      await session.refresh()
      session.wake()
      if step == .done {
        session.say([.recover, .words].contains(before) ? .recovered : .joinDone, ["name": name])
        await session.sync()
      }
    } catch {
      step = before
      fault = session.fault(error)
    }
  }

  private func go(_ step: Step, _ name: String) async throws -> Step {
    let team = session.core.team
    switch step {
    case .found:
      let teamName = teamName.trimmingCharacters(in: .whitespaces)
      try await team.found(link: link, teamName: teamName, name: name)
      return .done
    case .recover:
      try await team.recover(sheet: link)
      return .done
    case .words:
      try await team.recoverByWords(
        words: Self.inOrder(sheetWords), hub: sheetHub.trimmingCharacters(in: .whitespacesAndNewlines),
        team: sheetTeam.filter { !$0.isWhitespace })
      return .done
    default:
      let joined = try await team.join(link: link, name: name)
      return joined.code.map { .compare(code: Self.grouped($0)) } ?? .done
    }
  }

  /// The screen opens: a device that still waits to be compared shows its digits again.
  public func appear() async {
    guard step == .link, [.pending, .joining].contains(session.home?.member) else { return }
    guard let code = try? await session.core.team.show().devices.first(where: { $0.this })?.code else { return }
    if step == .link { step = .compare(code: Self.grouped(code)) }
  }

  /// Looks whether somebody compared the code by now.
  public func check() async {
    guard case .compare = step else { return }
    await session.sync()
    look()
  }

  /// Somebody compared the code, while the app kept up by itself or now.
  func look() {
    guard case .compare = step, session.isMember else { return }
    step = .done
    session.say(.joinDone, ["name": session.home?.name ?? name])
  }

  /// Back to the beginning.
  public func reset() {
    (step, link, fault, cameraRefused) = (.link, "", nil, false)
    (sheetWords, sheetHub, sheetTeam) = ("", "", "")
  }

  /// The words of a sheet as they count: its columns are numbered downwards, and who types them may go across, with the numbers.
  static func inOrder(_ typed: String) -> String {
    let parts = typed.lowercased().split { !$0.isLetter && !$0.isNumber }
    var (numbered, plain): ([(Int, Substring)], [Substring]) = ([], [])
    for (place, part) in parts.enumerated() where Int(part) == nil {
      plain.append(part)
      if place > 0, let number = Int(parts[place - 1]) { numbered.append((number, part)) }
    }
    let all = Set(numbered.map(\.0)).count == plain.count
    return (all ? numbered.sorted { $0.0 < $1.0 }.map(\.1) : plain).joined(separator: " ")
  }

  /// Twenty digits in fours, to be read aloud.
  static func grouped(_ code: String) -> String {
    let digits = Array(code.filter(\.isNumber))
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
      .joined(separator: " ")
  }
}
