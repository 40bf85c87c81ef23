/// How the bytes of a CSV file stand for text. The raw values are what `--encoding` takes.
package enum CSVEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "latin-1"
  case utf16 = "utf-16"

  /// As people write them too: "UTF8", "cp1252", "iso-8859-1".
  package init?(name: String) {
    let name = name.lowercased()
    let aliases: [String: Self] = [
      "utf8": .utf8, "cp1252": .windows1252, "windows1252": .windows1252, "latin1": .latin1,
      "iso-8859-1": .latin1, "utf16": .utf16,
    ]
    guard let encoding = Self(rawValue: name) ?? aliases[name] else { return nil }
    self = encoding
  }
}
