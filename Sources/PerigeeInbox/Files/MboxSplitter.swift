/// Parts an mbox into its mails as it comes in, piece by piece.
///
/// A mail begins with a line "From ", an address and a time, at the start or behind an empty line;
/// ">From " in a mail is "From ", once less quoted (mboxo and mboxrd alike). Line ends may be LF, CR
/// LF or CR. Of a mail `Bounds.mail` bytes are kept.
struct MboxSplitter {
  /// Whether the first line begins no mail.
  private(set) var isNoMbox = false
  /// The mail that is being read; nil before the first.
  private var mail: [UInt8]?
  private var line: [UInt8] = []
  /// The line has been longer than is kept, and is no mail's beginning.
  private var isLong = false
  private var isBehindEmpty = true
  private var isBehindCR = false

  /// The mails that end in `piece`.
  mutating func take(_ piece: ArraySlice<UInt8>) -> [[UInt8]] {
    var mails: [[UInt8]] = []
    for byte in piece {
      if isBehindCR {
        isBehindCR = false
        if byte == 0x0A { continue }
      }
      guard byte == 0x0A || byte == 0x0D else {
        append(byte)
        continue
      }
      isBehindCR = byte == 0x0D
      if let mail = endLine() { mails.append(mail) }
    }
    return mails
  }

  /// The last mail.
  mutating func finish() -> [[UInt8]] {
    var mails: [[UInt8]] = []
    if !line.isEmpty || isLong, let mail = endLine() { mails.append(mail) }
    if let mail { mails.append(mail) }
    mail = nil
    return mails
  }

  private mutating func append(_ byte: UInt8) {
    line.append(byte)
    guard line.count >= 65_536 else { return }
    keep(line)
    line.removeAll(keepingCapacity: true)
    isLong = true
  }

  /// The mail that ends where this line begins another.
  private mutating func endLine() -> [UInt8]? {
    defer {
      isBehindEmpty = line.isEmpty && !isLong
      isLong = false
      line.removeAll(keepingCapacity: true)
    }
    if !isLong, isBehindEmpty, Self.begins(line[...], isFirst: mail == nil) {
      defer { mail = [] }
      return mail
    }
    if mail == nil {
      if !line.isEmpty || isLong { isNoMbox = true }
      return nil
    }
    keep(isLong ? line : Array(Self.unquoted(line[...])))
    keep([0x0A])
    return nil
  }

  private mutating func keep(_ bytes: [UInt8]) {
    guard let count = mail?.count, count < Bounds.mail else { return }
    mail?.append(contentsOf: bytes.prefix(Bounds.mail - count))
  }

  /// "From ann@x.example Thu Nov 26 10:00:00 2026"; the first line of a file may lack the time.
  private static func begins(_ line: Bytes, isFirst: Bool) -> Bool {
    guard line.starts(with: "From ".utf8) else { return false }
    if isFirst { return true }
    let words = line.split(separator: 0x20)
    let hasClock = words.contains { word in
      word.count >= 4 && word.contains(UInt8(ascii: ":"))
        && word.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ":") }
    }
    return words.count >= 3 && hasClock
  }

  private static func unquoted(_ line: Bytes) -> Bytes {
    guard line.first == UInt8(ascii: ">") else { return line }
    let text = line.drop { $0 == UInt8(ascii: ">") }
    return text.starts(with: "From ".utf8) ? line.dropFirst() : line
  }
}
