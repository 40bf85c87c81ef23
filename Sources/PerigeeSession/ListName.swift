import PerigeeCore

/// What a list may be called.
package enum ListName {
  /// The name without white space around it.
  /// - Throws: `ListNameError` where it is blank or would not stand on one line.
  package static func checked(_ text: String) throws(ListNameError) -> String {
    let name = text.trimmed
    guard !name.isEmpty else { throw .blank }
    let isOdd = { (scalar: Unicode.Scalar) in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    guard !name.unicodeScalars.contains(where: isOdd) else { throw .controlCharacter }
    return name
  }
}
