/// The elements that a page may have: none of them runs, loads or leads anywhere.
enum HTMLTag: String {
  case html, head, meta, title, body, header, main, section, footer
  case h1, h2, h3, p, div, span, strong, bdi, wbr, dl, dt, dd, figure, figcaption
  case table, caption, thead, tbody, tfoot, tr, th, td
  case svg, desc, defs, pattern, g, rect, path, line, text

  /// It has no content and no end.
  var isVoid: Bool { self == .meta || self == .wbr }

  /// What is written on lines of its own, so that a page can be read and compared as a text.
  var isBlock: Bool {
    switch self {
    case .strong, .span, .bdi, .wbr, .dt, .th, .td, .title, .desc, .text: false
    default: true
    }
  }
}
