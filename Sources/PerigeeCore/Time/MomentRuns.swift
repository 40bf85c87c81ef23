/// Ascending moments, kept as runs at equal distances.
///
/// What a plan places lies so: the millions of emails that are planned are some hundred runs, which are
/// read, kept and planned around as such.
package struct MomentRuns: Sendable {
  /// Moments at equal distances; milliseconds since 1970.
  package struct Run: Sendable {
    package var first: Int64
    /// 0 for a moment alone, and for several at once.
    package var spacing: Int64
    /// At least 1.
    package var count: Int

    package init(first: Int64, spacing: Int64 = 0, count: Int = 1) {
      self.first = first
      self.spacing = spacing
      self.count = count
    }

    package var last: Int64 { self[count - 1] }

    package subscript(index: Int) -> Int64 { first + spacing * Int64(index) }

    /// What of it is not before `moment`; nil where all of it is.
    package func from(_ moment: Int64) -> Run? {
      guard first < moment else { return self }
      guard last >= moment else { return nil }
      let passed = Int((moment - first + spacing - 1) / spacing)
      return Run(first: self[passed], spacing: spacing, count: count - passed)
    }
  }

  /// Ascending: none begins before the one before it ends.
  package private(set) var runs: [Run] = []

  package init() {}

  /// - Parameter moments: ascending.
  package init(_ moments: [Instant]) {
    for moment in moments { append(moment.milliseconds) }
  }

  /// - Parameter moments: milliseconds since 1970, ascending.
  package init(milliseconds moments: [Int64]) {
    for moment in moments { append(moment) }
  }

  /// - Parameter runs: in any order, one among the moments of another too.
  package init(merging runs: [Run]) {
    let runs = runs.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    var start = 0
    while start < runs.count {
      var (end, last) = (start + 1, runs[start].last)
      while end < runs.count, runs[end].first < last {
        last = Swift.max(last, runs[end].last)
        end += 1
      }
      if end == start + 1 {
        self.runs.append(runs[start])
      } else {
        for moment in Self.moments(of: runs[start..<end]).sorted() { append(moment) }
      }
      start = end
    }
  }

  private static func moments(of runs: ArraySlice<Run>) -> [Int64] {
    var moments: [Int64] = []
    moments.reserveCapacity(runs.reduce(0) { $0 + $1.count })
    for run in runs { for index in 0..<run.count { moments.append(run[index]) } }
    return moments
  }

  /// All of them, ascending.
  package var moments: [Instant] {
    Self.moments(of: runs[...]).map(Instant.init(milliseconds:))
  }

  private mutating func append(_ moment: Int64) {
    guard let last = runs.indices.last else {
      runs = [Run(first: moment)]
      return
    }
    let distance = moment - runs[last].last
    if runs[last].count == 1 || runs[last].spacing == distance {
      runs[last].spacing = distance
      runs[last].count += 1
    } else {
      runs.append(Run(first: moment))
    }
  }

  package var isEmpty: Bool { runs.isEmpty }
  package var last: Instant? { runs.last.map { Instant(milliseconds: $0.last) } }
}

extension MomentRuns: Sequence {
  /// Goes through the moments, many at once where they lie at the distance that is asked about.
  package struct Iterator: IteratorProtocol {
    private let runs: [Run]
    private var run = 0
    private var index = 0

    fileprivate init(_ runs: [Run]) { self.runs = runs }

    /// The next one, in milliseconds since 1970; nil behind the last.
    var moment: Int64? { run < runs.count ? runs[run][index] : nil }

    /// Takes the next moment, and those behind it that follow each other at `spacing`.
    /// - Returns: how many it took, at most `limit`, all before `end`, which the first one is.
    mutating func take(_ limit: Int, spacing: Int64, before end: Int64) -> Int {
      let current = runs[run]
      var count = 1
      if current.spacing == spacing, spacing > 0 {
        let fitting = Int((end - current[index] + spacing - 1) / spacing)
        count = Swift.min(limit, current.count - index, fitting)
      }
      index += count
      if index == current.count { (run, index) = (run + 1, 0) }
      return count
    }

    package mutating func next() -> Instant? {
      guard let moment else { return nil }
      _ = take(1, spacing: 0, before: moment)
      return Instant(milliseconds: moment)
    }
  }

  package func makeIterator() -> Iterator { Iterator(runs) }

  package var underestimatedCount: Int { runs.reduce(0) { $0 + $1.count } }
}
