// An enrollment keeps the version of the sequence it was engaged with (rule 11), so sequences are
// stored with it, as JSON.

extension Template: Codable {
  package init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(source)
  }
}
