package import PerigeeCore

/// As they are stored: a run of any length takes a few bytes.
extension MomentRuns {
  package var packed: [UInt8] {
    var bytes: [UInt8] = []
    var previous: Int64 = 0
    for run in runs {
      Self.append(Self.zigzag(run.first - previous), to: &bytes)
      Self.append(UInt64(run.count), to: &bytes)
      if run.count > 1 { Self.append(UInt64(run.spacing), to: &bytes) }
      previous = run.last
    }
    return bytes
  }

  /// Appends the runs that `bytes` hold.
  /// - Returns: false where they are no packed runs, and what was appended means nothing.
  package static func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, into runs: inout [Run]
  ) -> Bool {
    var place = 0
    var previous: Int64 = 0
    while place < bytes.count {
      guard let step = number(bytes, &place), let count = number(bytes, &place),
        count > 0, count <= 1 << 32
      else { return false }
      var spacing: Int64 = 0
      if count > 1 {
        guard let found = number(bytes, &place), found < 1 << 40 else { return false }
        spacing = Int64(found)
      }
      let first = previous &+ unzigzag(step)
      let (length, isTooLong) = spacing.multipliedReportingOverflow(by: Int64(count - 1))
      let (last, isTooLate) = first.addingReportingOverflow(length)
      guard !isTooLong, !isTooLate else { return false }
      runs.append(Run(first: first, spacing: spacing, count: Int(count)))
      previous = last
    }
    return true
  }

  private static func zigzag(_ number: Int64) -> UInt64 {
    UInt64(bitPattern: (number << 1) ^ (number >> 63))
  }

  private static func unzigzag(_ number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// Seven bits a byte, the lowest first.
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> UInt64? {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }
}
