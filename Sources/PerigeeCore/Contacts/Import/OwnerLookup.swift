/// Finds the sender whom an owner's cell names, by address or by name, whatever the case.
///
/// A file has many rows and few owners, so each spelling is looked up once.
struct OwnerLookup: Sendable {
  private struct Spelling {
    var bytes: [UInt8]
    var owner: [UInt8]?
  }

  private static let mostSpellings = 4096

  /// Addresses and names in small letters.
  private var owners: [String: [UInt8]] = [:]
  private var spellings: [UInt64: Spelling] = [:]

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
    let hash = SeenAddresses.hash(cell)
    if let spelling = spellings[hash], spelling.bytes.elementsEqual(cell) { return spelling.owner }
    let owner = owners[String(decoding: cell, as: UTF8.self).lowercased()]
    if spellings.count < Self.mostSpellings {
      spellings[hash] = Spelling(bytes: Array(cell), owner: owner)
    }
    return owner
  }

  func suggestion(for text: String) -> String? {
    Suggestion.nearest(to: text, among: owners.keys.sorted())
  }
}
