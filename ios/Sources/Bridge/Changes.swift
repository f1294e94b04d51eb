import Foundation
import OogstCore

/// Passes the core's "these rooms changed" on to streams. What comes while a reader is busy is joined: a sync of a thousand
/// files is a thousand words from the core and a few refreshes of a screen.
final class Changes: StateObserver, @unchecked Sendable {
  // Guarded by the lock; `Synchronization.Mutex` needs iOS 18.
  private let lock = NSLock()
  private var readers: [UUID: Reader] = [:]

  private struct Reader {
    var missed: Set<Room> = []
    var bell: AsyncStream<Void>.Continuation
  }

  func stream() -> AsyncStream<Set<Room>> {
    let id = UUID()
    // One ring is enough: who wakes takes all that was missed.
    let (bells, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    lock.withLock { readers[id] = Reader(bell: bell) }
    let waiting = Bells(bells)
    return AsyncStream {
      while await waiting.next() {
        let missed = self.take(id)
        if !missed.isEmpty { return missed }
      }
      return nil
    } onCancel: {
      self.leave(id)
    }
  }

  func changed(rooms: [Room]) throws {
    let bells = lock.withLock {
      for id in readers.keys { readers[id]?.missed.formUnion(rooms) }
      return readers.values.map(\.bell)
    }
    for bell in bells { bell.yield() }
  }

  private func take(_ id: UUID) -> Set<Room> {
    lock.withLock {
      defer { readers[id]?.missed = [] }
      return readers[id]?.missed ?? []
    }
  }

  private func leave(_ id: UUID) {
    lock.withLock { readers.removeValue(forKey: id) }?.bell.finish()
  }
}

/// An iterator that one reader uses at a time.
private final class Bells: @unchecked Sendable {
  private var iterator: AsyncStream<Void>.Iterator

  init(_ bells: AsyncStream<Void>) {
    iterator = bells.makeAsyncIterator()
  }

  func next() async -> Bool {
    await iterator.next() != nil
  }
}
