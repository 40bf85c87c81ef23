/// Rule 21's windows of one length around a slot, counted email by email: whether a further email at a
/// place of the slot keeps all of them within the limit.
///
/// An email at `x` lies in the windows (t − length, t] with t from `x` up to `x + length`. Such a window
/// is fullest where it ends at an email, or at `x` itself. Places are asked about in order of time, and
/// what is let in lies before the next one asked about, so what each window still takes is a bound on
/// how many are let in altogether:
/// - the window that ends at `x`, and those that end at an email behind it and not a whole length
///   behind the slot's start, hold all that were let in so far;
/// - one that ends at `z + length`, with `z` in the slot, holds those that come after `z`.
struct WindowCount {
  private let length: Int64
  private let limit: Int
  private let used: [Int64]
  /// For each used moment how many lie in the window that ends there; up to `end` the most of it and of
  /// those behind it.
  private var counts: [Int] = []
  /// The first used moment that lies `length` or more behind the slot's start.
  private let end: Int
  /// The first used moment in the window that ends at the place last asked about.
  private var first = 0
  /// The first used moment behind that place.
  private var next = 0
  /// The first used moment that is not yet so near that a window which ends there holds the place.
  private var later: Int
  /// How many may be let in altogether, by the windows that end from `end` on.
  private var bound = Int.max

  /// - Parameters:
  ///   - length: of a window, at least as long as a slot, in milliseconds.
  ///   - used: when the mailbox sends, ascending: all of the slot, of `length` before it and after it.
  ///   - slot: where the slot begins.
  ///   - limitAt: the limit of windows that end at a moment, one and the same in all of the slot.
  init(length: Int64, used: [Int64], slot: Int64, limitAt: (Int64) -> Int) {
    let limit = limitAt(slot)
    self.length = length
    self.limit = limit
    self.used = used
    counts.reserveCapacity(used.count)
    var first = 0
    var end = 0
    for (index, moment) in used.enumerated() {
      while used[first] <= moment - length { first += 1 }
      // A window with more room than the slot's own counts as so much emptier.
      counts.append(index - first + 1 - (limitAt(moment) - limit))
      if moment < slot + length { end = index + 1 }
    }
    self.end = end
    later = end
    for index in (0..<end).reversed().dropFirst() {
      counts[index] = max(counts[index], counts[index + 1])
    }
  }

  /// Whether one more email at `moment`, which lies behind the moment last asked about, keeps the limit.
  /// - Parameter added: how many were let in so far.
  mutating func allows(_ moment: Int64, added: Int) -> Bool {
    while next < used.count, used[next] <= moment { next += 1 }
    while first < next, used[first] <= moment - length { first += 1 }
    while later < used.count, used[later] < moment + length {
      bound = min(bound, limit - counts[later] + added)
      later += 1
    }
    let here = next < end ? max(next - first, counts[next]) : next - first
    return added < min(bound, limit - here)
  }
}
