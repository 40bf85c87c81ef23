package import PerigeeCore

extension TestRun.Outcome {
  /// For people: a mark, the case, and below it why it failed.
  package func text(_ style: TextStyle = .plain) -> String {
    let mark = failure == nil ? style.green("✓") : style.red("✗")
    let reason = failure.map { $0.everyLine.map { "      \($0)\n" }.joined() } ?? ""
    return "  \(mark) \(name)\n" + reason
  }

  /// As the Test Anything Protocol says it; `number` counts from 1.
  package func protocolLines(number: Int) -> String {
    // A # would begin a directive, and a line break another line.
    let name = name.replacing("\\", with: "\\\\").replacing("#", with: "\\#")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    let result = failure == nil ? "ok" : "not ok"
    return "\(result) \(number) - \(name)\n" + (failure.map(Self.protocolComment) ?? "")
  }

  /// Text as comments of that protocol, each line ended by a line feed.
  package static func protocolComment(_ text: String) -> String {
    let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
    return text.everyLine.map { "# \($0)\n" }.joined()
  }
}

extension String {
  /// Its lines, the empty ones too.
  fileprivate var everyLine: [Substring] {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }
}
