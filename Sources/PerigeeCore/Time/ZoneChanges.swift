/// The changes of offset as they are gathered; a change to the same offset is none.
struct ZoneChanges {
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
