/// Turns a file of another encoding into UTF-8, chunk by chunk.
///
/// What stands for no character (half a surrogate pair, an odd last byte) becomes the byte 0xFF,
/// which no UTF-8 has: the reader then finds the fault in the row where it is.
struct CSVTranscoder: Sendable {
  private let encoding: CSVEncoding
  /// UTF-16: the first byte of a unit whose second is in the next chunk.
  private var firstByte: UInt8?
  /// UTF-16: the first half of a surrogate pair, whose second is awaited.
  private var highSurrogate: UInt16?
  /// UTF-16: nil before the first unit. Without a byte order mark it is little-endian, as Windows
  /// writes it.
  private var isBigEndian: Bool?

  init(_ encoding: CSVEncoding) { self.encoding = encoding }

  /// Appends `chunk` to `text` as UTF-8.
  mutating func transcode(_ chunk: UnsafeBufferPointer<UInt8>, into text: inout [UInt8]) {
    switch encoding {
    case .utf8: text.append(contentsOf: chunk)
    case .windows1252:
      for byte in chunk {
        let isMoved = byte & 0xE0 == 0x80
        Self.append(isMoved ? Self.windows1252[Int(byte & 0x1F)] : UInt32(byte), to: &text)
      }
    case .utf16: for byte in chunk { appendUTF16(byte, to: &text) }
    }
  }

  /// Says that no chunk follows.
  mutating func finish(into text: inout [UInt8]) {
    if firstByte != nil || highSurrogate != nil { text.append(0xFF) }
    (firstByte, highSurrogate) = (nil, nil)
  }

  private mutating func appendUTF16(_ byte: UInt8, to text: inout [UInt8]) {
    guard let first = firstByte else {
      firstByte = byte
      return
    }
    firstByte = nil
    if isBigEndian == nil { isBigEndian = (first, byte) == (0xFE, 0xFF) }
    let isSwapped = isBigEndian == true
    appendUnit(
      isSwapped ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), to: &text)
  }

  private mutating func appendUnit(_ unit: UInt16, to text: inout [UInt8]) {
    let high = highSurrogate
    highSurrogate = nil
    switch (high, unit) {
    case (let high?, 0xDC00...0xDFFF):
      Self.append(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)), to: &text)
    case (.some, _):
      text.append(0xFF)
      appendUnit(unit, to: &text)
    case (nil, 0xD800...0xDBFF): highSurrogate = unit
    case (nil, 0xDC00...0xDFFF): text.append(0xFF)
    case (nil, _): Self.append(UInt32(unit), to: &text)
    }
  }

  private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
    let tail = { (shift: UInt32) in UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
    let lead = { (shift: UInt32, mark: UInt8) in UInt8(truncatingIfNeeded: scalar >> shift) | mark }
    switch scalar {
    case 0..<0x80: text.append(UInt8(scalar))
    case 0x80..<0x800: text.append(contentsOf: [lead(6, 0xC0), tail(0)])
    case 0x800..<0x10000: text.append(contentsOf: [lead(12, 0xE0), tail(6), tail(0)])
    default: text.append(contentsOf: [lead(18, 0xF0), tail(12), tail(6), tail(0)])
    }
  }

  /// What 0x80 to 0x9F stand for; the five that Windows leaves open stay controls.
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
