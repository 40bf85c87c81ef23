/// RFC 2047: text that is not ASCII in a header, as `=?UTF-8?Q?…?=` or `=?UTF-8?B?…?=`.
enum EncodedWords {
  /// `text` in words that each fit a line and decode by themselves, each with the space before it.
  ///
  /// Between two words a reader drops the white space, so that they join without a seam. No Unicode
  /// scalar is split. Of Q, which a person can read, and B the shorter is taken for the whole text.
  static func pieces(of text: String, after field: String) -> [String] {
    let firstRoom = HeaderField.wordLimit - field.utf8.count - 1
    let readable = words(of: text, firstRoom: firstRoom, Q.self)
    let short = words(of: text, firstRoom: firstRoom, B.self)
    let size = { (words: [String]) in words.reduce(0) { $0 + $1.utf8.count } }
    return (size(readable) <= size(short) ? readable : short).map { " " + $0 }
  }

  private static func words<E: Encoding>(
    of text: String, firstRoom: Int, _ encoding: E.Type
  ) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    var room = firstRoom - overhead
    for scalar in text.unicodeScalars {
      let next = Array(String(scalar).utf8)
      if !bytes.isEmpty, E.length(bytes, adding: next) > room {
        words.append(word(bytes, encoding))
        bytes = []
        room = HeaderField.wordLimit - overhead
      }
      bytes += next
    }
    return bytes.isEmpty ? words : words + [word(bytes, encoding)]
  }

  private static let overhead = "=?UTF-8?Q??=".utf8.count

  private static func word<E: Encoding>(_ bytes: [UInt8], _: E.Type) -> String {
    "=?UTF-8?\(E.name)?" + String(decoding: E.encode(bytes), as: UTF8.self) + "?="
  }

  private protocol Encoding {
    static var name: String { get }
    static func encode(_ bytes: [UInt8]) -> [UInt8]
    /// Bytes of the encoded form of both; at most 75 are ever asked for.
    static func length(_ bytes: [UInt8], adding next: [UInt8]) -> Int
  }

  private enum Q: Encoding {
    static let name = "Q"

    static func length(_ bytes: [UInt8], adding next: [UInt8]) -> Int {
      (bytes + next).reduce(0) { $0 + (isLiteral($1) || $1 == 0x20 ? 1 : 3) }
    }

    static func encode(_ bytes: [UInt8]) -> [UInt8] {
      bytes.flatMap { byte in
        if byte == 0x20 { return [UInt8(ascii: "_")] }
        return isLiteral(byte) ? [byte] : Hexadecimal.escape(byte)
      }
    }

    /// What a word may hold as it is, in a name as well as in a subject.
    private static func isLiteral(_ byte: UInt8) -> Bool {
      byte.isLetterOrDigit || marks.contains(byte)
    }

    private static let marks = Set("!*+-/".utf8)
  }

  private enum B: Encoding {
    static let name = "B"

    static func length(_ bytes: [UInt8], adding next: [UInt8]) -> Int {
      (bytes.count + next.count + 2) / 3 * 4
    }

    static func encode(_ bytes: [UInt8]) -> [UInt8] { Base64.encode(bytes) }
  }
}
