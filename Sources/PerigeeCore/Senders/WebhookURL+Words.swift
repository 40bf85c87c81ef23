extension WebhookURL {
  /// What one may be.
  package static let expectation =
    "an address such as \"https://hooks.acme.example/perigee\", or one of this machine: "
    + "\"http://127.0.0.1:8080/\""
}

extension WebhookURL.Fault {
  /// "has a login in it, …": for behind the subject, with the remedy.
  package var words: String {
    switch self {
    case .shape: "is no address of a web hook; write \(WebhookURL.expectation)"
    case .scheme:
      "begins with another scheme than https, over which nothing is posted; write "
        + WebhookURL.expectation
    case .openConnection:
      "begins with http, and its host is not this machine: whoever is on the way would read all; write "
        + "https"
    case .login:
      "has a login before its host, which would stand wherever the address does; leave out what stands "
        + "before the @: the secret proves who posts"
    case .host: "has no name or address of a server; write \(WebhookURL.expectation)"
    case .port:
      "has a port that is none; write a number from 1 to 65535 behind the colon, or neither"
    case .characters:
      "has white space, a backslash or a letter outside of ASCII in it; write them as % and two digits, "
        + "or leave them out"
    case .length: "has more than \(grouped(WebhookURL.limit)) bytes; write a shorter one"
    }
  }
}
