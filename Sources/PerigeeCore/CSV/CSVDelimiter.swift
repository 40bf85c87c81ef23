/// What parts the cells of a CSV file.
package struct CSVDelimiter: Hashable, Sendable {
  /// ASCII, and neither a quote nor a line end.
  package let byte: UInt8

  /// As people write it: ",", ";", "|", "tab", "\t", "semicolon"; any other sign of ASCII too, and
  /// nil for what no delimiter can be.
  package init?(name: String) {
    let names: [String: Unicode.Scalar] = [
      "tab": "\t", "\\t": "\t", "\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|",
      "bar": "|", "colon": ":", "space": " ", "caret": "^", "tilde": "~",
    ]
    let scalars = name.unicodeScalars
    guard let sign = names[name.lowercased()] ?? scalars.first,
      names[name.lowercased()] != nil || scalars.count == 1, sign.isASCII
    else { return nil }
    let byte = UInt8(ascii: sign)
    let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    guard byte == .tab || byte >= 0x20 && byte < 0x7F, byte != .quotationMark, !isLetter else {
      return nil
    }
    self.byte = byte
  }
}
