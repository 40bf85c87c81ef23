import PerigeeCore

/// How texts that anybody may have written are shown: as characters, whatever they are.
///
/// Markup is escaped. Control characters and those that change the direction of a text, or hide in it,
/// stand as `\u{202e}`: a browser would drop them or obey them. Of a very long text the beginning is shown,
/// with its length.
enum ShownText {
  /// How many characters of one text are shown, unless told.
  static let length = 400
  /// How many marks may stand on one character.
  private static let marks = 6

  /// - Parameter limit: how many characters are shown.
  static func append(_ text: String, to bytes: inout [UInt8], limit: Int = length) {
    var shown = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      guard shown < limit else {
        bytes += Array("… (\(counted(text.utf8.count, "byte")))".utf8)
        return
      }
      shown += 1
      marks = isMark(scalar) ? marks + 1 : 0
      append(scalar, isHidden: marks > Self.marks || isHidden(scalar), to: &bytes)
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, isHidden: Bool, to bytes: inout [UInt8]
  ) {
    switch scalar {
    case "&": bytes += Array("&amp;".utf8)
    case "<": bytes += Array("&lt;".utf8)
    case ">": bytes += Array("&gt;".utf8)
    case "\"": bytes += Array("&quot;".utf8)
    case "'": bytes += Array("&#39;".utf8)
    case "\n": bytes += Array("\\n".utf8)
    case "\r": bytes += Array("\\r".utf8)
    case "\t": bytes += Array("\\t".utf8)
    case _ where isHidden: bytes += Array("\\u{\(String(scalar.value, radix: 16))}".utf8)
    default: bytes += Array(UTF8.encode(scalar)!)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    // Emoji and Persian are written with these two.
    if scalar.value == 0x200C || scalar.value == 0x200D { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: return true
    default: return false
    }
  }
}
