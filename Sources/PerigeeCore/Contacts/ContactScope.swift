/// Where contacts are gathered.
package enum ContactScope: Hashable, Sendable {
  case all
  case gathered(Gathering)

  /// Lists and addresses: whoever is in any of the lists, or has one of the addresses, once.
  package struct Gathering: Hashable, Sendable, Codable {
    /// Names, sorted and distinct; each must exist.
    package let lists: [String]
    /// Sorted and distinct.
    package let emails: [EmailAddress]

    fileprivate init(lists: [String], emails: [EmailAddress]) {
      self.lists = Set(lists).sorted()
      self.emails = Set(emails).sorted()
    }
  }

  /// Those in any of the lists, and those with the addresses; the order of either does not count.
  package static func gathered(lists: [String], emails: [EmailAddress]) -> Self {
    .gathered(Gathering(lists: lists, emails: emails))
  }

  /// Those in the list.
  package static func list(_ name: String) -> Self { .gathered(lists: [name], emails: []) }

  /// Those with these addresses.
  package static func emails(_ emails: [EmailAddress]) -> Self {
    .gathered(lists: [], emails: emails)
  }
}

extension ContactScope: Codable {
  private enum CodingKeys: CodingKey { case gathered }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let gathering = try container.decodeIfPresent(Gathering.self, forKey: .gathered)
    self = gathering.map { .gathered($0) } ?? .all
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    guard case .gathered(let gathering) = self else { return }
    try container.encode(gathering, forKey: .gathered)
  }
}
