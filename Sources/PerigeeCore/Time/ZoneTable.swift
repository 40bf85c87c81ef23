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
