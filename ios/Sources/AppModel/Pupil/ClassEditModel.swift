import Bridge
import Foundation
import Observation

/// A class that is made or changed: its name, its numbers, the names that only its teacher sees.
@MainActor @Observable
public final class ClassEditModel: Identifiable {
  /// A number.
  public struct Pupil: Sendable, Equatable, Identifiable {
    public let number: UInt16
    /// For the teacher alone; empty for none.
    public var name: String
    /// Gone numbers can come back; what they said stays.
    public var present: Bool
    public var id: UInt16 { number }
  }

  public var name: String
  /// Pupils of a new class.
  public var count = 24
  public private(set) var pupils: [Pupil]
  public private(set) var busy = false
  public var fault: Fault?
  /// None for a new class.
  public let id: String?

  private let session: Session
  private let before: SchoolClass?
  /// How many numbers a class may have.
  public static let most = 200

  init(_ session: Session, _ schoolClass: SchoolClass? = nil, suggested: String = "") {
    (self.session, before, id) = (session, schoolClass, schoolClass?.id)
    name = schoolClass?.name ?? suggested
    // Numbers that went are listed too: they can come back.
    let here = Dictionary(
      (schoolClass?.pupils ?? []).map { ($0.number, $0.name ?? "") }, uniquingKeysWith: { first, _ in first })
    let last = here.keys.max() ?? 0
    pupils = last == 0 ? [] : (1...last).map { Pupil(number: $0, name: here[$0] ?? "", present: here[$0] != nil) }
  }

  private var trimmed: String { name.trimmingCharacters(in: .whitespacesAndNewlines) }
  public var canSave: Bool { !trimmed.isEmpty && !busy }
  public var title: String { session.words(id == nil ? .pupilNewClass : .pupilChangeClass) }

  public func rename(_ number: UInt16, _ name: String) {
    change(number) { $0.name = name }
  }

  /// A number comes or goes.
  public func set(_ number: UInt16, present: Bool) {
    change(number) { $0.present = present }
  }

  /// The next number comes.
  public func add() {
    let next = (pupils.map(\.number).max() ?? 0) + 1
    if Int(next) <= Self.most { pupils.append(Pupil(number: next, name: "", present: true)) }
  }

  /// Makes or changes it; returns which it is.
  public func save() async -> String? {
    guard canSave else { return nil }
    busy = true
    defer { busy = false }
    do {
      let core = session.core.pupils
      let kept: SchoolClass
      if let before {
        let changes = changes(before)
        kept = changes.isEmpty ? before : try await core.changeClass(class: before.id, changes: changes)
      } else {
        kept = try await core.createClass(name: trimmed, pupils: UInt16(count), names: [])
      }
      fault = nil
      return kept.id
    } catch {
      fault = session.fault(error)
      return nil
    }
  }

  private func changes(_ before: SchoolClass) -> [ClassChange] {
    let names = Dictionary(before.pupils.map { ($0.number, $0.name ?? "") }, uniquingKeysWith: { first, _ in first })
    var changes: [ClassChange] = trimmed == before.name ? [] : [.rename(name: trimmed)]
    for pupil in pupils {
      if !pupil.present {
        if names[pupil.number] != nil { changes.append(.go(number: pupil.number)) }
        continue
      }
      if names[pupil.number] == nil { changes.append(.come(number: pupil.number)) }
      let name = pupil.name.trimmingCharacters(in: .whitespacesAndNewlines)
      if name != names[pupil.number] ?? "" { changes.append(.name(number: pupil.number, name: name)) }
    }
    return changes
  }

  private func change(_ number: UInt16, _ how: (inout Pupil) -> Void) {
    if let index = pupils.firstIndex(where: { $0.number == number }) { how(&pupils[index]) }
  }
}

extension HandOverModel {
  /// A new class, with a name to begin from.
  public func newClass() -> ClassEditModel {
    ClassEditModel(session, suggested: session.words(.pupilClassName, n: classes.count + 1))
  }

  /// The chosen class, to change.
  public func editClass() async -> ClassEditModel? {
    guard let id = schoolClass else { return nil }
    do {
      return try await session.core.pupils.classes().first { $0.id == id }.map { ClassEditModel(session, $0) }
    } catch {
      fault = session.fault(error)
      return nil
    }
  }
}
