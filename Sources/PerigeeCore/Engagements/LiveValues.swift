/// What live enrollments count for under one key of caps.
package struct LiveValues: Hashable, Sendable {
  /// How many there are of each value that was kept with them at the commit; without blank ones.
  package var counts: [String: Int]
  /// The contacts with whom no value was kept, blank or not: nothing was capped by it at their commit.
  /// In the order of their enrollments.
  package var unkept: [EmailAddress]

  package init(counts: [String: Int] = [:], unkept: [EmailAddress] = []) {
    self.counts = counts
    self.unkept = unkept
  }
}
