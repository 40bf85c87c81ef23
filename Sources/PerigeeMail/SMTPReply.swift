/// What a server answered to one command: all lines of it.
package struct SMTPReply: Hashable, Sendable {
  /// Three digits; 2 and 3 at the start say yes, 4 not now, 5 no.
  package let code: Int
  /// Behind the codes, on one line, at most 500 bytes; personal data for logs, since servers repeat
  /// addresses.
  package private(set) var text: String

  package init(code: Int, text: String) {
    self.code = code
    self.text = text
  }

  /// "5.1.1" of RFC 3463 at the start of the text; nil where the server gives none.
  package var status: String? {
    let word = text.prefix { $0 != " " }
    let numbers = word.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    let isStatus = numbers.count == 3 && numbers.allSatisfy { $0.map { $0 >= 0 } ?? false }
    return isStatus ? String(word) : nil
  }

  package var isYes: Bool { (200..<400).contains(code) }
  package var isForNow: Bool { (400..<500).contains(code) }
  package var isForGood: Bool { (500..<600).contains(code) }

  /// A reply of several lines, with another.
  package mutating func add(_ line: String) {
    let all = text.isEmpty ? line : text + " " + line
    text = all.utf8.count <= 500 ? all : String(decoding: all.utf8.prefix(500), as: UTF8.self)
  }
}
