// Texts that people write in parts. They are parted by bytes: a mark and a combining mark behind it are one
// Character, and a value may begin with a combining mark.
extension String {
  /// What stands before the first `mark` and behind it; nil where there is none.
  /// - Parameter mark: ASCII.
  package func parts(around mark: Unicode.Scalar) -> (before: String, behind: String)? {
    guard let place = utf8.firstIndex(of: UInt8(ascii: mark)) else { return nil }
    return (String(self[..<place]), String(self[utf8.index(after: place)...]))
  }

  /// What stands between the `mark`s, blank parts too.
  /// - Parameter mark: ASCII.
  package func parts(between mark: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }

  /// What stands behind `beginning`; nil where the text does not begin with it.
  package func behind(_ beginning: String) -> String? {
    guard utf8.starts(with: beginning.utf8) else { return nil }
    return String(Substring(utf8.dropFirst(beginning.utf8.count)))
  }

  /// Whether the ASCII character is anywhere in it.
  package func has(_ mark: Unicode.Scalar) -> Bool { utf8.contains(UInt8(ascii: mark)) }
}
