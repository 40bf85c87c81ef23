import PerigeeCore

/// A report of delivery that machines can read (RFC 3464), or what looks like one in a text.
struct DeliveryStatus {
  /// One recipient's fields.
  struct Entry {
    let address: String
    let action: VerdictRecipient.Action?
    let status: String?
    let diagnostic: String
  }

  private(set) var entries: [Entry] = []
  /// The mail's first lines about it, as evidence.
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - bytes: groups of fields with empty lines between them.
  ///   - fallback: the address to take for a group that has none that can be written to.
  ///   - prefersOriginal: whether the recipient as it was first counts before the one that failed.
  init(_ bytes: Bytes, fallback: String? = nil, prefersOriginal: Bool = false) {
    var index = bytes.startIndex
    while index < bytes.endIndex, entries.count < Bounds.recipients {
      let block = HeaderFields(bytes[index...], isLoose: true)
      index = max(index + 1, block.end)
      for group in block.parted(byRepeated: Self.once) {
        guard let entry = Self.entry(group, fallback, prefersOriginal) else { continue }
        entries.append(entry)
        note(group)
      }
    }
  }

  private static let once: Set<String> = [
    "final-recipient", "original-recipient", "action", "diagnostic-code",
  ]

  private mutating func note(_ group: HeaderFields) {
    guard lines.count < 6 else { return }
    for name in ["final-recipient", "action", "status", "diagnostic-code"] where group.has(name) {
      let title = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
      lines.append("\(title.joined(separator: "-")): \(group.text(name))")
    }
  }

  private static func entry(
    _ group: HeaderFields, _ fallback: String?, _ prefersOriginal: Bool
  ) -> Entry? {
    let isAbout = recipientNames.contains(where: group.has) || group.has("action")
    guard isAbout, let address = address(group, prefersOriginal) ?? fallback else { return nil }
    let status = group.raw("status").flatMap { StatusCode.any(in: $0) }
    let diagnostic = group.allRaw("diagnostic-code").map { EncodedText.decode($0) }
      .joined(separator: " ")
    let comment = group.text("status")
    return Entry(
      address: address, action: action(group.raw("action"), status), status: status,
      diagnostic: diagnostic.isEmpty ? comment : diagnostic)
  }

  private static let recipientNames = ["final-recipient", "original-recipient"]

  /// The recipient as the mail was sent to it, where the report knows an address.
  private static func address(_ group: HeaderFields, _ prefersOriginal: Bool) -> String? {
    let names = ["final-recipient", "original-recipient", "x-actual-recipient"]
    for name in prefersOriginal ? [names[1], names[0]] : names {
      guard let value = group.raw(name) else { continue }
      let isTyped = value.prefix(20).contains(UInt8(ascii: ";"))
      let text = isTyped ? value.drop { $0 != UInt8(ascii: ";") }.dropFirst() : value
      if let found = AddressScan.first(in: text.trimmed) { return found }
    }
    return nil
  }

  private static func action(_ value: Bytes?, _ status: String?) -> VerdictRecipient.Action? {
    if let value {
      if value.hasPrefix("fail") { return .failed }
      if value.hasPrefix("delayed") { return .delayed }
      if value.hasPrefix("delivered") || value.hasPrefix("deliverable") { return .delivered }
      if value.hasPrefix("relayed") { return .relayed }
      if value.hasPrefix("expanded") { return .expanded }
      if value.hasPrefix("expired") { return .failed }
    }
    switch status?.first {
    case "5": return .failed
    case "4": return .delayed
    case "2": return .delivered
    default: return nil
    }
  }
}
