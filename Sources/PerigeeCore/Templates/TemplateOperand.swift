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
