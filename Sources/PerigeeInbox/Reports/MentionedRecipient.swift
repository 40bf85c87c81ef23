/// Any address in a report's sentences; those of the lines that fail first, else all.
enum MentionedRecipient {
  static func places(_ lines: [Bytes]) -> [RecipientPlace] {
    let all = lines.enumerated().flatMap { number, line -> [RecipientPlace] in
      guard line.contains(UInt8(ascii: "@")), !isAboutOthers(line) else { return [] }
      return AddressScan.addresses(in: line, limit: 20)
        .map { RecipientPlace(address: $0.address, line: number) }
    }
    let told = all.first { BounceWords.texts.matches(FoldedText(lines[$0.line])) }
    guard let first = told ?? all.first(where: { isFailure(lines, $0.line) }) ?? all.first else {
      return []
    }
    // The others are persons to ask, and the mail's own headers.
    return all.filter { $0.line == first.line }
  }

  private static func isFailure(_ lines: [Bytes], _ number: Int) -> Bool {
    let around = lines[max(0, number - 1)...min(lines.count - 1, number + 1)]
    return FailureWords.table.matches(FoldedText(Array(around.joined(separator: [0x20]))))
  }

  private static func isAboutOthers(_ line: Bytes) -> Bool {
    let text = line.trimmed
    return others.contains { text.hasPrefix($0) }
  }

  private static let others: [StaticString] = [
    "from:", "sender:", "message-id:", "reply-to:", "subject:", "cc:", "references:",
    "in-reply-to:",
    "reporting-mta:", ">>> mail from", "mail from:", "from ", "date:", "x-",
  ]
}
