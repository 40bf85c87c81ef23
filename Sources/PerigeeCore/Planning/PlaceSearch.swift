/// Finds the places of one slot that can take an email, by a count of every window of rule 21.
struct PlaceSearch {
  private let start: Int64
  private let grid: SlotGrid
  private var windows: [WindowCount]

  /// - Parameters:
  ///   - start: of the slot, in milliseconds since 1970.
  ///   - used: when the mailbox sends, ascending: all of the slot, of 24 hours before and after it.
  ///   - perDay: the quota of windows of a day that end at a moment; asked where there is one.
  init(
    slotFrom start: Int64, grid: SlotGrid, quota: Quota, used: [Int64],
    perDay: (Int64) -> Int?
  ) {
    self.start = start
    self.grid = grid
    windows = []
    if let perHour = quota.perHour {
      windows.append(
        WindowCount(length: Milliseconds.hour, used: used, slot: start) { _ in perHour })
    }
    if quota.mostPerDay != nil {
      windows.append(
        WindowCount(length: Milliseconds.day, used: used, slot: start) { perDay($0) ?? .max })
    }
  }

  /// Those of the `free` places that can be taken, the earliest ones and at most `number` of them, as
  /// runs of neighbours.
  ///
  /// No choice of places has more: an earlier one leaves windows that end in the slot as they are for
  /// all that follow, and windows that end a day later with less.
  mutating func places(of free: [Range<Int>], atMost number: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var added = 0
    for range in free {
      guard !windows.isEmpty else {
        let run = range.prefix(number - added)
        if !run.isEmpty { runs.append(run) }
        added += run.count
        continue
      }
      for place in range {
        guard added < number else { return runs }
        guard allows(start + grid.offset(of: place), added: added) else { continue }
        added += 1
        if runs.last?.upperBound == place, place > range.lowerBound {
          runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<place + 1
        } else {
          runs.append(place..<place + 1)
        }
      }
    }
    return runs
  }

  private mutating func allows(_ moment: Int64, added: Int) -> Bool {
    for index in windows.indices where !windows[index].allows(moment, added: added) { return false }
    return true
  }
}
