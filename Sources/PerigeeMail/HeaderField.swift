import PerigeeCore

/// A header: its name, and pieces between which a line may be folded.
struct HeaderField {
  /// RFC 2047: "each line of a header field that contains one or more 'encoded-word's is limited to
  /// 76 characters"; one limit for all is below RFC 5322's 78.
  static let lineLimit = 76
  /// The longest piece that fits behind the space of a folded line.
  static let wordLimit = lineLimit - 1

  var name: String
  /// Each begins with the white space that stands before it.
  var pieces: [String]

  init(name: String, pieces: [String]) {
    self.name = name
    self.pieces = pieces
  }

  init(name: String, words: [String]) {
    self.init(name: name, pieces: words.map { " " + $0 })
  }

  /// A header of free text: as it is where it is ASCII that can be folded at its spaces, else encoded.
  init(name: String, text: String) {
    let line = text.onOneLine
    let pieces = line.wordsWithSpaces
    let isPlain =
      line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.holdsEncodedWord
      && pieces.allSatisfy { $0.utf8.count <= Self.lineLimit }
      && (pieces.first?.utf8.count ?? 0) + name.utf8.count + 1 <= Self.lineLimit
    self.init(name: name, pieces: isPlain ? pieces : EncodedWords.pieces(of: line, after: name))
  }

  /// Writes the header, folded before a piece that would pass `lineLimit`.
  func append(to bytes: inout [UInt8]) {
    bytes += name.utf8
    bytes.append(UInt8(ascii: ":"))
    var length = name.utf8.count + 1
    for (index, piece) in pieces.enumerated() {
      // A first line of nothing but the name is more than some servers understand.
      if index > 0, length + piece.utf8.count > Self.lineLimit {
        bytes += [0x0D, 0x0A]
        length = 0
      }
      bytes += piece.utf8
      length += piece.utf8.count
    }
    bytes += [0x0D, 0x0A]
  }
}

extension String {
  /// Holds `=?`, with which an encoded word begins.
  var holdsEncodedWord: Bool {
    zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: "=") && $1 == UInt8(ascii: "?") }
  }

  /// "a  b" as " a", "  b": what joins to the text behind one space.
  fileprivate var wordsWithSpaces: [String] {
    var pieces: [String] = []
    var current: [UInt8] = isEmpty ? [] : [0x20]
    for byte in utf8 {
      if byte == 0x20, current.last != 0x20 {
        pieces.append(String(decoding: current, as: UTF8.self))
        current = []
      }
      current.append(byte)
    }
    return current.isEmpty ? pieces : pieces + [String(decoding: current, as: UTF8.self)]
  }
}
