/// What stands on a page, read as a text.
struct ReadPage {
  struct Table {
    var caption: String
    /// With the headings, each row cell by cell.
    var rows: [[String]]
  }

  let html: String

  init(_ html: String) { self.html = html }

  /// Without the style sheet, which stands in every page.
  var body: String {
    guard let start = html.firstRange(of: "<body>") else { return html }
    return String(html[start.lowerBound...])
  }

  var tables: [Table] {
    html.split(separator: "<table").dropFirst().map { part in
      let table = part.prefix(upTo: part.firstRange(of: "</table>")?.lowerBound ?? part.endIndex)
      let caption = table.firstMatch(of: /<caption>(.*?)<\/caption>/).map { Self.text($0.1) } ?? ""
      let rows = table.split(separator: "<tr>").dropFirst().map { row in
        row.matches(of: /<t[hd]\b[^>]*>(.*?)<\/t[hd]>/).map { Self.text($0.1) }
      }
      return Table(caption: caption, rows: Array(rows))
    }
  }

  /// The rows of the table whose caption begins so, without its headings.
  func rows(_ caption: String) -> [[String]] {
    tables.first { $0.caption.hasPrefix(caption) }.map { Array($0.rows.dropFirst()) } ?? []
  }

  /// All words of the page, tags left out.
  var text: String { Self.text(body) }

  private static func text(_ html: some StringProtocol) -> String {
    String(html).replacing(/<[^>]*>/, with: "").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      .replacing("&amp;", with: "&")
  }
}
