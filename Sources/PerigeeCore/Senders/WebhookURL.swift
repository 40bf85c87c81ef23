/// Where events are posted: an https address, or an http one of this machine.
package struct WebhookURL: Hashable, Sendable, CustomStringConvertible {
  /// For the post alone: a query is often a secret.
  package let text: String

  /// For people: without query and fragment.
  package var description: String { String(text.prefix { $0 != "?" && $0 != "#" }) }

  /// What keeps a text from being one. No case holds any of it: it may be a password.
  package enum Fault: Error, Hashable, Sendable {
    /// No scheme and host.
    case shape
    /// Another scheme than http and https.
    case scheme
    /// http to another machine.
    case openConnection
    /// A user, or a user and a password, before the host.
    case login
    case host, port
    /// White space, a backslash, or what is not ASCII.
    case characters
    case length
  }

  /// Bytes that one has at most.
  static let limit = 2_000

  package init(_ text: String) throws(Fault) {
    guard text.utf8.count <= Self.limit else { throw .length }
    let isClean = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    guard isClean else { throw .characters }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].hasPrefix("//") else { throw .shape }
    let scheme = parts[0].lowercased()
    guard scheme == "https" || scheme == "http" else { throw .scheme }
    let authority = parts[1].dropFirst(2).prefix { !"/?#".contains($0) }
    guard !authority.contains("@") else { throw .login }
    let host = try Self.host(of: authority)
    guard scheme == "https" || Self.isThisMachine(host) else { throw .openConnection }
    self.text = text
  }

  /// Without the port.
  private static func host(of authority: Substring) throws(Fault) -> String {
    var (host, rest) = (authority, Substring())
    if authority.first == "[" {
      guard let end = authority.firstIndex(of: "]") else { throw .host }
      (host, rest) = (authority[...end], authority[authority.index(after: end)...])
    } else if let colon = authority.firstIndex(of: ":") {
      (host, rest) = (authority[..<colon], authority[colon...])
    }
    guard !host.isEmpty else { throw .host }
    if !rest.isEmpty {
      guard rest.first == ":", let port = Int(rest.dropFirst()), (1...65_535).contains(port) else {
        throw .port
      }
    }
    return host.lowercased()
  }

  private static func isThisMachine(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && numbers.allSatisfy { $0 != nil }
  }
}
