// What somebody says that columns become.
extension HeaderMapping {
  /// The column, what it becomes, and whether others have the same header and none was meant by its
  /// number.
  static func parse(
    _ override: String, headers: [String]
  ) throws(ImportError) -> (column: Int, target: Target, isFirstOfMany: Bool) {
    guard let parts = parts(of: override), !parts.header.isEmpty else {
      throw .badOverride(override)
    }
    let column = try column(named: parts.header, in: headers)
    let same = headers.count { isSame($0, parts.header) }
    return (column, try target(named: parts.name), same > 1)
  }

  /// The header and the name, trimmed; nil without a `=`.
  static func parts(of override: String) -> (header: String, name: String)? {
    // A header may have a = and a variable has none. Bytes, since a mark that follows the = would
    // make one character with it.
    let bytes = Array(override.utf8)
    guard let equals = bytes.lastIndex(of: UInt8(ascii: "=")) else { return nil }
    let text = { (part: ArraySlice<UInt8>) in
      String(decoding: part, as: UTF8.self).trimmedForImport
    }
    return (text(bytes[..<equals]), text(bytes[(equals + 1)...]))
  }

  /// The column that a person means by `name`: its header, `Header#2`, or `#2`.
  static func column(named name: String, in headers: [String]) throws(ImportError) -> Int {
    if let column = headers.firstIndex(of: name) { return column }
    if let column = headers.firstIndex(where: { isSame($0, name) }) { return column }
    if let column = numbered(name, headers) { return column }
    let suggestion = Suggestion.nearest(to: name, among: headers)
    throw .unknownHeader(name, suggestion: suggestion, headers: headers)
  }

  private static func numbered(_ name: String, _ headers: [String]) -> Int? {
    guard let sign = name.utf8.lastIndex(of: UInt8(ascii: "#")),
      let number = Int(name[name.index(after: sign)...]), number > 0
    else { return nil }
    let header = String(name[..<sign]).trimmedForImport
    let columns = headers.indices.filter { header.isEmpty || isSame(headers[$0], header) }
    return number <= columns.count ? columns[number - 1] : nil
  }

  static func isSame(_ header: String, _ name: String) -> Bool {
    header == name || header.lowercased() == name.lowercased()
  }

  private static func target(named name: String) throws(ImportError) -> Target {
    switch name {
    case "": return .nowhere
    case "email": return .email
    case "owner": return .owner
    case "status": return .status
    case "lists": return .lists
    default: break
    }
    guard VariableName.isValid(name) else {
      throw .badVariableName(name, suggestion: VariableName.made(from: name) ?? "note")
    }
    return .variable(name)
  }

  /// Leaves out every column that is neither named in `only` nor mapped.
  static func leaveOut(
    allBut only: [String], _ headers: [String], _ targets: inout [Target?]
  ) throws(ImportError) {
    guard !only.isEmpty else { return }
    var kept: Set<Int> = []
    for name in only {
      _ = try column(named: name, in: headers)
      kept.formUnion(headers.indices.filter { isSame(headers[$0], name) })
      if let column = numbered(name, headers) { kept.insert(column) }
    }
    for column in headers.indices where targets[column] == nil && !kept.contains(column) {
      targets[column] = .nowhere
    }
  }
}
