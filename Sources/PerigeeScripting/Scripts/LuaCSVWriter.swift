import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// Writes the rows that a script gives as CSV.
struct LuaCSVWriter {
  /// As they were given; nil where the rows say them.
  var columns: [String]?
  var hasHeader = true

  private let call: ScriptCall
  private var writer: CSVWriter
  private let memory: HeldMemory
  private var bytes: [UInt8] = []
  private var count = 0

  init(_ call: ScriptCall, delimiter: UInt8, isGuarded: Bool) {
    self.call = call
    writer = CSVWriter(guarding: isGuarded ? .formulas : .none, delimiter: delimiter)
    memory = HeldMemory(call.state)
  }

  /// The whole text.
  /// - Throws: `ScriptMisuse` for what is no row and no cell.
  mutating func text() throws -> String {
    guard case .table(let table) = call.value(1) else { return "" }
    let rows = try table.list()
    if let fault = rows.fault { throw call.misuse(fault.misuse(expected: "a row", called: "rows")) }
    var tables: [LuaTable] = []
    for (index, value) in rows.values.enumerated() {
      guard case .table(let row) = value else {
        throw wrong("row \(index + 1)", "a table of cells", value.shown)
      }
      tables.append(row)
    }
    try write(tables)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func write(_ rows: [LuaTable]) throws {
    let isOfLists = try rows.first.map { try Self.isList($0) } ?? (columns == nil)
    let names = try columns ?? (isOfLists ? nil : names(of: rows))
    if hasHeader, let names, !names.isEmpty { try write(row: names) }
    for (index, row) in rows.enumerated() {
      guard try Self.isList(row) == isOfLists else {
        throw wrong(
          "row \(index + 1)",
          isOfLists ? "a list of cells as the first" : "cells by column as the first",
          isOfLists ? "a table with keys" : "a list")
      }
      let cells =
        isOfLists
        ? try cells(ofList: row, index, count: names?.count)
        : try cells(of: row, index, names ?? [])
      try write(row: cells)
    }
  }

  private static func isList(_ row: LuaTable) throws -> Bool {
    if case .nil = try row.get(1) { false } else { true }
  }

  private mutating func write(row: [String]) throws {
    writer.writeRow(row)
    bytes += writer.take()
    try call.host.checkRoom(every: 256, &count)
    guard bytes.count > memory.bytes else { return }
    guard bytes.count <= ModuleLimit.bytes else {
      throw wrong(
        "the text", "of at most \(ModuleLimit.bytes >> 20) MiB", "longer; write it in parts")
    }
    try memory.set(bytes.count + 1 << 16)
  }

  /// The keys of all rows, in the order of their bytes.
  private func names(of rows: [LuaTable]) throws -> [String] {
    var names: Set<String> = []
    for (index, row) in rows.enumerated() {
      for (key, _) in try row.pairs() {
        guard case .string(let name) = key else {
          throw wrong("row \(index + 1)", "cells by column", "one with the key \(key.plainText)")
        }
        names.insert(name)
      }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private func cells(of row: LuaTable, _ index: Int, _ names: [String]) throws -> [String] {
    let known = Set(names)
    for (key, _) in try row.pairs() {
      guard case .string(let name) = key, known.contains(name) else {
        let found = key.plainText
        let near = Suggestion.nearest(to: found, among: names)
        throw wrong(
          "row \(index + 1)", "cells of the columns \(enumerated(names))",
          "one with \(found.excerpt)" + didYouMean(near))
      }
    }
    guard !names.isEmpty else {
      throw wrong("row \(index + 1)", "a table of cells", "an empty one")
    }
    return try names.map { try cell(row.get($0), "\($0) of row \(index + 1)") }
  }

  private func cells(ofList row: LuaTable, _ index: Int, count: Int?) throws -> [String] {
    let list = try row.list()
    if let fault = list.fault {
      throw call.misuse(
        fault.misuse(expected: "a cell, \"\" for a blank one", called: "row \(index + 1)"))
    }
    if let count, list.values.count != count {
      throw wrong(
        "row \(index + 1)", "\(counted(count, "cell")), one a column",
        counted(list.values.count, "cell"))
    }
    return try list.values.enumerated().map { try cell($1, "cell \($0 + 1) of row \(index + 1)") }
  }

  private func cell(_ value: LuaValue, _ subject: String) throws -> String {
    switch value {
    case .nil: return ""
    case .string(let text) where !text.utf8.contains(0): return text
    case .integer(let number): return "\(number)"
    case .number(let number) where number.isFinite: return "\(number)"
    case .boolean(let value): return value ? "true" : "false"
    case .string: throw wrong(subject, "a string without a NUL byte", "one with it")
    default: throw wrong(subject, "a string in UTF-8, a number, true or false", value.shown)
    }
  }

  private func wrong(_ subject: String, _ expected: String, _ found: String) -> ScriptMisuse {
    call.misuse(.wrong(subject: subject, expected: expected, found: found))
  }
}
