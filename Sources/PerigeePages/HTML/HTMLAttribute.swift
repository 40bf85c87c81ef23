/// An attribute with its value; the names are all that a page may use, and none holds a style, a script
/// or an address.
struct HTMLAttribute {
  enum Name: String {
    case lang, charset, name, content, id, role, scope, colspan, tabindex, `class`
    case httpEquiv = "http-equiv"
    case label = "aria-label"
    case labelledBy = "aria-labelledby"
    case hidden = "aria-hidden"
    /// A cell's column, for rows that stand as records.
    case column = "data-column"
    case viewBox, x, y, x1, y1, x2, y2, width, height, d, fill, patternUnits
    case anchor = "text-anchor"
  }

  let name: Name
  let value: String

  init(_ name: Name, _ value: String) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: String) -> Self { Self(.class, names) }
  static func id(_ id: String) -> Self { Self(.id, id) }
  static func scope(_ scope: String) -> Self { Self(.scope, scope) }

  /// A place or a length in a picture, in the units of its view box.
  static func at(_ name: Name, _ value: Double) -> Self { Self(name, Drawing.number(value)) }
}
