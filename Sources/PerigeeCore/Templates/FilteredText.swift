/// The text functions of Liquid's filters, as Ruby has them: letters are Unicode scalars, white space
/// is ASCII's and NUL.
extension String {
  /// Without the white space at its start.
  var strippedStart: String {
    guard let first = utf8.first, first.isStripped else { return self }
    return String(decoding: utf8.drop(while: \.isStripped), as: UTF8.self)
  }

  /// Without the white space at its end.
  var strippedEnd: String {
    guard let last = utf8.last, last.isStripped else { return self }
    let count = utf8.reversed().prefix(while: \.isStripped).count
    return String(decoding: utf8.dropLast(count), as: UTF8.self)
  }

  /// "Capitalizes the first word in a string and downcases the remaining characters."
  var capitalizedFirst: String {
    guard let first = unicodeScalars.first else { return self }
    let rest = String(unicodeScalars.dropFirst())
    return first.properties.titlecaseMapping + rest.lowercased()
  }

  /// At most `length` scalars, "the ellipsis is included in the character count".
  func truncated(to length: Int, ellipsis: String) -> String {
    guard unicodeScalars.count > length else { return self }
    let kept = max(0, length - ellipsis.unicodeScalars.count)
    return String(unicodeScalars.prefix(kept)) + ellipsis
  }

  /// Every `search`, from the left and without overlap, replaced; an empty one is found before each
  /// scalar and at the end.
  func replacing(bytesOf search: String, with replacement: String) -> String {
    let pattern = Array(search.utf8)
    guard !pattern.isEmpty else { return weaving(replacement) }
    let bytes = Array(utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == pattern[0], bytes[offset...].starts(with: pattern) {
        result += replacement.utf8
        offset += pattern.count
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func weaving(_ thread: String) -> String {
    var result = thread.unicodeScalars
    for scalar in unicodeScalars {
      result.append(scalar)
      result.append(contentsOf: thread.unicodeScalars)
    }
    return String(result)
  }

  var escapedHTML: String {
    var result = ""
    appendEscapingHTML(to: &result)
    return result
  }

  /// Appends to `result`, with `&`, `<`, `>`, `"` and `'` as entities.
  func appendEscapingHTML(to result: inout String) {
    var start = utf8.startIndex
    for index in utf8.indices {
      guard let entity = utf8[index].entity else { continue }
      result += self[start..<index]
      result += entity
      start = utf8.index(after: index)
    }
    result += self[start...]
  }
}

extension UInt8 {
  /// What Ruby's `strip` takes: "null, horizontal tab, line feed, vertical tab, form feed, carriage
  /// return, space".
  fileprivate var isStripped: Bool { self == 0 || isLiquidSpace }

  fileprivate var entity: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
