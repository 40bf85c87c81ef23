/// What a part says that it is (RFC 2045, section 5).
struct ContentType {
  /// In small letters: "text/plain".
  let media: String
  /// By their names in small letters.
  private let parameters: [(name: String, value: String)]

  /// - Parameter value: of `Content-Type` or `Content-Disposition`; nil for the default of mails.
  init(_ value: Bytes?, default media: String = "text/plain") {
    guard let value else {
      (self.media, parameters) = (media, [])
      return
    }
    var pieces = Self.pieces(value)
    let name = pieces.removeFirst().trimmed.map(\.lowered)
    let type = String(decoding: name, as: UTF8.self).filter { $0 > " " }
    self.media = type.contains("/") || media != "text/plain" ? type : "text/plain"
    parameters = pieces.prefix(40).compactMap(Self.parameter)
  }

  /// In small letters the name; a value in pieces (RFC 2231) is joined.
  subscript(name: String) -> String? {
    if let whole = parameters.first(where: { $0.name == name || $0.name == name + "*" }) {
      return whole.value
    }
    var joined = ""
    for number in 0..<20 {
      let names = ["\(name)*\(number)", "\(name)*\(number)*"]
      guard let piece = parameters.first(where: { names.contains($0.name) }) else { break }
      joined += piece.value
    }
    return joined.isEmpty ? nil : joined
  }

  /// Between semicolons that no quotes enclose; at least one.
  private static func pieces(_ value: Bytes) -> [Bytes] {
    var isQuoted = false
    return value.split(omittingEmptySubsequences: false) { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return byte == UInt8(ascii: ";") && !isQuoted
    }
  }

  private static func parameter(_ piece: Bytes) -> (name: String, value: String)? {
    guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = piece[..<equals].trimmed.map(\.lowered)
    var value = piece[(equals + 1)...].trimmed
    if value.first == UInt8(ascii: "\"") {
      value = value.dropFirst()
      if let end = value.lastIndex(of: UInt8(ascii: "\"")) { value = value[..<end] }
    }
    return (String(decoding: name, as: UTF8.self), value.string)
  }
}
