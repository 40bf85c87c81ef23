extension ContactSelection: Decodable {
  /// As 0.1.0 stored it with its engagements, when a list and a filter excluded one another.
  private enum Choice: Codable {
    case list(String)
    case filter(String)
    case emails([EmailAddress])
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if container.contains(.scope) {
      self.init(
        try container.decode(ContactScope.self, forKey: .scope),
        filters: try container.decode([String].self, forKey: .filters),
        conditions: try container.decode([ContactCondition].self, forKey: .conditions),
        leftOut: try container.decode([EmailAddress].self, forKey: .leftOut))
      return
    }
    switch try Choice(from: decoder) {
    case .list(let name): self = .list(name)
    case .filter(let name): self = .filter(name)
    case .emails(let emails): self = .emails(emails)
    }
  }
}
