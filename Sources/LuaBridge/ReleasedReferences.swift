/// References to give back, from whichever thread a value died on.
final class ReleasedReferences: @unchecked Sendable {
  // Guarded by `lock`: a deinit may run on any thread.
  private var numbers: [Int32] = []
  private let lock = ShortLock()

  func add(_ number: Int32) {
    lock.locked { numbers.append(number) }
  }

  func take() -> [Int32] {
    lock.locked {
      defer { numbers = [] }
      return numbers
    }
  }
}
