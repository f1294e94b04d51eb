import Bridge
import Foundation
import Observation

/// The start screen: the assignment now, a strip of the last captures, one line for the outbox. Nothing else.
@MainActor @Observable
public final class StartModel {
  /// The assignment at a glance.
  public struct Assignment: Sendable, Equatable {
    public let title: String
    public let theme: String
    public let instructions: String
    /// "nog 6 dagen", "begint over 3 dagen", "voorbij".
    public let daysLeft: String
    /// "tot en met vr 27 nov"; all of the trial period when it does not run.
    public let until: String
    /// "Leerdoel: …", when there is one.
    public let goal: String?
    /// "Voor groep 5 tot en met 8", when it is said.
    public let forWhom: String?
  }

  /// The line for the outbox.
  public struct Line: Sendable, Equatable {
    public let text: String
    public let tone: Badge.Tone
  }

  public private(set) var load = Load.loading
  public private(set) var assignment: Assignment?
  /// The last captures, newest first; without what is being removed.
  public var last: [CaptureTile] { tiles.filter { !session.hidden.contains($0.id) } }
  private var tiles: [CaptureTile] = []
  public private(set) var outbox = Line(text: "", tone: .quiet)
  /// What a preparer has still to open; none for a colleague.
  public private(set) var unopened: String?
  /// Not in a team yet: the screen offers to join.
  public private(set) var offersJoining = false
  /// The code of this device still has to be compared.
  public private(set) var waits: String?
  /// The team needs a newer version of the app: nothing is sent until then.
  public private(set) var outdated: Fault?
  /// How many captures the strip shows.
  public static let strip: UInt32 = 8

  let session: Session

  init(_ session: Session) {
    self.session = session
  }

  func load() async {
    do {
      let home = try await session.look()
      let page = try await session.core.captures.list(after: nil, limit: Self.strip)
      // A device that only waits to be let in has no assignments yet.
      let cycles = home.member == .active ? try? await session.core.cycles.list().cycles : nil
      show(home, page)
      assignment = assignment(home.now, cycles ?? [])
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  private func show(_ home: Home, _ page: CapturePage) {
    let words = session.words
    outdated = home.updateNeeded ? words.fault(code: "team.update_needed", safe: session.safe) : nil
    tiles = page.rows.map { CaptureTile($0, words: words) }
    outbox = words.outboxLine(home.outbox)
    unopened =
      home.role == .preparer && home.unopened > 0
      ? words(.inboxUnopened, n: Int(home.unopened)) : nil
    offersJoining = home.member == nil || home.member == .removed
    waits = home.member == .pending || home.member == .joining ? words(.joinPending) : nil
  }
}

extension StartModel {
  /// The one that runs; else what the core puts first of what everybody may see: what comes next, or what was last.
  private func assignment(_ now: AssignmentNow?, _ cycles: [Cycle]) -> Assignment? {
    guard let cycle = cycles.first(where: { $0.id == now?.cycle }) ?? cycles.first(where: \.published) else {
      return nil
    }
    let words = session.words
    let period = ["from": words.day(iso: cycle.from), "until": words.day(iso: cycle.until)]
    let (left, until): (String, String) =
      switch cycle.phase {
      case .upcoming(let days): (words(.assignmentUpcoming, n: Int(days)), words(.assignmentPeriod, period))
      case .running(let days) where days <= 0:
        (words(.assignmentLastDay), words(.assignmentUntil, ["day": words.day(iso: cycle.until)]))
      case .running(let days):
        (words(.assignmentDaysLeft, n: Int(days)), words(.assignmentUntil, ["day": words.day(iso: cycle.until)]))
      case .over: (words(.assignmentOver), words(.assignmentPeriod, period))
      }
    let whom = cycle.forWhom.trimmingCharacters(in: .whitespacesAndNewlines)
    return Assignment(
      title: cycle.assignment.title, theme: cycle.theme, instructions: cycle.assignment.instructions, daysLeft: left,
      until: until, goal: cycle.assignment.learningGoal.map { words(.assignmentGoal, ["goal": $0]) },
      forWhom: whom.isEmpty ? nil : words(.assignmentFor, ["whom": whom]))
  }
}

extension Words {
  /// One line for the whole outbox: what needs a person first, then what waits, what moves, what is safe.
  func outboxLine(_ summary: OutboxSummary) -> StartModel.Line {
    if summary.needsAttention > 0 {
      return .init(text: self(.outboxLineAttention, n: Int(summary.needsAttention)), tone: .clay)
    }
    if summary.sending > 0 {
      let values = ["n": String(summary.sending), "size": bytes(summary.leftBytes)]
      return .init(text: self(.outboxLineSending, values), tone: .sky)
    }
    if summary.waitingUnmetered > 0 {
      return .init(text: self(.outboxLineWifi, n: Int(summary.waitingUnmetered)), tone: .sky)
    }
    if summary.queued > 0 {
      return .init(text: self(.outboxLineQueued, n: Int(summary.queued)), tone: .sky)
    }
    if summary.draft > 0 {
      return .init(text: self(.outboxLineDraft, n: Int(summary.draft)), tone: .leaf)
    }
    if summary.received + summary.freed == 0 { return .init(text: self(.outboxLineNothing), tone: .quiet) }
    return .init(text: self(.outboxLineSafe), tone: .leaf)
  }
}
