import Bridge
import Foundation
import Observation

/// What came in, for preparers: by teacher, the reflection beside the pictures.
@MainActor @Observable
public final class InboxModel {
  /// A submission that arrived.
  public struct Row: Sendable, Equatable, Identifiable {
    public let id: String
    public let arrival: ArrivalRef
    public let name: String
    public let when: String
    /// "3 van 5 binnen".
    public let arrived: String
    public let isNew: Bool
    /// Something to look at twice, in words.
    public let warning: String?
    public let items: [Item]
    /// Results of cards and rounds of registrations that go with it.
    public let told: [Told]
    /// The prompts that were answered.
    public let reflection: [Answer]
    /// What VoiceOver says.
    public let spoken: String
  }

  /// A picture, film or document in it.
  public struct Item: Sendable, Equatable, Identifiable {
    public let id: String
    public let kind: Kind
    public let badge: Badge
    public let pupils: Badge
    public let note: String
    public let hasPreview: Bool
  }

  /// An answered prompt.
  public struct Answer: Sendable, Equatable, Identifiable {
    public let prompt: String
    public let text: String
    public var id: String { prompt }
  }

  public private(set) var load = Load.loading
  public private(set) var rows: [Row] = []
  /// "3 inzendingen, 1 nieuw".
  public private(set) var summary = ""
  /// "Eén inzending is ingetrokken.", when there are.
  public private(set) var withdrawn: String?
  /// "2 berichten zijn apart gezet", when there are.
  public private(set) var putAside: String?
  /// Being opened.
  public private(set) var opening: Set<String> = []
  public var fault: Fault?

  let session: Session
  /// Where opened files lie until the screen closes.
  private let folder: URL
  @ObservationIgnored private var files: [String: URL] = [:]
  /// What is being opened, to be ended when the screen closes.
  @ObservationIgnored private var openings: [String: Task<URL, any Error>] = [:]

  init(_ session: Session, folder: URL) {
    (self.session, self.folder) = (session, folder)
  }

  public func appear() async {
    await reload()
  }

  func reload() async {
    guard session.isPreparer else {
      (rows, load) = ([], .ready)
      return
    }
    do {
      let shown = try await session.core.inbox.list()
      let aside = try await session.core.inbox.putAside().count
      rows = shown.rows.map(row)
      putAside = aside > 0 ? session.words(.inboxPutAside, n: aside) : nil
      let values = ["n": String(shown.rows.count), "new": String(shown.unopened)]
      summary = shown.rows.isEmpty ? session.words(.inboxEmpty) : session.words(.inboxCount, values)
      withdrawn = shown.withdrawn > 0 ? session.words(.inboxWithdrawn, n: Int(shown.withdrawn)) : nil
      load = .ready
    } catch {
      if let fault = session.fault(error) { load = .failed(fault) }
    }
  }

  /// A preview as JPEG.
  public func preview(_ row: Row, _ item: Item, large: Bool = false) async -> Data? {
    try? await session.core.inbox.preview(arrival: row.arrival, item: item.id, size: large ? .large : .small)
  }

  /// A submission is looked at: its author is told, once, also when there is nothing in it to open.
  public func view(_ row: Row) async {
    guard row.isNew else { return }
    do {
      try await session.core.inbox.tellOpened(arrival: row.arrival)
      await reload()
    } catch {
      fault = session.fault(error)
    }
  }

  /// Opens what was tapped, fetched first where it is only at the hub; returns where it is. It is there until `closeFiles`.
  public func open(_ row: Row, _ item: Item) async -> URL? {
    let key = "\(row.id)/\(item.id)"
    if let file = files[key] { return file }
    guard openings[key] == nil else { return nil }
    opening.insert(row.id)
    let place = folder.appendingPathComponent(UUID().uuidString)
    let inbox = session.core.inbox
    let task = Task {
      // The screen may have gone before this began.
      try Task.checkCancellation()
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let opened = try await cancelling { cancel in
        try await inbox.openItem(
          arrival: row.arrival, item: item.id, folder: place.path, observer: nil, cancel: cancel)
      }
      return URL(fileURLWithPath: opened.path)
    }
    openings[key] = task
    let opened = await task.result
    // Closed meanwhile: whatever came of it is not kept.
    let wanted = openings[key] == task
    if wanted { openings[key] = nil }
    if !openings.keys.contains(where: { $0.hasPrefix("\(row.id)/") }) { opening.remove(row.id) }
    do {
      let file = try opened.get()
      guard wanted else { throw CancellationError() }
      files[key] = file
      fault = nil
      await reload()
      return file
    } catch {
      try? FileManager.default.removeItem(at: place)
      if wanted { fault = session.fault(error) }
      return nil
    }
  }

  /// The screen closes: what is still being opened is ended, and nothing of what was stays behind in the clear.
  public func closeFiles() {
    for task in openings.values { task.cancel() }
    (files, openings, opening) = ([:], [:], [])
    try? FileManager.default.removeItem(at: folder)
  }

  private func row(_ arrival: Arrival) -> Row {
    let words = session.words
    let name = arrival.fromName ?? words(.inboxUnnamed)
    let counts = ["n": String(arrival.arrived), "of": String(arrival.of)]
    let arrived = arrival.of == 0 ? words(.inboxTextOnly) : words(.inboxArrived, counts)
    let when = words.moment(arrival.at)
    let warnings = [arrival.sameId ? words(.inboxSameId) : nil, arrival.conflict ? words(.inboxConflict) : nil]
    let warning = warnings.compactMap { $0 }
    let items = arrival.items.map(item)
    let new = arrival.opened ? "" : ", \(words(.inboxNew))"
    return Row(
      id: "\(arrival.arrival.submission)/\(arrival.arrival.from)", arrival: arrival.arrival, name: name, when: when,
      arrived: arrived, isNew: !arrival.opened, warning: warning.isEmpty ? nil : warning.joined(separator: " "),
      items: items, told: told(arrival, items), reflection: answers(arrival.reflection),
      spoken: "\(name), \(when), \(arrived)\(new)")
  }

  private func answers(_ reflection: Reflection) -> [Answer] {
    let all = [
      (Key.reflectionSuccesses, reflection.successes), (.reflectionObstacles, reflection.obstacles),
      (.reflectionAddedValuePupils, reflection.addedValuePupils), (.reflectionOwnApproach, reflection.ownApproach),
      (.reflectionLessonQuality, reflection.lessonQuality), (.reflectionFollowUpQuestion, reflection.followUpQuestion),
    ]
    return all.filter { !$0.1.isEmpty }.map { Answer(prompt: session.words($0.0), text: $0.1) }
  }

  private func item(_ item: ArrivalItem) -> Item {
    let words = session.words
    let badge =
      switch item.standing {
      case .arriving: Badge(word: words(.itemArriving), tone: .sky, icon: .clock)
      case .notFetched: Badge(word: words(.itemNotFetched), tone: .leaf, icon: .cloud)
      case .here: Badge(word: words(.itemHere), tone: .leaf, icon: .device)
      case .quarantined: Badge(word: words(.itemQuarantined), tone: .clay, icon: .attention)
      }
    return Item(
      id: item.id, kind: item.kind, badge: badge, pupils: words.pupils(item.pupils), note: item.note,
      hasPreview: item.hasPreview)
  }
}

extension Words {
  /// Who can be recognised.
  public func pupils(_ pupils: Pupils) -> Badge {
    switch pupils {
    case .none: Badge(word: self(.pupilsNone), tone: .quiet, icon: .device)
    case .covered: Badge(word: self(.pupilsCovered), tone: .leaf, icon: .covered)
    case .recognisable: Badge(word: self(.pupilsRecognisable), tone: .clay, icon: .face)
    }
  }
}
