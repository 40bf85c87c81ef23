import PerigeeCore
import PerigeeMail

/// How pages look, and what a browser may do for them: apply this style sheet, and nothing else.
enum PageStyle {
  /// The page's content policy.
  static let policy =
    "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"

  private static let hash: String = {
    let digester = Digester()
    var text = sheet
    text.withUTF8 { digester.add(raw: UnsafeRawBufferPointer($0)) }
    let digits = Array(digester.finish().text)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return String(decoding: Base64.encode(bytes), as: UTF8.self)
  }()

  static let sheet = colours + page + tables + pictures + narrow + print

  /// Every pair of text and ground has a contrast of 4.5 or more, of a picture's parts 3.
  private static let colours = """

    :root { color-scheme: light dark;
      --ground: #faf8f4; --sheet: #ffffff; --ink: #1d1c1a; --soft: #5b574f; --rule: #e3ded3;
      --bar: #2b7a70; --full: #e4f1ee; --hatch: #dcd6c9; --mark: #8a3b0d;
      --a: #66758a; --b: #2b7a70; --c: #c05a1d; --line: #9c1f45; }
    @media (prefers-color-scheme: dark) { :root {
      --ground: #131518; --sheet: #1a1d22; --ink: #eceae5; --soft: #aca79c; --rule: #33373e;
      --bar: #55bfae; --full: #1d3733; --hatch: #353a42; --mark: #f2a878;
      --a: #8d9cb3; --b: #55bfae; --c: #ee9a62; --line: #ff8fab; } }

    """

  private static let page = """
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 3rem 1.5rem 2rem; max-width: 74rem; background: var(--ground);
      color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      overflow-wrap: break-word; -webkit-text-size-adjust: 100%; }
    h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { margin: 0 0 1rem; font-size: 2.3rem; font-weight: 650; letter-spacing: -.02em; }
    h2 { margin: 0 0 .5rem; font-size: 1.35rem; font-weight: 640; letter-spacing: -.01em; }
    h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; font-weight: 640; }
    p { margin: 0 0 .8rem; max-width: 46rem; }
    strong { font-weight: 640; }
    header, section { margin-bottom: 1.5rem; }
    section { padding: 1.6rem 1.8rem; background: var(--sheet); border: 1px solid var(--rule);
      border-radius: 10px; }
    .eyebrow { margin-bottom: .3rem; color: var(--soft); font-size: .82rem; letter-spacing: .06em; }
    .lead { font-size: 1.25rem; line-height: 1.45; }
    .soft, footer { color: var(--soft); font-size: .9rem; }
    .facts { display: flex; flex-wrap: wrap; margin: 1.6rem 0 0; background: var(--sheet); border: 1px solid var(--rule);
      border-radius: 10px; overflow: hidden; }
    .facts div { flex: 1 1 7.5rem; padding: .8rem 1rem; box-shadow: 1px 1px 0 var(--rule); }
    .facts .long { flex: 2 1 12.5rem; }
    .facts dt { color: var(--soft); font-size: .82rem; }
    .facts dd { margin: 0; font-size: 1.3rem; font-weight: 620; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
    .facts .words { font-size: 1rem; line-height: 1.35; }
    footer { padding: .5rem 0 0; }
    footer p { margin-bottom: .2rem; }

    """

  private static let tables = """
    .room { overflow-x: auto; margin: .6rem 0 0; background:
        linear-gradient(90deg, var(--sheet) 40%, transparent) 0 0 / 2.4rem 100% no-repeat local,
        linear-gradient(270deg, var(--sheet) 40%, transparent) calc(100% + 1px) 0 / 2.4rem 100% no-repeat local,
        linear-gradient(90deg, var(--rule), transparent) 0 0 / 1rem 100% no-repeat scroll,
        linear-gradient(270deg, var(--rule), transparent) 100% 0 / 1rem 100% no-repeat scroll; }
    table { width: 100%; border-collapse: collapse; font-size: .88rem; line-height: 1.35;
      font-variant-numeric: tabular-nums; }
    caption { padding: 0 0 .5rem; text-align: left; color: var(--soft); font-size: .88rem; }
    caption span { display: inline-block; position: sticky; left: 0; max-width: min(100%, calc(100vw - 3.8rem)); }
    th, td { padding: .32rem .8rem .32rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
    th { font-weight: 560; }
    thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; }
    tfoot th, tfoot td { border-bottom: 0; font-weight: 640; }
    th:last-child, td:last-child { padding-right: 0; }
    .slim { width: auto; min-width: min(100%, 24rem); } .slim td { overflow-wrap: anywhere; } .s { white-space: nowrap; }
    .n { text-align: right; overflow-wrap: normal; } .n + td:not(.n), .n + th:not(.n) { padding-left: .7rem; }
    .times tbody th, .times tfoot th { white-space: nowrap; font-weight: 500; }
    figure th, figure td { padding-right: .6rem; }
    .load th, .load td { padding: .2rem .35rem; }
    .load th:first-child, .many th:first-child { position: sticky; left: 0; background: var(--sheet); }
    .load th:first-child { padding-left: 0; }
    .load tbody th { white-space: nowrap; }
    .load td { text-align: center; }
    .load thead th { text-align: center; }
    .load thead th:first-child, .load tbody th { text-align: left; font-weight: 500; }
    .load .all { font-weight: 620; border-left: 1px solid var(--rule); }
    .load.most { font-size: .75rem; } .load.most th, .load.most td { padding: .2rem .15rem; }
    .load .zero { color: var(--soft); }
    .load .shut { color: var(--soft); background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 6px); }
    .load .full { background-color: var(--full); font-weight: 620; }
    .load .week th { color: var(--soft); font-size: .82rem; padding-top: .7rem; }
    .clock { display: block; color: var(--mark); font-size: .78rem; font-weight: 560; }
    .u { background-image: linear-gradient(var(--bar), var(--bar)); background-repeat: no-repeat; background-position: 0 100%; }
    \((1...10).map { ".u\($0) { background-size: \($0)0% 3px; }" }.joined(separator: " "))
    .from { color: var(--soft); }
    .sign { font-weight: 640; white-space: nowrap; }

    """

  private static let pictures = """
    figure { margin: 1rem 0 0; display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 1rem 2rem; align-items: start; }
    figure.wide { grid-template-columns: minmax(0, 1fr); }
    figure .room { margin: 0; }
    svg { display: block; width: 100%; max-width: 42rem; height: auto; }
    svg text { fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
    svg .dim { fill: var(--soft); }
    .grid { stroke: var(--rule); stroke-width: 1; }
    .cap { fill: none; stroke: var(--line); stroke-width: 2.5; stroke-dasharray: 7 3; }
    .a { fill: var(--a); } .b { fill: var(--b); } .c { fill: var(--c); }
    .cut { stroke: var(--sheet); stroke-width: 1; }
    .over { fill: none; stroke: var(--sheet); stroke-width: 1.6; }
    .dot { fill: var(--sheet); }

    """

  /// Nothing is cut where the page is narrow: figures stand below their picture, and rows for which there is
  /// no room become records, a line of names and values each.
  private static let narrow = """
    @media (max-width: 75rem) { figure { grid-template-columns: minmax(0, 1fr); } }
    @media screen and (max-width: 64rem) { \(records(".most")) }
    @media screen and (max-width: 48rem) { \(records(".many")) }
    @media screen and (max-width: 36rem) { \(records(".some")) }
    @media screen and (max-width: 36rem) {
      body { padding: 1.4rem .8rem; } h1 { font-size: 1.7rem; } .lead { font-size: 1.1rem; }
      section { padding: 1.1rem .9rem; border-radius: 8px; }
      table { font-size: .8rem; } th, td, figure th, figure td { padding-right: .45rem; }
      th, td { overflow-wrap: anywhere; } svg text { font-size: 19px; }
      .facts .long { flex-basis: 100%; } }

    """

  /// Rows of the tables of a class as records.
  private static func records(_ tables: String) -> String {
    let hours = (0..<24).map { "\(tables) .h\($0)::before { content: \"\(padded($0, 2)):00 \"; }" }
    return """

      \(tables), \(tables) caption, \(tables) tbody, \(tables) tfoot { display: block; }
      \(tables) thead { display: none; }
      \(tables) tr { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; padding: .45rem 0;
        border-bottom: 1px solid var(--rule); }
      \(tables) tfoot tr { border-bottom: 0; }
      \(tables) th, \(tables) td { display: block; min-width: 0; padding: 0 !important; border: 0 !important;
        text-align: left; overflow-wrap: anywhere; }
      \(tables) th:first-child { flex: 1 1 100%; position: static; }
      \(tables) td:empty { display: none; }
      \(tables) td::before { color: var(--soft); font-weight: 400; }
      \(tables) [data-column]::before { content: attr(data-column) " "; }
      \(tables) .all::before { content: "all day "; }
      \(hours.joined(separator: " "))

      """
  }

  private static let print = """
    @page { margin: 14mm 12mm; }
    @media print {
      :root { color-scheme: light; --ground: #ffffff; --sheet: #ffffff; --ink: #000000; --soft: #4a4741; --rule: #cfcabf;
        --bar: #2b7a70; --full: #e4f1ee; --hatch: #dcd6c9; --mark: #8a3b0d;
        --a: #66758a; --b: #2b7a70; --c: #c05a1d; --line: #9c1f45; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      body { max-width: none; padding: 0; font-size: 10pt; } h1 { font-size: 20pt; } .lead { font-size: 12pt; }
      section { padding: 0; border: 0; } figure { grid-template-columns: minmax(0, 1fr); }
      .room, figure .room { overflow: visible; max-height: none; } table { font-size: 8.5pt; }
      .load { font-size: 7.5pt; } .load th, .load td { padding: .1rem .15rem; }
      svg { max-width: 15cm; } h2, h3, caption { break-after: avoid; } tr, svg, .facts { break-inside: avoid; }
      caption span { max-width: none; } thead { display: table-header-group; } svg text { font-size: 13px; } }
    """
}
