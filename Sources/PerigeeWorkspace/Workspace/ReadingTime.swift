import LuaBridge

/// The time in which all files of a workspace are read together, so that many slow ones take no longer than
/// one. Who comes when it is over has a little for itself: what is wrong with it is told all the same.
struct ReadingTime {
  private static let least = Duration.milliseconds(200)
  private static let step = Duration.milliseconds(100)

  private var left = Duration.seconds(5)

  /// Of the next file; in steps, as messages tell it.
  var next: Duration { max(Self.least, Self.step * Int((left / Self.step).rounded(.up))) }

  /// Counts what a file takes, however it ends.
  mutating func measure<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    defer { left = max(.zero, left - (ContinuousClock.now - start)) }
    return try body()
  }
}
