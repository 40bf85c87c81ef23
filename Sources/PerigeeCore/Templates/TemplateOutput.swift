/// What stands between `{{` and `}}`.
struct TemplateOutput: Sendable {
  var base: TemplateOperand
  var filters: [TemplateFilter]

  /// The result is HTML already.
  var isEscaped: Bool { filters.last == .escape }

  func text(_ lookup: (String) -> String?) -> String {
    var value = base.value(lookup)
    for filter in filters { value = filter.apply(to: value, lookup) }
    return value.text
  }
}

/// A value that an output or a filter starts from.
enum TemplateOperand: Hashable, Sendable {
  case literal(TemplateValue)
  /// `offset` is the byte of the source at which the name begins.
  case variable(String, offset: Int)

  /// The names that every email has; no contact can lack them.
  static let alwaysThere: Set<String> = ["email", "sender.name", "sender.email"]

  func value(_ lookup: (String) -> String?) -> TemplateValue {
    switch self {
    case .literal(let value): value
    case .variable(let name, _): lookup(name).map(TemplateValue.text) ?? .nothing
    }
  }

  /// Is `true` or `false`.
  var isTruth: Bool { self == .literal(.no) || self == .literal(.text("true")) }
}

/// What goes from filter to filter: a text, or `false`.
///
/// Numbers and `true` are the texts that they print. `nil`, `blank` and `empty` are the empty text,
/// because no filter here tells them apart; `false` alone is not what it prints, for `default`.
enum TemplateValue: Hashable, Sendable {
  case text(String)
  case no

  static let nothing = TemplateValue.text("")

  static let keywords: [String: TemplateValue] = [
    "nil": nothing, "null": nothing, "blank": nothing, "empty": nothing, "true": .text("true"),
    "false": .no,
  ]

  var text: String {
    switch self {
    case .text(let text): text
    case .no: "false"
    }
  }
}
