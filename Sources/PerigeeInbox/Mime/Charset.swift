import Glibc

/// The encodings of characters that mails name: UTF-8 and the Latin ones here, all others by the C
/// library's tables.
enum Charset {
  /// UTF-8 of `bytes`, which `name` encodes; what cannot be read becomes U+FFFD. A name that nobody
  /// knows is taken for UTF-8 where the bytes are that, else for Windows-1252.
  static func utf8(_ bytes: Bytes, _ name: String?) -> Bytes {
    let name = canonical(name ?? "")
    // Escapes and seven-bit codes look like ASCII.
    let isCoded =
      name.hasPrefix("ISO-2022") || name.hasPrefix("UTF-7") || name.hasPrefix("UTF-16")
      || name.hasPrefix("UTF-32") || name == "HZ"
    if !isCoded, isASCII(bytes) { return bytes }
    switch name {
    case "UTF-8", "": return isUTF8(bytes) ? bytes : western(bytes)
    case "CP1252": return western(bytes)
    default: return converted(bytes, from: name) ?? (isUTF8(bytes) ? bytes : western(bytes))
    }
  }

  static func isASCII(_ bytes: Bytes) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// A character that is cut off at the end is forgiven where there are others.
  static func isUTF8(_ bytes: Bytes) -> Bool {
    var index = bytes.startIndex
    var hasOthers = false
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte < 0x80 { continue }
      guard byte >= 0xC2, byte <= 0xF4 else { return false }
      for _ in 0..<(byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1) {
        guard index < bytes.endIndex else { return hasOthers }
        guard bytes[index] & 0xC0 == 0x80 else { return false }
        index += 1
      }
      hasOthers = true
    }
    return true
  }

  /// As the C library names it.
  static func canonical(_ name: String) -> String {
    let name = name.uppercased().filter { $0 > " " && $0 != "\"" && $0 != "'" }
    if let alias = aliases[name] { return alias }
    return name.replacing("WINDOWS-", with: "CP")
  }

  /// What mails write where the C library has another name, or a wider table of the same characters.
  private static let aliases = [
    "UTF8": "UTF-8", "UNICODE-1-1-UTF-8": "UTF-8", "US-ASCII": "", "ASCII": "",
    "ANSI_X3.4-1968": "",
    "7BIT": "", "8BIT": "", "UNKNOWN-8BIT": "", "X-UNKNOWN": "", "UNKNOWN": "", "BINARY": "",
    "ISO-8859-1": "CP1252", "ISO8859-1": "CP1252", "ISO_8859-1": "CP1252", "LATIN1": "CP1252",
    "WINDOWS-1252": "CP1252", "CP-1252": "CP1252", "ANSI": "CP1252", "ISO-8859-8-I": "ISO-8859-8",
    "ISO-8859-6-I": "ISO-8859-6", "ISO-8859-9": "CP1254", "ISO-8859-11": "CP874",
    "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932", "SJIS": "CP932", "X-SJIS": "CP932",
    "WINDOWS-31J": "CP932", "MS_KANJI": "CP932", "EUC-JP": "EUC-JP-MS", "X-EUC-JP": "EUC-JP-MS",
    "EUCJP": "EUC-JP-MS", "CP50220": "ISO-2022-JP-2", "CP50221": "ISO-2022-JP-2",
    "ISO-2022-JP": "ISO-2022-JP-2", "CSISO2022JP": "ISO-2022-JP-2", "GB2312": "GB18030",
    "X-GBK": "GB18030", "GBK": "GB18030", "EUC-CN": "GB18030", "CP936": "GB18030",
    "GB_2312-80": "GB18030", "HZ-GB-2312": "HZ", "BIG5": "BIG5-HKSCS", "BIG-5": "BIG5-HKSCS",
    "X-BIG5": "BIG5-HKSCS", "CN-BIG5": "BIG5-HKSCS", "KS_C_5601-1987": "CP949", "EUC-KR": "CP949",
    "KS_C_5601": "CP949", "KSC5601": "CP949", "UNICODE-1-1-UTF-7": "UTF-7", "UTF7": "UTF-7",
    "UTF16": "UTF-16", "X-MAC-ROMAN": "MACINTOSH", "X-MACROMAN": "MACINTOSH", "TIS-620": "CP874",
  ]

  /// Windows-1252, which ISO 8859-1 is in practice.
  private static func western(_ bytes: Bytes) -> Bytes {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        let scalar = byte < 0xA0 ? windows[Int(byte) - 0x80] : UInt32(byte)
        result += String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8
      }
    }
    return result[...]
  }

  /// 0x80 to 0x9F.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152,
    0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122,
    0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// Nil for a name that the C library does not know.
  private static func converted(_ bytes: Bytes, from name: String) -> Bytes? {
    // Suffixes such as //TRANSLIT are instructions and no part of a name.
    guard !name.isEmpty, name.utf8.allSatisfy({ $0.isWord || "-_.:+".utf8.contains($0) }),
      let table = iconv_open("UTF-8", name), Int(bitPattern: table) != -1
    else { return nil }
    defer { iconv_close(table) }
    var source = Array(bytes)
    var result: [UInt8] = []
    var room = [UInt8](repeating: 0, count: source.count * 3 + 64)
    source.withUnsafeMutableBufferPointer { source in
      room.withUnsafeMutableBufferPointer { room in
        result = run(table, source, room)
      }
    }
    return result[...]
  }

  private static func run(
    _ table: iconv_t, _ source: UnsafeMutableBufferPointer<UInt8>,
    _ room: UnsafeMutableBufferPointer<UInt8>
  ) -> [UInt8] {
    var result: [UInt8] = []
    var left = source.count
    var input = UnsafeMutableRawPointer(source.baseAddress)?.assumingMemoryBound(to: CChar.self)
    while left > 0 {
      var free = room.count
      var output = UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self)
      let code = iconv(table, &input, &left, &output, &free)
      result += room[..<(room.count - free)]
      guard code == -1, left > 0, errno != E2BIG else {
        if code != -1 { break }
        continue
      }
      result += "\u{FFFD}".utf8
      input = input.map { $0 + 1 }
      left -= 1
    }
    return result
  }
}
