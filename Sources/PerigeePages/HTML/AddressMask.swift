import PerigeeCore

/// Names in place of addresses: `contact-3`, `sender-1`, `domain-2`; the same address has one name on a
/// page, by the order in which the page names them.
///
/// It reads whole texts, so that an address inside a message or a command is masked as well.
final class AddressMask {
  private var names: [String: String] = [:]
  private var domains: [String: String] = [:]
  private var contacts = 0

  /// - Parameter senders: the mailboxes of the page, which are named apart from contacts.
  init(senders: [EmailAddress]) {
    for sender in senders where names[sender.text] == nil {
      names[sender.text] = "sender-\(names.count + 1)"
      note(sender.domain)
    }
  }

  /// The text with a name for each address in it, and for each domain of an address that the page has
  /// named.
  func masked(_ text: String) -> String {
    // What has neither an address nor a domain in it is most of a page.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ".") }) else {
      return text
    }
    var result = ""
    var word = ""
    for character in text {
      if Self.isBetween(character) {
        result += name(of: word)
        result.append(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return result + name(of: word)
  }

  /// What no address has in it; a quote may be a part of one, or stand around it.
  private static func isBetween(_ character: Character) -> Bool {
    character.isWhitespace || "<>()[],;:\"→\\".contains(character)
  }

  private static func isOfHost(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-.".contains(character)
  }

  private func name(of word: String) -> String {
    let start = word.prefix { $0 == "'" }
    let rest = word.dropFirst(start.count)
    let local = rest.lastIndex(of: "@").map { rest[..<$0] } ?? ""
    let isAddress = rest.contains("@")
    let place = rest.dropFirst(isAddress ? local.count + 1 : 0)
    var host = place.prefix(while: Self.isOfHost)
    while host.last == "." { host = host.dropLast() }
    let end = place.dropFirst(host.count)
    guard !host.isEmpty else { return word }
    guard isAddress else { return start + (domains[host.lowercased()] ?? String(host)) + end }
    note(host)
    guard !local.isEmpty else { return "\(start)@\(domains[host.lowercased()] ?? "")\(end)" }
    let address = "\(local)@\(host)".lowercased()
    if names[address] == nil {
      contacts += 1
      names[address] = "contact-\(contacts)"
    }
    return start + (names[address] ?? "") + end
  }

  /// The domain, and those that it lies in: an entry of the blacklist may cover a whole company.
  private func note(_ domain: Substring) {
    var rest = domain.lowercased()[...]
    while rest.contains(".") {
      if domains[String(rest)] == nil { domains[String(rest)] = "domain-\(domains.count + 1)" }
      guard let dot = rest.firstIndex(of: ".") else { return }
      rest = rest[rest.index(after: dot)...]
    }
  }
}
