extension String {
  /// The text as a header can hold it: "A line break in a value never reaches a header" (rule 10).
  ///
  /// A run of spaces with a line break, a tab or another control character in it becomes one space
  /// (C0, DEL, C1 with U+0085, U+2028, U+2029); spaces at either end go. It works on scalars, for
  /// `"\r\n"` is one `Character` and a search for either half would not find it.
  package var onOneLine: String {
    guard !isPlainLine else { return self }
    var line = String.UnicodeScalarView()
    var spaces = 0
    var breaks = false
    for scalar in unicodeScalars {
      if scalar.breaksLine {
        breaks = true
      } else if scalar == " " {
        spaces += 1
      } else {
        if !line.isEmpty {
          line.append(contentsOf: repeatElement(" ", count: breaks ? 1 : spaces))
        }
        line.append(scalar)
        (spaces, breaks) = (0, false)
      }
    }
    return String(line)
  }

  /// Printable ASCII without a space at either end: most subjects, and nothing to do.
  private var isPlainLine: Bool {
    utf8.first != 0x20 && utf8.last != 0x20 && utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

extension Unicode.Scalar {
  fileprivate var breaksLine: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
    default: false
    }
  }
}
