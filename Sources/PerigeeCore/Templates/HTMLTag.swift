/// A tag of HTML: `<a href="…">`, `</p>`.
struct HTMLTag {
  /// In lower case.
  let name: String
  let isClosing: Bool
  private let attributes: Substring.UnicodeScalarView

  /// - Parameter text: what stands between `<` and `>`.
  init(_ text: Substring.UnicodeScalarView) {
    isClosing = text.first == "/"
    let rest = isClosing ? text.dropFirst() : text
    let end = rest.firstIndex { !$0.isNameOfTag } ?? rest.endIndex
    name = String(rest[..<end]).lowercased()
    attributes = rest[end...]
  }

  /// The value of an attribute, its entities as they stand; nil where it has none.
  func value(_ attribute: String) -> String? {
    var rest = attributes
    while let start = rest.firstIndex(where: \.isNameOfTag) {
      rest = rest[start...]
      let end = rest.firstIndex { !$0.isNameOfTag } ?? rest.endIndex
      let name = String(rest[..<end]).lowercased()
      rest = rest[end...].drop(while: \.properties.isWhitespace)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst().drop(while: \.properties.isWhitespace)
      let value = Self.takeValue(from: &rest)
      if name == attribute { return value }
    }
    return nil
  }

  private static func takeValue(from rest: inout Substring.UnicodeScalarView) -> String {
    if let quote = rest.first, quote == "\"" || quote == "'" {
      let value = rest.dropFirst().prefix { $0 != quote }
      rest = rest[value.endIndex...].dropFirst()
      return String(value)
    }
    let value = rest.prefix { !$0.properties.isWhitespace }
    rest = rest[value.endIndex...]
    return String(value)
  }
}

extension Unicode.Scalar {
  fileprivate var isNameOfTag: Bool {
    properties.isAlphabetic || ("0"..."9").contains(self) || self == "-" || self == ":"
  }
}
