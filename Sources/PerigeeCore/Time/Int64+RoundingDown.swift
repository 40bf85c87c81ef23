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
