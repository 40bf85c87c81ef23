import PerigeeCore
import TestSupport
import Testing

@Suite("Runs of moments")
struct MomentRunsTests {
  @Test("Runs that lie among each other are their moments, in order", arguments: 0..<200)
  func merging(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let runs = (0..<random.next() % 9).map { _ in
      MomentRuns.Run(
        first: Int64(random.next() % 200), spacing: Int64(random.next() % 9),
        count: Int(random.next() % 20) + 1)
    }
    let moments = runs.flatMap { run in (0..<run.count).map { run[$0] } }
    #expect(MomentRuns(merging: runs).map(\.milliseconds) == moments.sorted())
  }

  @Test("What of a run is not before a moment", arguments: 0..<200)
  func from(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let run = MomentRuns.Run(
      first: Int64(random.next() % 20), spacing: Int64(random.next() % 5),
      count: Int(random.next() % 9) + 1)
    let moment = Int64(random.next() % 50)
    let left = run.from(moment).map { left in (0..<left.count).map { left[$0] } } ?? []
    #expect(left == (0..<run.count).map { run[$0] }.filter { $0 >= moment })
  }
}
