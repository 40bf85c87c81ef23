/// How the bytes of a CSV file stand for text. The raw values are what `--encoding` takes.
package enum CSVEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case utf16 = "utf-16"

  /// As people write them too: "UTF8", "cp1252". What calls itself ISO-8859-1 or ASCII is
  /// Windows-1252, as the Encoding Standard has it: nobody's file has the controls at 80 to 9F.
  package init?(name: String) {
    let name = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    let aliases: [String: Self] = [
      "utf8": .utf8, "utf8bom": .utf8, "utf8sig": .utf8, "utf16": .utf16, "utf16le": .utf16,
      "unicode": .utf16, "windows1252": .windows1252, "cp1252": .windows1252,
      "xcp1252": .windows1252, "ansi": .windows1252, "latin1": .windows1252,
      "iso88591": .windows1252, "iso885911987": .windows1252, "l1": .windows1252,
      "ibm819": .windows1252, "cp819": .windows1252, "ascii": .windows1252,
      "usascii": .windows1252,
    ]
    guard let encoding = aliases[name] else { return nil }
    self = encoding
  }

  /// What people call it, the first of which is its own.
  package var names: [String] {
    switch self {
    case .utf8: [rawValue]
    case .windows1252: [rawValue, "iso-8859-1", "latin1", "cp1252", "ansi", "ascii"]
    case .utf16: [rawValue, "utf-16le", "unicode"]
    }
  }
}
