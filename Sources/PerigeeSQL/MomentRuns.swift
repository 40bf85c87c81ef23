/// Ascending moments, packed: what a plan places lies at equal distances, and a run of any length of it
/// takes a few bytes.
package enum MomentRuns {
  /// Packs milliseconds since 1970, ascending.
  package static func packed(_ moments: [Int64]) -> [UInt8] {
    var bytes: [UInt8] = []
    var previous: Int64 = 0
    var index = 0
    while index < moments.count {
      let first = moments[index]
      var end = index + 1
      let spacing = end < moments.count ? moments[end] - first : 0
      while end < moments.count, moments[end] - moments[end - 1] == spacing { end += 1 }
      append(zigzag(first - previous), to: &bytes)
      append(UInt64(end - index), to: &bytes)
      if end - index > 1 { append(UInt64(spacing), to: &bytes) }
      previous = moments[end - 1]
      index = end
    }
    return bytes
  }

  /// Appends the moments that `bytes` hold.
  /// - Returns: false where they are no packed moments, and what was appended means nothing.
  package static func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, into moments: inout [Int64]
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
      var moment = previous &+ unzigzag(step)
      previous = moment &+ spacing &* Int64(count - 1)
      for _ in 0..<count {
        moments.append(moment)
        moment &+= spacing
      }
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
