/// How the bytes of a CSV file stand for text. The raw values are what `--encoding` takes.
package enum CSVEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "latin-1"
  case utf16 = "utf-16"
}
