/// The encoding of a CSV file (rule 3).
package enum CSVEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  /// By its byte-order mark; little-endian without one.
  case utf16 = "utf-16"

  /// Also as people write them: "UTF8", "cp1252", "latin1".
  package init?(name: String) {
    let name = name.lowercased()
    let aliases: [String: Self] = [
      "utf8": .utf8, "cp1252": .windows1252, "windows1252": .windows1252, "latin1": .latin1,
      "latin-1": .latin1, "iso8859-1": .latin1, "utf16": .utf16,
    ]
    guard let encoding = Self(rawValue: name) ?? aliases[name] else { return nil }
    self = encoding
  }
}

/// Turns bytes of an encoding into UTF-8, a chunk at a time.
package struct CSVTranscoder {
  private let encoding: CSVEncoding
  private var isBigEndian: Bool?
  private var rest: [UInt8] = []
  private var highSurrogate: UInt16?

  package init(_ encoding: CSVEncoding) { self.encoding = encoding }

  package mutating func transcode(_ chunk: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8: return chunk
    case .latin1: return chunk.flatMap { Self.utf8(UInt32($0)) }
    case .windows1252: return chunk.flatMap { Self.utf8(Self.windows1252($0)) }
    case .utf16: return utf16(chunk)
    }
  }

  private static func utf8(_ scalar: UInt32) -> [UInt8] {
    Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
  }

  private static func windows1252(_ byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? windowsMarks[Int(byte) - 0x80] : UInt32(byte)
  }

  /// 0x80 to 0x9F, where Windows-1252 is not Latin 1.
  private static let windowsMarks: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private mutating func utf16(_ chunk: [UInt8]) -> [UInt8] {
    var bytes = (rest + chunk)[...]
    if isBigEndian == nil {
      guard bytes.count >= 2 else {
        rest = Array(bytes)
        return []
      }
      isBigEndian = bytes.starts(with: [0xFE, 0xFF])
      if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
        bytes = bytes.dropFirst(2)
      }
    }
    var output: [UInt8] = []
    while bytes.count >= 2 {
      let (first, second) = (UInt16(bytes.removeFirst()), UInt16(bytes.removeFirst()))
      append(isBigEndian == true ? first << 8 | second : second << 8 | first, to: &output)
    }
    rest = Array(bytes)
    return output
  }

  private mutating func append(_ unit: UInt16, to output: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        output += Self.utf8(scalar)
        return
      }
      output += Self.utf8(0xFFFD)
    }
    if UTF16.isLeadSurrogate(unit) {
      highSurrogate = unit
    } else {
      output += Self.utf8(UInt32(unit))
    }
  }
}
