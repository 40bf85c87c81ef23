/// What the constructors of the `perigee` module return, by the tag of their table.
package enum DeclarationTag: String, CaseIterable {
  case team, sequence, filter, filler
  case senderRule = "sender_rule"
  case eligibility, cap, verdict, hook
  case noLimit = "no_limit"
  case secret, automation
  // Matchers.
  case oneOf = "one_of"
  case noneOf = "none_of"
  case between
  case atLeast = "at_least"
  case atMost = "at_most"
  case contains
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case present, blank
  case isNot = "is_not"
  // Filters combined by `&`, `|` and `~`.
  case and, or, not
}
