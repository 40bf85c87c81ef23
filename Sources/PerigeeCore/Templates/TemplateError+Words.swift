extension TemplateError: CustomStringConvertible {
  /// One line a mistake.
  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}

extension TemplateError.Mistake: CustomStringConvertible {
  /// `line 1, column 7: "{{" is never closed; write "}}" behind the variable`.
  package var description: String { "\(position): \(fact)" }
}

extension Template.Position: CustomStringConvertible {
  package var description: String { "line \(line), column \(column)" }
}

extension TemplateError.Fact: CustomStringConvertible {
  package var description: String {
    switch self {
    case .outputNotClosed: #""{{" is never closed; write "}}" behind the variable"#
    case .emptyOutput: #""{{ }}" is empty; write a variable between the braces"#
    case .tag(let name): Self.tag(name)
    case .textNotClosed:
      "the text that begins with this quote is never closed; write the same quote behind it"
    case .braceInText:
      #"the text that begins with this quote holds a brace that ends the output; "#
        + #"leave "}" and "{%" out of texts between "{{" and "}}""#
    case .unexpected(let found, let expected): Self.unexpected(found, expected)
    case .incomplete(let expected): "the output ends where \(expected) is expected"
    case .numberTooLong(let number):
      #"the number \#(number) has more than 15 digits; write it as a text, "\#(number)""#
    case .spaceInName, .hyphenInName, .dottedName, .indexedName: name
    default: filter
    }
  }

  private static func tag(_ name: String?) -> String {
    #""{% \#(name ?? "…") %}" is not supported, only "{{ … }}" is; "#
      + #"for a value that may be absent write {{ name | default: "…" }}"#
  }

  private static func unexpected(
    _ found: String, _ expected: TemplateError.Expectation
  ) -> String {
    "\(expected) is expected, but \(shown(found)) was found" + remedy(found)
  }

  /// A character that cannot be seen by its number.
  private static func shown(_ found: String) -> String {
    guard let scalar = found.unicodeScalars.first, found.unicodeScalars.count == 1 else {
      return "\"\(found)\""
    }
    let number = "U+" + hexadecimal(scalar.value)
    if scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint {
      return "the invisible character \(number)"
    }
    if scalar.value < 0x20 || scalar.value == 0x7F { return "the control character \(number)" }
    return found == "\"" ? "'\"'" : "\"\(found)\""
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  private static func remedy(_ found: String) -> String {
    switch found {
    case "“", "”", "„", "«", "»": #"; write straight quotes, ""#
    case "‘", "’", "‚": "; write straight quotes, '"
    case "{": #"; an output begins with two braces, "{{""#
    case "(": "; ranges are not supported"
    case "=", "!", "<", ">": "; comparisons are not supported"
    default:
      found.unicodeScalars.contains { $0.properties.isAlphabetic && !$0.isASCII }
        ? "; a name is made of the letters a to z, digits and _" : ""
    }
  }

  private var name: String {
    switch self {
    case .spaceInName(let parts):
      "a name has no spaces, and \"\(parts.joined(separator: " "))\" was found; "
        + "write \(parts.joined(separator: "_"))"
    case .hyphenInName(let name):
      "a name has no hyphens, and \"\(name)\" was found; "
        + "write \(name.utf8.replacingHyphens)"
    case .dottedName(let name): Self.dotted(name)
    case .indexedName(let name): "\"\(name)[\" is not supported; a variable has one value"
    default: ""
    }
  }

  private static func dotted(_ name: String) -> String {
    let last = String(name.split(separator: ".").last ?? "")
    if name == "sender" || name.utf8.starts(with: "sender.".utf8) {
      let known = Suggestion.nearest(to: last, among: ["name", "email"])
      return "a sender has a name and an email, and \"\(name)\" was found; write "
        + (known.map { "sender.\($0)" } ?? "sender.name or sender.email")
    }
    return "names with dots are sender.name and sender.email, and \"\(name)\" was found; "
      + "write \(last) for a contact's variable"
  }

  private var filter: String {
    switch self {
    case .unknownFilter(let name, let suggestion):
      "there is no filter \"\(name)\""
        + (suggestion.map { "; did you mean \($0)?" }
          ?? "; there are \(TemplateFilter.Name.list)")
    case .argumentCount(let filter, let found, let expected):
      "the filter \(filter) takes \(Self.arguments(expected)), and \(found) "
        + (found == 1 ? "was" : "were") + " found"
        + (found == 0 ? "; write them behind a colon, \(filter): …" : "")
    case .lengthNotWholeNumber:
      "truncate takes its length as a whole number from 0; write for example truncate: 20"
    case .emptySearch(let filter):
      "the text that \(filter) looks for is empty; write what it should look for"
    case .unknownOption(let option, let filter):
      "the filter \(filter) has no option \"\(option):\""
        + (filter == "default" ? "; it has allow_false:" : "; write its arguments without names")
    case .optionNotTruth(let option): "\(option): is true or false; write one of them"
    default: ""
    }
  }

  private static func arguments(_ expected: ClosedRange<Int>) -> String {
    switch (expected.lowerBound, expected.upperBound) {
    case (0, 0): "no argument"
    case (0, let most): "at most \(most) argument" + (most == 1 ? "" : "s")
    case (1, 1): "one argument"
    case (let least, let most): "\(least) to \(most) arguments"
    }
  }
}

extension TemplateError.Expectation: CustomStringConvertible {
  package var description: String {
    switch self {
    case .value: "a variable"
    case .filterOrEnd: #""|" and a filter, or "}}","#
    case .filterName: #"the name of a filter behind "|""#
    case .argument: "a text in quotes, a number or a variable"
    case .nameAfterDot: "a name behind the dot"
    }
  }
}

extension TemplateFilter.Name {
  /// "default, upcase, … and escape".
  fileprivate static var list: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + names.suffix(1).map { " and \($0)" }.joined()
  }
}

extension String.UTF8View {
  fileprivate var replacingHyphens: String {
    String(decoding: map { $0 == .dash ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
  }
}
