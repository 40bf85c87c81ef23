import PerigeeCore

extension HTMLWriter {
  /// A part of the page with its heading.
  mutating func section(_ heading: String, _ body: (inout HTMLWriter) -> Void) {
    element(.section) { html in
      html.element(.h2, heading)
      body(&html)
    }
  }

  /// Room for a table, which a keyboard can scroll.
  mutating func room(label: String, _ body: (inout HTMLWriter) -> Void) {
    element(
      .div,
      [.class("room"), .init(.tabindex, "0"), .init(.role, "region"), .init(.label, label)], body)
  }

  /// A caption, which stays in sight where its table scrolls.
  mutating func caption(_ text: String) {
    element(.caption) { $0.element(.span, text) }
  }

  /// A picture with the table of what it shows.
  mutating func figure(
    _ picture: (inout HTMLWriter) -> Void, beside table: PageTable, isWide: Bool = false
  ) {
    element(.figure, isWide ? [.class("wide")] : []) { html in
      picture(&html)
      html.element(.div) { table.write(to: &$0) }
    }
  }

  /// The figures that stand below the conclusion.
  mutating func facts(_ facts: [Fact]) {
    element(.dl, [.class("facts")]) { html in
      for fact in facts {
        html.element(.div, fact.isNumber ? [] : [.class("long")]) { html in
          html.element(.dt, fact.name)
          html.element(.dd, fact.isNumber ? [] : [.class("words")], fact.value)
        }
      }
    }
  }

  /// The conclusion: `parts` in turn as they are and in bold.
  mutating func lead(_ parts: String...) {
    element(.p, [.class("lead")]) { html in
      for (number, part) in parts.enumerated() where !part.isEmpty {
        if number % 2 == 0 { html.text(part) } else { html.element(.strong, part) }
      }
    }
  }

  mutating func note(_ text: String) { element(.p, [.class("soft")], text) }
}

/// One figure of a conclusion.
struct Fact {
  var name: String
  var value: String
  var isNumber = true

  static func number(_ name: String, _ value: Int) -> Fact {
    Fact(name: name, value: grouped(value))
  }
  static func words(_ name: String, _ value: String) -> Fact {
    Fact(name: name, value: value, isNumber: false)
  }
}
