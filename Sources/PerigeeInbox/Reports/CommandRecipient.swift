/// The recipient in a talk between servers that a report repeats: "RCPT TO:<ann@x.example>".
enum CommandRecipient {
  static func places(_ lines: [Bytes]) -> [RecipientPlace] {
    lines.enumerated().compactMap { number, line in
      let folded = line.prefix(400).map(\.lowered)[...]
      guard let start = folded.position(of: Array("rcpt to".utf8), from: 0) else { return nil }
      let text = line[(line.startIndex + start)...]
      return AddressScan.addresses(in: text, limit: 1).first
        .map { RecipientPlace(address: $0.address, line: number) }
    }
  }
}
