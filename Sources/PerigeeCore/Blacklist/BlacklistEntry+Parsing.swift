extension BlacklistEntry.Subject {
  /// The address or the domain that people mean by `text`.
  ///
  ///     try .init("Ann@X.example")                  // the address ann@x.example
  ///     try .init("*@x.example")                    // the domain x.example
  ///     try .init("https://www.x.example/contact")  // the domain x.example
  ///
  /// White space around it and a dot behind it do not count; an international domain becomes
  /// punycode. `@`, `*@`, `%@` and `*.` before a domain say what a domain says.
  package init(_ text: String) throws(BlacklistEntryError) {
    let given = text.trimmed
    let entry = Self.host(of: given)
    if let domain = Self.domainOfPattern(entry) {
      self = .domain(try Self.domain(domain, given))
      return
    }
    let behind = entry[(entry.lastIndex(of: "@").map(entry.index(after:)) ?? entry.startIndex)...]
    let before = entry.dropLast(behind.count)
    guard !entry.contains("*"), !before.contains("?"), !before.contains("%") else {
      throw .wildcard(given, domain: Self.plainDomain(behind))
    }
    guard !before.isEmpty else {
      self = .domain(try Self.domain(entry, given))
      return
    }
    do throws(EmailAddressError) { self = .address(try EmailAddress(entry)) } catch {
      throw .address(given, error)
    }
  }

  /// What a URL is about, without the dot that ends a full domain; any other text as it is.
  private static func host(of text: String) -> Substring {
    var rest = text[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
      rest = rest.prefix { !"/?#".contains($0) }
      if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
      rest = rest.prefix { $0 != ":" }
    } else if rest.lowercased().hasPrefix("mailto:") {
      rest = rest.dropFirst("mailto:".count).prefix { $0 != "?" }
    } else if !rest.contains("@"), let end = rest.firstIndex(where: { "/:".contains($0) }) {
      // x.example/contact, x.example:8080
      rest = rest[..<end]
    }
    return rest.last == "." ? rest.dropLast() : rest
  }

  /// The domain behind what people write for "everybody there".
  private static func domainOfPattern(_ text: Substring) -> Substring? {
    for prefix in ["*@", "%@", "@", "*.", "."] where text.hasPrefix(prefix) {
      let domain = text.dropFirst(prefix.count)
      return domain.contains { "*%?@".contains($0) } ? nil : domain
    }
    return nil
  }

  /// Nobody has a mailbox at www.x.example: whoever blocks it means x.example.
  private static func domain(
    _ text: Substring, _ given: String
  ) throws(BlacklistEntryError) -> String {
    guard var domain = plainDomain(text) else { throw .noDomain(given) }
    if domain.hasPrefix("www."), let bare = plainDomain(domain.dropFirst(4)) { domain = bare }
    return domain
  }

  /// A domain is what could stand behind an @.
  private static func plainDomain(_ text: Substring) -> String? {
    let labels = text.drop { "*%?.".contains($0) }
    do { return String(try EmailAddress("x@" + labels).domain) } catch { return nil }
  }
}
