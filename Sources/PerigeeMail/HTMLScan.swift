/// Looks through the tags of HTML for what does not belong into an email. What a reader sees may say
/// "JavaScript: a guide".
struct HTMLScan {
  /// The kinds of script that it holds, each once: "javascript:".
  private(set) var scripts: [String] = []
  /// Bytes of all `data:` addresses together.
  private(set) var dataBytes = 0

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var index = 0
    var isOpen = false
    while !isOpen, let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if bytes[start...].starts(with: "<!--".utf8) {
        index = Self.end(ofCommentAt: start, bytes)
        continue
      }
      guard let tag = HTMLTag(bytes, at: start, isOpen: &isOpen) else { continue }
      index = tag.end
      guard !tag.isClosing else { continue }
      if tag.name == "script" { add("<script>") }
      if tag.name == "style" {
        let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        look(into: String(decoding: bytes[index..<end], as: UTF8.self))
      }
      for value in tag.values { look(into: value) }
    }
  }

  private static func end(ofCommentAt start: Int, _ bytes: [UInt8]) -> Int {
    let closing = Array("-->".utf8)
    let end = bytes.indices[(start + 4)...].first { bytes[$0...].starts(with: closing) }
    return end.map { $0 + closing.count } ?? bytes.count
  }

  private mutating func add(_ script: String) {
    if !scripts.contains(script) { scripts.append(script) }
  }

  /// An attribute's value, or a style sheet.
  private mutating func look(into value: String) {
    // Browsers pass over white space and control characters in an address.
    let start = value.utf8.lazy.filter { $0 > 0x20 }.prefix(12)
    let beginning = String(decoding: start, as: UTF8.self).lowercased()
    for script in ["javascript:", "vbscript:"] where beginning.hasPrefix(script) { add(script) }
    dataBytes += Self.dataBytes(Array(value.utf8))
  }

  private static func dataBytes(_ value: [UInt8]) -> Int {
    let scheme = Array("data:".utf8)
    let marks = Set(" \t\r\n\"'()".utf8)
    var total = 0
    var index = 0
    while index + scheme.count <= value.count {
      let begins =
        (index == 0 || marks.contains(value[index - 1]))
        && zip(scheme, value[index...]).allSatisfy { $0 == $1 | 0x20 || $0 == $1 }
      let end =
        begins ? value[index...].firstIndex { marks.contains($0) } ?? value.count : index + 1
      if begins { total += end - index }
      index = end
    }
    return total
  }
}
