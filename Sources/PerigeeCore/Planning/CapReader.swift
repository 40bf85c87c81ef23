/// Finds what contacts are counted by, over filled values.
struct CapReader {
  /// Without repeats, with a cap of each.
  let keys: [String]
  /// Those that have to be read and filled, beside those of templates.
  let variables: [String]
  private let measures: [Cap.Measure]
  /// What fillers supply, where a function may ask for it.
  private let filled: [String]

  init(_ caps: [Cap], fillers: [any Filler]) {
    var keys: [String] = []
    var measures: [Cap.Measure] = []
    for cap in caps where !keys.contains(cap.key) {
      keys.append(cap.key)
      measures.append(cap.measure)
    }
    self.keys = keys
    self.measures = measures
    let filled = caps.contains(where: \.isFunction) ? Set(fillers.map(\.variable)).sorted() : []
    self.filled = filled
    var variables = filled
    for case .variable(let name) in measures where !variables.contains(name) {
      variables.append(name)
    }
    self.variables = variables
  }

  /// The values of `rows` under some keys, given by number; blank for whom is not counted.
  /// - Parameter names: the variables of `values`, among which are those of the reader.
  /// - Throws: `RuleError`.
  func columns(
    _ wanted: some Collection<Int>, _ contacts: ContactTable, rows: [Int], values: FilledValues,
    names: [String], in context: RuleContext
  ) throws -> [TextColumn] {
    var shown: ContactTable?
    return try wanted.map { key in
      var column = TextColumn()
      switch measures[key] {
      case .variable(let name):
        guard let variable = names.firstIndex(of: name) else {
          preconditionFailure("\(name) was not read")
        }
        for row in rows { values.append(variable, row: row, to: &column) }
      case .domain:
        for row in rows { column.append(contacts.domain(row)) }
      case .function(let function):
        let table = shown ?? self.shown(contacts, values, names)
        shown = table
        for value in try function.values(table, rows: rows, in: context) {
          column.append((value ?? "").utf8)
        }
      }
      return column
    }
  }

  /// The contacts with what fillers supply.
  private func shown(
    _ contacts: ContactTable, _ values: FilledValues, _ names: [String]
  ) -> ContactTable {
    guard !filled.isEmpty else { return contacts }
    return contacts.replacing(
      filled.map { name in
        var column = TextColumn()
        if let variable = names.firstIndex(of: name) {
          for row in 0..<contacts.count { values.append(variable, row: row, to: &column) }
        }
        return (name, column)
      })
  }
}

extension ContactTable {
  /// What stands behind the @ of a row.
  fileprivate func domain(_ row: Int) -> ArraySlice<UInt8> {
    let address = emails.bytes[emails.range(row)]
    let at = address.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? address.startIndex
    return address[at...]
  }
}

extension Cap {
  /// What it counts each of `rows` by, over values that `fillers` supply; nil for none.
  /// - Throws: `RuleError`.
  package func values(
    _ contacts: ContactTable, rows: [Int], fillers: [any Filler], in context: RuleContext
  ) throws -> [String?] {
    let reader = CapReader([self], fillers: fillers)
    var values = FilledValues(contacts, variables: reader.variables)
    try values.fill(contacts, rows: rows, names: reader.variables, fillers: fillers, in: context)
    let columns = try reader.columns(
      [0], contacts, rows: rows, values: values, names: reader.variables, in: context)
    return rows.indices.map { columns[0].value($0) }
  }
}
