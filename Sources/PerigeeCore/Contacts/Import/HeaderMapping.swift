/// What each column of a file becomes in a contact (rule 3).
package struct HeaderMapping: Hashable, Sendable {
  /// Where a column's cells go.
  package enum Target: Hashable, Sendable {
    case email, owner, status
    /// The lists that the contact goes into, as `ListNames` writes them.
    case lists
    case variable(String)
    /// Nowhere: it was said, or the column has no name.
    case nowhere

    /// As an override writes it; blank for `nowhere`.
    package var name: String {
      switch self {
      case .email: "email"
      case .owner: "owner"
      case .status: "status"
      case .lists: "lists"
      case .variable(let name): name
      case .nowhere: ""
      }
    }
  }

  /// Beyond it a file is `ImportError.tooManyColumns`; those that go nowhere do not count.
  package static let mostColumns = 500
  /// The same for what Perigee wrote itself: as many as a workspace has variables, and the fields.
  package static let mostExportColumns = 1_000 + ExportLayout.fields.count

  /// As the file has them, in its order.
  package let headers: [String]
  /// As many as `headers`; all but `nowhere` are different, and one of them is `.email`.
  package let targets: [Target]
  /// The file has the columns of `perigee contacts --format csv`.
  package let isExport: Bool
  /// What a column says about writing to people, where nobody said what it becomes. Columns that
  /// are not among those to be taken say it all the same: only a mapping is said of them knowingly.
  package let hints: [StatusHint?]
  /// A row's own status says all there is: the file is an export with lists, which was ours.
  package let trustsStatus: Bool
  /// Columns without a header, that nobody gave a name, from 0.
  package let unnamed: [Int]
  /// Columns whose header others have too, and which an override named without a number, from 0.
  package let takenFirst: [Int]

  /// - Parameters:
  ///   - overrides: each `Header=variable`, where the variable may also be `email`, `owner` or
  ///     `status`; nothing behind the `=` leaves the column out. The header's case and the space
  ///     around it do not count. `Tag#2` is the second column of this name, `#2` the second of all.
  ///   - only: the headers of the columns that are taken; all, where it is empty.
  package init(
    headers: [String], overrides: [String] = [], only: [String] = []
  ) throws(ImportError) {
    let headers = headers.map(\.trimmedForImport)
    var targets: [Target?] = Array(repeating: nil, count: headers.count)
    var takenFirst: [Int] = []
    for override in overrides {
      let (column, target, isFirstOfMany) = try Self.parse(override, headers: headers)
      guard targets[column] == nil else {
        throw .overrideTwice(header: headers[column])
      }
      targets[column] = target
      if isFirstOfMany { takenFirst.append(column) }
    }
    let said = targets
    try Self.leaveOut(allBut: only, headers, &targets)
    let exported = ExportLayout.targets(of: headers)
    if let exported { targets = zip(targets, exported).map { $0 ?? $1 } }
    Self.recognise(headers, &targets)
    let unnamed = headers.indices.filter {
      targets[$0] == nil && VariableName.made(from: headers[$0]) == nil
    }
    self.headers = headers
    self.isExport = exported != nil
    self.unnamed = unnamed
    // Where the others were named as well, nobody is in doubt.
    self.takenFirst = takenFirst.filter { first in
      headers.indices.contains { said[$0] == nil && Self.isSame(headers[$0], headers[first]) }
    }
    self.targets = Self.named(headers, targets)
    self.trustsStatus = exported?.contains(.lists) ?? false
    self.hints = zip(headers.indices, self.targets).map { column, target in
      guard said[column] == nil else { return nil }
      switch target {
      case .variable: return StatusHint(header: headers[column])
      case .nowhere: return Self.hint(leftOut: headers[column])
      default: return nil
      }
    }
    try checkTargets()
  }

  /// Gives the other columns the names of their headers; where two long ones begin alike, names that
  /// tell them apart.
  private static func named(_ headers: [String], _ targets: [Target?]) -> [Target] {
    var columns: [String: Int] = [:]
    let names = headers.indices.map { column in
      targets[column] == nil ? VariableName.made(from: headers[column]) : targets[column]?.name
    }
    for case let name? in names { columns[name, default: 0] += 1 }
    return headers.indices.map { column in
      if let target = targets[column] { return target }
      guard let name = names[column] else { return .nowhere }
      let isShared = columns[name, default: 0] > 1
      return .variable(isShared ? VariableName.told(apart: headers[column]) ?? name : name)
    }
  }

  /// A status that is not taken says what other states say.
  private static func hint(leftOut header: String) -> StatusHint? {
    KnownHeaders.status.contains(HeaderKey.squeezed(header)) ? .state : StatusHint(header: header)
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

  /// Whether somebody who reads the header would not guess what the column becomes.
  package func isSurprising(_ column: Int) -> Bool {
    let header = headers[column]
    switch targets[column] {
    case .nowhere: return !header.isEmpty
    case .variable(let name):
      return name != VariableName.made(from: header) || VariableName.isTransliterated(header)
    default:
      return HeaderKey.squeezed(header) != HeaderKey.squeezed(targets[column].name)
    }
  }

  /// Whether a row can be a header: it has a column that is known for addresses, or that an override
  /// makes one.
  static func isHeader(_ cells: [String], overrides: [String]) -> Bool {
    let headers = cells.map(\.trimmedForImport)
    guard !headers.contains(where: isAddress) else { return false }
    let keys = headers.map(HeaderKey.squeezed)
    if keys.contains(where: KnownHeaders.email.contains) { return true }
    if headers.contains(where: { header in
      HeaderKey.withoutRemarks(header).map { KnownHeaders.email.contains(HeaderKey.squeezed($0)) }
        ?? false
    }) {
      return true
    }
    return overrides.contains { override in
      guard let parts = parts(of: override), parts.name == "email" else { return false }
      // Of a line that is not the header yet; whoever maps the header tells what is wrong.
      return (try? column(named: parts.header, in: headers)) != nil
    }
  }

  static func isAddress(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
    // Why it is none does not matter here: it is a question about a header.
    return (try? EmailAddress(text)) != nil
  }

  private func checkTargets() throws(ImportError) {
    var columns: [Target: [Int]] = [:]
    for (column, target) in targets.enumerated() where target != .nowhere {
      columns[target, default: []].append(column)
    }
    for target in targets {
      guard let same = columns[target], same.count > 1 else { continue }
      throw .sameTarget(name: target.name, headers: same.map { headers[$0] })
    }
    guard targets.contains(.email) else { throw .noEmailColumn(headers: headers) }
    let count = targets.count { $0 != .nowhere }
    let most = isExport ? Self.mostExportColumns : Self.mostColumns
    guard count <= most else { throw .tooManyColumns(count, limit: most) }
  }
}

extension String {
  /// Without white space, NBSP and zero-width characters at both ends.
  var trimmedForImport: String {
    let bytes = Array(utf8)
    let range = bytes.withUnsafeBufferPointer { EmailAddress.trimmedRange(of: $0) }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
