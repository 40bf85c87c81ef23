extension JSONFault: ReportableError {
  package var code: String { "json" }

  package var message: String {
    "the text is no JSON: line \(grouped(line)), column \(grouped(column)): \(reason.words)"
  }

  package var details: [(String, String)] { [("line", "\(line)"), ("column", "\(column)")] }
}

extension JSONFault.Reason {
  fileprivate var words: String {
    switch self {
    case .unexpected(let text):
      "\(text.excerpt) is no value; a string stands in double quotes, and names are true, false and null"
    case .end: "it ends before its value does; close what is open"
    case .more: "something follows behind the value; a text holds one"
    case .expected(let what): "\(what) is missing here"
    case .number(let text):
      "\(text.excerpt) is no number; write one as 12, -0.5 or 1e3, without a zero before it"
    case .tooManyDigits(let text):
      "\(text.excerpt) is a whole number beyond 64 bits and would lose digits; write it as a string"
    case .tooLarge(let text): "\(text.excerpt) is beyond what a number can be"
    case .openString: "the string that begins here is not closed"
    case .control(let byte):
      "a control character in a string; write it as \\u00" + (byte < 16 ? "0" : "")
        + String(byte, radix: 16)
    case .escape:
      "this is no escape; there are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits"
    case .surrogate: "half of a pair of UTF-16; write both halves, or the character itself"
    case .duplicate(let key): "the key \(key.excerpt) is there already; one value would be lost"
    case .tooDeep(let limit): "it is nested deeper than \(grouped(limit)) levels"
    }
  }
}
