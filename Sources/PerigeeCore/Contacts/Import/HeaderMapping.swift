/// What each column of a file becomes in a contact (rule 3).
package struct HeaderMapping: Hashable, Sendable {
  /// Where a column's cells go.
  package enum Target: Hashable, Sendable {
    case email, owner, status
    /// The lists that the contact goes into, as `ListNames` writes them.
    case lists
    case variable(String)

    /// As an override writes it.
    package var name: String {
      switch self {
      case .email: "email"
      case .owner: "owner"
      case .status: "status"
      case .lists: "lists"
      case .variable(let name): name
      }
    }
  }

  /// As the file has them, in its order.
  package let headers: [String]
  /// As many as `headers`, all different, one of them `.email`.
  package let targets: [Target]
  /// The file has the columns of `perigee contacts --format csv`.
  package let isExport: Bool

  /// - Parameter overrides: each `Header=variable`, where the variable may also be `email`, `owner`
  ///   or `status`. The header's case and the space around it do not count.
  package init(headers: [String], overrides: [String] = []) throws(ImportError) {
    let headers = headers.map(\.trimmedForImport)
    var targets: [Target?] = Array(repeating: nil, count: headers.count)
    for override in overrides {
      let (column, target) = try Self.parse(override, headers: headers)
      guard targets[column] == nil else {
        throw .overrideTwice(header: headers[column])
      }
      targets[column] = target
    }
    let exported = ExportLayout.targets(of: headers)
    if let exported { targets = zip(targets, exported).map { $0 ?? $1 } }
    Self.recognise(headers, &targets)
    self.headers = headers
    self.isExport = exported != nil
    self.targets = targets.enumerated().map { column, target in
      target ?? .variable(VariableName.made(from: headers[column], column: column + 1))
    }
    try checkTargets()
  }

  /// From 0; nil where no column has the target.
  package func column(of target: Target) -> Int? { targets.firstIndex(of: target) }

  /// The variables, in the order of their columns.
  package var variables: [String] {
    targets.compactMap { target in
      guard case .variable(let name) = target else { return nil }
      return name
    }
  }

  private static func parse(
    _ override: String, headers: [String]
  ) throws(ImportError) -> (Int, Target) {
    // A header may have a = and a variable has none.
    guard let equals = override.lastIndex(of: "=") else { throw .badOverride(override) }
    let header = String(override[..<equals]).trimmedForImport
    let name = String(override[override.index(after: equals)...]).trimmedForImport
    guard !header.isEmpty, !name.isEmpty else { throw .badOverride(override) }
    let column =
      headers.firstIndex(of: header)
      ?? headers.firstIndex { $0.lowercased() == header.lowercased() }
    guard let column else {
      let suggestion = Suggestion.nearest(to: header, among: headers)
      throw .unknownHeader(header, suggestion: suggestion, headers: headers)
    }
    return (column, try target(named: name))
  }

  private static func target(named name: String) throws(ImportError) -> Target {
    switch name {
    case "email": return .email
    case "owner": return .owner
    case "status": return .status
    case "lists": return .lists
    default: break
    }
    guard VariableName.isValid(name) else {
      throw .badVariableName(name, suggestion: VariableName.made(from: name, column: 1))
    }
    return .variable(name)
  }

  /// Gives the targets that the headers of other programs are known for, each once.
  private static func recognise(_ headers: [String], _ targets: inout [Target?]) {
    let keys = headers.map { VariableName.words(of: $0).joined(separator: " ") }
    let ranked: [(Target, [String])] = [
      (.email, KnownHeaders.email), (.owner, KnownHeaders.owner), (.status, KnownHeaders.status),
    ]
    for (target, known) in ranked where !targets.contains(target) {
      let best = known.first { key in
        keys.indices.contains { keys[$0] == key && targets[$0] == nil }
      }
      // Two columns of the same name are both given it: which one is meant nobody can know.
      for column in keys.indices where keys[column] == best && targets[column] == nil {
        targets[column] = target
      }
    }
    // "Phone" is `phone` before "Phone Number" is, whatever their order.
    for exact in [true, false] {
      for column in keys.indices where targets[column] == nil {
        guard let name = KnownHeaders.variables[keys[column]] else { continue }
        let isExact = name == keys[column].split(separator: " ").joined(separator: "_")
        if isExact == exact, !targets.contains(.variable(name)) {
          targets[column] = .variable(name)
        }
      }
    }
  }

  private func checkTargets() throws(ImportError) {
    var columns: [Target: [Int]] = [:]
    for (column, target) in targets.enumerated() { columns[target, default: []].append(column) }
    for target in targets {
      guard let same = columns[target], same.count > 1 else { continue }
      throw .sameTarget(name: target.name, headers: same.map { headers[$0] })
    }
    guard targets.contains(.email) else { throw .noEmailColumn(headers: headers) }
  }
}

extension String {
  /// Without white space, NBSP and zero-width characters at both ends.
  fileprivate var trimmedForImport: String {
    let bytes = Array(utf8)
    let range = bytes.withUnsafeBufferPointer { EmailAddress.trimmedRange(of: $0) }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
