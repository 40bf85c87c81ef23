import PerigeeCore

/// A table with its caption; the first cell of a row is its heading.
struct PageTable {
  enum Cell {
    case text(String)
    /// What somebody else wrote.
    case foreign(String)
    case number(Int)
    case address(EmailAddress)
    case empty
  }

  struct Column {
    var title: String
    var isNumber = false
    /// Its words stay on one line.
    var isShort = false
  }

  var caption: String
  var columns: [Column]
  var rows: [[Cell]] = []
  /// Sums below a rule; nil for none.
  var sums: [Cell]?
  /// Its rows are days or weeks, whose words stay on one line.
  var isTimed = false
  /// What does not stand in it, in words below.
  var rest: String?

  init(_ caption: String, _ columns: [Column]) {
    self.caption = caption
    self.columns = columns
  }

  /// Writes the table, which scrolls by itself where it is wider than the page.
  func write(to html: inout HTMLWriter) {
    html.room(label: caption) { html in
      html.element(.table, kind) { html in
        html.caption(caption)
        writeHead(&html)
        html.element(.tbody) { html in
          for row in rows { write(row, to: &html) }
        }
        if let sums { html.element(.tfoot) { write(sums, to: &$0) } }
      }
    }
    if let rest { html.element(.p, [.class("soft")], rest) }
  }

  private var kind: [HTMLAttribute] {
    let names = [isTimed ? "times" : columns.count <= 2 ? "slim" : nil, room]
    let classes = names.compactMap(\.self).joined(separator: " ")
    return classes.isEmpty ? [] : [.class(classes)]
  }

  /// How soon there is no room for all columns side by side; nil for never.
  private var room: String? {
    switch columns.count {
    case ...3: nil
    case 4: "some"
    case ...7: "many"
    default: "most"
    }
  }

  private func writeHead(_ html: inout HTMLWriter) {
    guard columns.contains(where: { !$0.title.isEmpty }) else { return }
    html.element(.thead) { html in
      html.element(.tr) { html in
        for column in columns {
          html.element(.th, [.scope("col")] + Self.attributes(column), column.title)
        }
      }
    }
  }

  private func write(_ row: [Cell], to html: inout HTMLWriter) {
    html.element(.tr) { html in
      for (number, cell) in row.enumerated() {
        let column = columns[number]
        let isNamed = number > 0 && room != nil && !column.title.isEmpty
        let own: [HTMLAttribute] =
          number == 0 ? [.scope("row")] : isNamed ? [.init(.column, column.title)] : []
        html.element(number == 0 ? .th : .td, own + Self.attributes(column)) {
          cell.write(to: &$0)
        }
      }
    }
  }

  private static func attributes(_ column: Column) -> [HTMLAttribute] {
    if column.isNumber { return [.class("n")] }
    return column.isShort ? [.class("s")] : []
  }
}

extension PageTable.Cell {
  func write(to html: inout HTMLWriter) {
    switch self {
    case .text(let text): html.text(text)
    case .foreign(let text): html.foreign(text)
    case .number(let number): html.text(grouped(number))
    case .address(let address): html.address(address)
    case .empty: break
    }
  }
}

extension PageTable.Column {
  static func words(_ title: String) -> Self { Self(title: title) }
  static func short(_ title: String) -> Self { Self(title: title, isShort: true) }
  static func number(_ title: String) -> Self { Self(title: title, isNumber: true) }
}
