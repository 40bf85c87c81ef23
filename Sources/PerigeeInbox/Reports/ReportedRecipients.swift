import PerigeeCore

/// A report's recipients, each once.
enum ReportedRecipients {
  /// Of two rows about one address the one counts that says more: failed before delayed, a known
  /// hardness before an unknown one.
  static func merged(_ rows: [VerdictRecipient]) -> [VerdictRecipient] {
    var places: [String: Int] = [:]
    var merged: [VerdictRecipient] = []
    for row in rows.prefix(Bounds.recipients) {
      let key = row.address.lowercased()
      guard let place = places[key] else {
        places[key] = merged.count
        merged.append(row)
        continue
      }
      if weight(row) > weight(merged[place]) { merged[place] = row }
    }
    return merged
  }

  /// Whose addresses a report names beside its recipients', in small letters: the machine's, and
  /// those of who wrote the mail that it brings back.
  static func others(_ mail: Mail, _ report: ReportText) -> Set<String> {
    let returned = mail.contents.returned ?? report.returned
    let writers = ["from", "sender", "return-path", "reply-to"].compactMap { returned?.raw($0) }
      .compactMap { AddressScan.first(in: $0) }
    let all = mail.recipients + writers + [mail.sender].compactMap { $0 }
    return Set(all.flatMap { [$0.lowercased(), withoutTag($0.lowercased())] })
  }

  /// "ann@x.example" of "ann+0a1b@x.example".
  private static func withoutTag(_ address: String) -> String {
    guard let plus = address.firstIndex(of: "+"), let sign = address.lastIndex(of: "@"),
      plus < sign
    else { return address }
    return String(address[..<plus] + address[sign...])
  }

  private static func weight(_ row: VerdictRecipient) -> Int {
    let action =
      switch row.action {
      case .failed: 4
      case .delayed: 2
      case .delivered, .relayed, .expanded: 0
      }
    return action + (row.hardness == .unknown ? 0 : 1)
  }
}
