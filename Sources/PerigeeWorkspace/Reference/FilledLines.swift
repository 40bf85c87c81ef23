/// Lines of generated Lua: as many parts in each as its columns have room for.
enum FilledLines {
  /// The columns of a line, in characters.
  static let width = 100

  /// The parts of a list or the words of a sentence, none of them broken.
  /// - Parameters:
  ///   - first: what the first line begins with.
  ///   - rest: what every other line begins with.
  ///   - separator: what stands between two parts of one line; nothing ends a line.
  static func fill(
    _ parts: [String], first: String, rest: String, separator: String = " "
  ) -> [String] {
    var lines = [first]
    var isEmpty = true
    for part in parts {
      let line = lines[lines.count - 1] + (isEmpty ? "" : separator) + part
      if line.count <= width {
        lines[lines.count - 1] = line
      } else if isEmpty {
        lines[lines.count - 1] += part
      } else {
        lines.append(rest + part)
      }
      isEmpty = false
    }
    return lines
  }

  /// A sentence behind `first`.
  static func prose(_ text: String, first: String, rest: String) -> [String] {
    fill(text.split(separator: " ").map(String.init), first: first, rest: rest)
  }
}
