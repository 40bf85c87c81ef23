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
