/// A text as phrases are looked for in it: in small letters without accents, its white space single
/// spaces.
struct FoldedText {
  /// UTF-8, with a space before and behind, so that a phrase can ask for whole words.
  let bytes: [UInt8]
  /// What was read.
  private let source: Bytes

  /// - Parameter limit: bytes of `text` that are read.
  init(_ text: Bytes, limit: Int = Bounds.text) {
    source = text.prefix(limit)
    var folded: [UInt8] = [0x20]
    folded.reserveCapacity(source.count + 2)
    var letters = LetterFolding()
    for byte in source { letters.append(byte, to: &folded) }
    if folded.last != 0x20 { folded.append(0x20) }
    bytes = folded
  }

  init(_ text: [UInt8]) { self.init(text[...]) }

  init(_ text: String) { self.init(Bytes(text)) }

  /// What stands in the text where `range` is in the folded one.
  func original(_ range: Range<Int>) -> Bytes {
    var folded: [UInt8] = [0x20]
    var letters = LetterFolding()
    var start = source.startIndex
    for index in source.indices {
      if folded.count <= range.lowerBound { start = index }
      letters.append(source[index], to: &folded)
      if folded.count >= range.upperBound { return source[start...index] }
    }
    return source[start...]
  }
}

extension String {
  /// In small letters without accents, as words in a folded text are compared.
  var folded: String { FoldedText(self).bytes.dropFirst().dropLast()[...].string }
}
