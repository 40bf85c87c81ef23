/// Finds the sender whom an owner's cell names, by address or by name, whatever the case.
struct OwnerLookup: Sendable {
  /// Addresses and names in small letters.
  private var owners: [String: [UInt8]] = [:]
  private var memo = CellMemo<[UInt8]?>()

  /// - Parameter senders: names by address; a name that two senders share names neither.
  init(senders: [EmailAddress: String]) {
    let named = Dictionary(grouping: senders) { $0.value.lowercased() }
    for (name, sharing) in named where sharing.count == 1 && !name.isEmpty {
      for (email, _) in sharing { owners[name] = Array(email.text.utf8) }
    }
    for email in senders.keys { owners[email.text] = Array(email.text.utf8) }
  }

  /// The owner's address, or nil where `cell` names no sender.
  mutating func owner(in cell: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    let owners = owners
    return memo.value(cell) { owners[$0.lowercased()] }
  }

  func suggestion(for text: String) -> String? {
    Suggestion.nearest(to: text, among: owners.keys.sorted())
  }
}
