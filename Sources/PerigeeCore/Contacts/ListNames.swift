/// Names of lists in one cell: "spring; trade fair".
///
/// A name may have a semicolon: it and the backslash stand behind a backslash.
package enum ListNames {
  /// The names in their order; "" for none.
  package static func joined(_ names: [String]) -> String {
    names.map { name in
      var text = String.UnicodeScalarView()
      for scalar in name.unicodeScalars {
        if scalar == ";" || scalar == "\\" { text.append("\\") }
        text.append(scalar)
      }
      return String(text)
    }.joined(separator: "; ")
  }

  /// The names in a cell, each without white space around it; blank ones are none.
  package static func parsed(_ cell: String) -> [String] {
    var names: [String] = []
    var name = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in cell.unicodeScalars {
      if !isEscaped, scalar == ";" {
        names.append(String(name))
        name.removeAll()
      } else if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      } else {
        name.append(scalar)
      }
      isEscaped = false
    }
    return (names + [String(name)]).map(\.trimmed).filter { !$0.isEmpty }
  }
}
