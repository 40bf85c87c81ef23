/// Cells in which Google Contacts has several values: "ann@a.example ::: ann@b.example".
enum SeveralValues {
  private static let separator = Array(" ::: ".utf8)

  /// The bytes before the first separator; nil where there is none.
  static func first(of cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard cell.count > separator.count else { return nil }
    for start in 0...(cell.count - separator.count)
    where cell[start] == separator[0]
      && cell[start..<(start + separator.count)].elementsEqual(separator)
    {
      return UnsafeBufferPointer(rebasing: cell[..<start])
    }
    return nil
  }

  /// The same for a text.
  static func first(of text: String) -> String? {
    var text = text
    return text.withUTF8 { first(of: $0).map { String(decoding: $0, as: UTF8.self) } }
  }
}
