import PerigeeCore

/// What a parameter may hold.
enum SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  case null
  case integer(Int64)
  case text(String)

  init(stringLiteral text: String) { self = .text(text) }
  init(integerLiteral number: Int64) { self = .integer(number) }

  init(_ text: String?) { self = text.map(Self.text) ?? .null }
  init(_ number: Int64?) { self = number.map(Self.integer) ?? .null }
  init(_ instant: Instant) { self = .integer(instant.milliseconds) }
  init(_ address: EmailAddress) { self = .text(address.text) }
}
