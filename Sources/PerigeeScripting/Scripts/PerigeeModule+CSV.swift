import LuaBridge
import PerigeeCore
import PerigeeWorkspace

// The module csv.
extension PerigeeModule {
  static var csvFunctions: [String: Body] {
    ["csv.decode": decodeCSV, "csv.encode": encodeCSV]
  }

  private static func decodeCSV(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(2)
    let delimiter = try call.delimiter(options)
    let hasHeader = options.bool("header", otherwise: true)
    let isGuarded = options.bool("guard")
    let rows = try call.state.makeTable()
    var columns: [String]?
    var count = 0
    var cells = 0
    try CSVText.read(call.string(1) ?? "", delimiter: delimiter) { row in
      for _ in 0..<max(1, row.count) { try call.host.checkRoom(every: 1_024, &cells) }
      let texts = row.cells.map { isGuarded ? CellGuard.formulas.unguarded($0) : $0 }
      guard hasHeader else {
        count += 1
        return try rows.set(count, call.host.list(texts.map { .string($0) }))
      }
      guard let columns else {
        columns = try header(texts)
        return
      }
      guard texts.count == columns.count else {
        throw CSVTextError.width(line: row.line, cells: texts.count, header: columns.count)
      }
      count += 1
      try rows.set(
        count, call.host.record(zip(columns, texts).map { ($0, .string($1)) }))
    }
    guard hasHeader else { return [.table(rows)] }
    guard let columns else { throw CSVTextError.empty }
    return [.table(rows), try call.host.list(columns.map { .string($0) })]
  }

  private static func header(_ cells: [String]) throws -> [String] {
    var seen: Set<String> = []
    for (index, name) in cells.enumerated() {
      guard !name.isEmpty, seen.insert(name).inserted else {
        throw CSVTextError.header(name: name, column: index + 1, isTwice: !name.isEmpty)
      }
    }
    return cells
  }

  private static func encodeCSV(_ call: ScriptCall) throws -> [LuaValue] {
    let options = try call.options(2)
    var writer = LuaCSVWriter(
      call, delimiter: try call.delimiter(options), isGuarded: options.bool("guard"))
    if case .nil = options["columns"] {
    } else {
      writer.columns = try call.texts(options["columns"])
    }
    writer.hasHeader = options.bool("header", otherwise: true)
    return [.string(try writer.text())]
  }
}

extension ScriptCall {
  fileprivate func delimiter(_ options: ScriptOptions) throws -> UInt8 {
    guard let name = options.string("delimiter") else { return UInt8(ascii: ",") }
    guard let delimiter = CSVDelimiter(name: name), delimiter.byte != UInt8(ascii: " ") else {
      throw misuse(
        .wrong(
          subject: "delimiter", expected: "one sign such as \",\", \";\", \"|\" or \"tab\"",
          found: name.excerpt))
    }
    return delimiter.byte
  }
}

extension ScriptOptions {
  fileprivate func bool(_ key: String, otherwise: Bool) -> Bool {
    if case .boolean(let value) = self[key] { value } else { otherwise }
  }
}
