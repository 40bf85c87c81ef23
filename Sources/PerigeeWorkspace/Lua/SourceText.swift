/// A file's text by lines and columns, both from 1; a column is a character.
struct SourceText {
  let bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      // Lua takes "\r\n" and "\n\r" for one break.
      if index < bytes.count, bytes[index] != byte, bytes[index] == 0x0A || bytes[index] == 0x0D {
        index += 1
      }
      starts.append(index)
    }
    self.starts = starts
  }

  /// The line and the column of a byte.
  func place(_ offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, column(from: starts[low], to: offset))
  }

  private func column(from start: Int, to offset: Int) -> Int {
    1 + bytes[start..<min(offset, bytes.count)].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  private func line(_ number: Int) -> ArraySlice<UInt8>? {
    guard starts.indices.contains(number - 1) else { return nil }
    let end = number < starts.count ? starts[number] : bytes.count
    return bytes[starts[number - 1]..<end]
  }

  /// Where on its line a mistake stands whose place Lua knows no better: the name that the message
  /// quotes, else the beginning of what is written there.
  func column(ofLine number: Int, _ message: String) -> Int? {
    guard let line = line(number) else { return nil }
    for quote in ["\"", "'"] as [Character] {
      let parts = message.split(separator: quote, omittingEmptySubsequences: false)
      guard parts.count > 2, let place = Self.place(ofWord: Array(parts[1].utf8), in: line) else {
        continue
      }
      return column(from: line.startIndex, to: place)
    }
    let first = line.firstIndex { $0 > 0x20 } ?? line.startIndex
    return column(from: line.startIndex, to: first)
  }

  /// A whole word: not the t of print.
  private static func place(ofWord word: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    guard let first = word.first, let last = word.last, line.count >= word.count else { return nil }
    return (line.startIndex...(line.endIndex - word.count)).first { start in
      let end = start + word.count
      guard line[start..<end].elementsEqual(word) else { return false }
      let isOpenBefore = start > line.startIndex && isWord(line[start - 1]) && isWord(first)
      let isOpenBehind = end < line.endIndex && isWord(line[end]) && isWord(last)
      return !isOpenBefore && !isOpenBehind
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }
}
