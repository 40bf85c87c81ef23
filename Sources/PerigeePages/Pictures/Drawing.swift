import PerigeeCore

/// What pictures are made of: a title, a description, and three kinds of areas that differ in pattern as
/// much as in colour.
enum Drawing {
  /// The kinds of areas, in the order in which they are stacked: hatched, dotted, plain.
  enum Kind: Int, CaseIterable {
    case hatched, dotted, plain

    fileprivate var colour: String { ["a", "b", "c"][rawValue] }
  }

  static let width = 640.0

  /// "12.5"; two digits behind the point at most, so that the same picture is the same bytes.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest % 10 == 0 ? "\(rest / 10)" : padded(rest, 2))"
  }
}

extension HTMLWriter {
  /// A picture, whose title and description say what it shows; `body` is told the name of its patterns.
  mutating func picture(
    _ title: String, _ description: String, height: Double,
    _ body: (inout HTMLWriter, _ name: String) -> Void
  ) {
    let name = nextFigure()
    let box = "0 0 \(Drawing.number(Drawing.width)) \(Drawing.number(height))"
    element(
      .svg,
      [
        .init(.viewBox, box), .init(.role, "img"),
        .init(.labelledBy, "\(name)-title \(name)-text"),
      ]
    ) { html in
      html.element(.title, [.id("\(name)-title")], title)
      html.element(.desc, [.id("\(name)-text")], description)
      html.element(.defs) { html in
        for kind in Drawing.Kind.allCases { html.pattern(kind, name) }
      }
      body(&html, name)
    }
  }

  private mutating func pattern(_ kind: Drawing.Kind, _ name: String) {
    let size = kind == .hatched ? 7.0 : 6.0
    element(
      .pattern,
      [
        .id("\(name)-\(kind.rawValue)"), .at(.width, size), .at(.height, size),
        .init(.patternUnits, "userSpaceOnUse"),
      ]
    ) { html in
      html.element(
        .rect, [.at(.width, size), .at(.height, size), .class(kind.colour)])
      switch kind {
      case .hatched:
        html.element(.path, [.init(.d, "M-1 8L8 -1M-1 1L1 -1M6 8L8 6"), .class("over")])
      case .dotted:
        html.element(
          .rect, [.at(.x, 2), .at(.y, 2), .at(.width, 2), .at(.height, 2), .class("dot")])
      case .plain: break
      }
    }
  }

  /// An area of a kind in the picture of this name.
  mutating func area(
    _ kind: Drawing.Kind, in name: String, x: Double, y: Double, width: Double, height: Double
  ) {
    guard width > 0, height > 0 else { return }
    element(
      .rect,
      [
        .at(.x, x), .at(.y, y), .at(.width, width), .at(.height, height),
        .init(.fill, "url(#\(name)-\(kind.rawValue))"), .class("cut"),
      ])
  }

  /// Words in a picture; from `x` on, up to it, or around it.
  mutating func words(
    _ text: String, x: Double, y: Double, anchor: String = "start", isDim: Bool = false
  ) {
    let attributes: [HTMLAttribute] = [.at(.x, x), .at(.y, y), .init(.anchor, anchor)]
    element(.text, attributes + (isDim ? [.class("dim")] : []), text)
  }

  /// What the kinds of areas mean, in two columns from `y` on; returns where it ends.
  mutating func legend(
    _ names: [(Drawing.Kind, String)], line: String?, in picture: String, y: Double
  ) -> Double {
    let count = names.count + (line == nil ? 0 : 1)
    for (place, (kind, text)) in names.enumerated() {
      let (x, top) = Self.place(place, y)
      area(kind, in: picture, x: x, y: top, width: 22, height: 14)
      words(text, x: x + 30, y: top + 13)
    }
    if let line {
      let (x, top) = Self.place(names.count, y)
      element(
        .path, [.init(.d, "M\(Drawing.number(x)) \(Drawing.number(top + 7))h22"), .class("cap")])
      words(line, x: x + 30, y: top + 13)
    }
    return y + Double((count + 1) / 2) * 26
  }

  private static func place(_ place: Int, _ y: Double) -> (x: Double, y: Double) {
    (place % 2 == 0 ? 0 : 320, y + 3 + Double(place / 2) * 26)
  }
}
