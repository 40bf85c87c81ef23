/// The offsets of a zone over all time.
///
/// A class, so that copies of a `Zone` share it; `Sendable` because nothing in it ever changes.
///
/// The Gregorian calendar repeats after 400 years to the weekday. So the footer's yearly rule is
/// written out once for 400 years, and later moments are folded into them: one search serves all.
final class ZoneTable: Sendable {
  /// A stretch of time with one offset.
  struct Span: Hashable, Sendable {
    /// Seconds since 1970, inclusive; `Int64.min` where nothing comes before.
    var start: Int64
    /// Seconds since 1970, exclusive; `Int64.max` where nothing follows.
    var end: Int64
    /// Seconds east of UTC.
    var offset: Int64
  }

  /// Seconds since 1970 that a transition may have; an `Instant` lies well inside.
  static let timeBounds: ClosedRange<Int64> = -(1 << 59)...(1 << 59)
  /// Seconds east of UTC: "more than -25 hours and less than 26 hours" (RFC 8536).
  static let offsetBounds = -89_999...93_599
  /// Seconds of 400 years.
  static let cycle: Int64 = 146_097 * 86_400

  /// Seconds since 1970, ascending; at each the offset changes.
  private let times: [Int64]
  /// Before the first time, and from each time on: one more than `times`.
  private let offsets: [Int32]
  /// Where the 400 years begin; nil where the last offset stays.
  private let cycleStart: Int64?
  /// Whether the rule also holds before `cycleStart`.
  private let foldsBefore: Bool

  /// UTC.
  init() {
    times = []
    offsets = [0]
    cycleStart = nil
    foldsBefore = false
  }

  init(_ file: ZoneFile) {
    var changes = ZoneChanges(firstOffset: file.firstOffset)
    for (time, offset) in zip(file.transitions, file.offsets) {
      changes.append(time, offset)
    }
    foldsBefore = file.transitions.isEmpty
    cycleStart = file.footer.flatMap { changes.append($0, after: file.transitions.last) }
    times = changes.times
    offsets = changes.offsets
  }

  /// The span that contains `time`, in seconds since 1970 within `timeBounds`.
  func span(at time: Int64) -> Span {
    let shift = shift(of: time)
    let index = count(upTo: time - shift)
    let start = index > 0 ? times[index - 1] + shift : .min
    return Span(start: start, end: end(of: index, shift: shift), offset: Int64(offsets[index]))
  }

  /// Seconds east of UTC at `time`, in seconds since 1970.
  func offset(at time: Int64) -> Int64 {
    Int64(offsets[count(upTo: time - shift(of: time))])
  }

  /// What to take from `time` to reach the years that are written out.
  private func shift(of time: Int64) -> Int64 {
    guard let cycleStart, time >= cycleStart + Self.cycle || (foldsBefore && time < cycleStart)
    else { return 0 }
    return (time - cycleStart).dividedDown(by: Self.cycle) * Self.cycle
  }

  private func end(of index: Int, shift: Int64) -> Int64 {
    if index < times.count { return times[index] + shift }
    guard let cycleStart else { return .max }
    return cycleStart + Self.cycle + shift
  }

  /// How many of `times` are at or before `time`.
  private func count(upTo time: Int64) -> Int {
    times.withUnsafeBufferPointer { times in
      var low = 0
      var high = times.count
      while low < high {
        let middle = (low + high) / 2
        if times[middle] <= time { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

extension ZoneTable: Hashable {
  static func == (left: ZoneTable, right: ZoneTable) -> Bool {
    left === right
      || (left.times == right.times && left.offsets == right.offsets
        && left.cycleStart == right.cycleStart && left.foldsBefore == right.foldsBefore)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(times.count)
    hasher.combine(offsets.last)
  }
}

/// The changes of offset as they are gathered; a change to the same offset is none.
private struct ZoneChanges {
  private(set) var times: [Int64] = []
  private(set) var offsets: [Int32]

  init(firstOffset: Int) {
    offsets = [Int32(firstOffset)]
  }

  mutating func append(_ time: Int64, _ offset: Int) {
    guard offsets.last != Int32(offset) else { return }
    times.append(time)
    offsets.append(Int32(offset))
  }

  /// Writes out 400 years of `rule` from the first change after `last`, and returns that change.
  ///
  /// Without transitions "the TZ string in the footer" holds for all timestamps; they begin in
  /// 1600 then.
  mutating func append(_ rule: DaylightRule, after last: Int64?) -> Int64? {
    let from = last ?? Int64(Day(number: 0).adding(months: -370 * 12).number) * 86_400
    if last == nil { offsets = [Int32(rule.offset(at: from))] }
    let changes = rule.changes(after: from)
    guard let first = changes.first?.time else { return nil }
    for change in changes where change.time < first + ZoneTable.cycle {
      append(change.time, change.offset)
    }
    return first
  }
}

extension DaylightRule {
  /// The changes of more than 400 years after `from`; none where daylight never begins or ends.
  fileprivate func changes(after from: Int64) -> [(time: Int64, offset: Int)] {
    guard let daylight, daylight.offset != standardOffset else { return [] }
    let year = Day(number: Int(from.dividedDown(by: 86_400))).components.year
    var spans: [Range<Int64>] = []
    for span in (year - 2...year + 402).compactMap({ daylightSpan(startingInYear: $0) }) {
      // Permanent daylight is a year's daylight that ends when, or after, the next begins.
      if let last = spans.last, span.lowerBound <= last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
    guard spans.count > 1 else { return [] }
    var changes: [(time: Int64, offset: Int)] = []
    changes.reserveCapacity(spans.count * 2)
    for span in spans {
      changes.append((span.lowerBound, daylight.offset))
      changes.append((span.upperBound, standardOffset))
    }
    return changes.filter { $0.time > from }
  }
}

extension Int64 {
  /// The quotient rounded down; `divisor` is positive.
  func dividedDown(by divisor: Int64) -> Int64 {
    self >= 0 ? self / divisor : -1 - (-1 - self) / divisor
  }

  /// What is left over the quotient rounded down: 0 up to `divisor`, which is positive.
  func remainderDown(by divisor: Int64) -> Int64 {
    self - dividedDown(by: divisor) * divisor
  }
}
