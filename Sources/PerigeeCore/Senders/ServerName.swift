import Glibc

/// The name or the address of a server.
package struct ServerName: Hashable, Sendable {
  /// In ASCII and small letters; an IPv6 address stands without brackets.
  package let text: String
  /// Whether it is this machine's own by what it says: an address of loopback, or `localhost`.
  package let isLoopback: Bool

  /// Nil for what is neither: it has a port, a scheme, a blank, or what no name may have.
  package init?(_ text: String) {
    if let address = Self.address(text, AF_INET, bytes: 4) {
      self.text = text
      isLoopback = address[0] == 127
    } else if let address = Self.address(text, AF_INET6, bytes: 16) {
      self.text = text.lowercased()
      isLoopback = address == Array(repeating: 0, count: 15) + [1]
    } else {
      guard let name = DomainName.ascii(text), Self.isName(name) else { return nil }
      self.text = name
      isLoopback = name == "localhost"
    }
  }

  /// Nil where `text` is no address of the family.
  private static func address(_ text: String, _ family: Int32, bytes: Int) -> [UInt8]? {
    var address = [UInt8](repeating: 0, count: bytes)
    guard !text.utf8.contains(0), inet_pton(family, text, &address) == 1 else { return nil }
    return address
  }

  /// Labels as RFC 1123 has them, and with `_`, which names in private networks have. One whose last
  /// label is a number would be taken for an address.
  private static func isName(_ name: String) -> Bool {
    let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, labels.allSatisfy(isLabel), let last = labels.last else {
      return false
    }
    return !last.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    guard (1...63).contains(label.count), label.first != 0x2D, label.last != 0x2D else {
      return false
    }
    return label.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
    }
  }
}
