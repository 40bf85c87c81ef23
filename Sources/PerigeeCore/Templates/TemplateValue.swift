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
