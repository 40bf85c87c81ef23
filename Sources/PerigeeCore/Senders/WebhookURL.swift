/// Where events are posted: an https address, or an http one of this machine.
package struct WebhookURL: Hashable, Sendable, CustomStringConvertible {
  /// For the post alone: a query is often a secret.
  package let text: String

  /// For people: without query and fragment.
  package var description: String { String(text.prefix { $0 != "?" && $0 != "#" }) }

  /// What it may be, for messages.
  package static let expectation =
    "an address such as \"https://hooks.acme.example/perigee\", or one of this machine: "
    + "\"http://127.0.0.1:8080/\""

  /// Nil for an address of another kind, with a login in it, or with what no address has.
  package init?(_ text: String) {
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard isClean, text.utf8.count <= 2_000, parts.count == 2, parts[1].hasPrefix("//") else {
      return nil
    }
    let authority = parts[1].dropFirst(2).prefix { !"/?#".contains($0) }
    guard !authority.contains("@"), let host = Self.host(of: authority) else { return nil }
    switch parts[0].lowercased() {
    case "https": break
    case "http" where Self.isThisMachine(host): break
    default: return nil
    }
    self.text = text
  }

  /// Without the port; nil where either is none.
  private static func host(of authority: Substring) -> String? {
    var (host, rest) = (authority, Substring())
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      (host, rest) = (authority[...end], authority[authority.index(after: end)...])
    } else if let colon = authority.firstIndex(of: ":") {
      (host, rest) = (authority[..<colon], authority[colon...])
    }
    if !rest.isEmpty {
      guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65_535).contains(port) else {
        return nil
      }
    }
    return host.isEmpty ? nil : host.lowercased()
  }

  private static func isThisMachine(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
  }
}
