import PerigeeCore

/// A bar a row, each with its words above it: from left to right what it is made of.
struct BarsPicture {
  struct Row {
    var name: String
    /// In the order of the bar.
    var parts: [(kind: Drawing.Kind, count: Int)]
    /// At the right, above the bar.
    var words: String

    var count: Int { parts.reduce(0) { $0 + $1.count } }
  }

  var title: String
  var description: String
  /// What the kinds mean; empty where there is one kind only.
  var names: [(Drawing.Kind, String)] = []
  var rows: [Row]

  private static let step = 48.0

  func write(to html: inout HTMLWriter) {
    let legend = Double((names.count + 1) / 2) * 26 + (names.isEmpty ? 0 : 10)
    let height = legend + Double(rows.count) * Self.step
    html.picture(title, description, height: height) { html, name in
      _ = html.legend(names, line: nil, in: name, y: 0)
      let most = Double(max(1, rows.map(\.count).max() ?? 1))
      for (number, row) in rows.enumerated() {
        write(row, y: legend + Double(number) * Self.step, scale: Drawing.width / most, name, &html)
      }
    }
  }

  private func write(
    _ row: Row, y: Double, scale: Double, _ name: String, _ html: inout HTMLWriter
  ) {
    html.words(Self.short(row.name, 48), x: 0, y: y + 15)
    html.words(row.words, x: Drawing.width, y: y + 15, anchor: "end")
    var x = 0.0
    for part in row.parts where part.count > 0 {
      // What is there is seen, however few they are.
      let width = max(2, Double(part.count) * scale)
      html.area(part.kind, in: name, x: x, y: y + 22, width: width, height: 18)
      x += width
    }
    html.element(
      .path, [.init(.d, "M0 \(Drawing.number(y + 40.5))H640"), .class("grid")])
  }

  /// A name that has room above its bar; the table beside it has the whole.
  static func short(_ text: String, _ length: Int) -> String {
    text.count <= length ? text : "\(text.prefix(length - 1))…"
  }
}
