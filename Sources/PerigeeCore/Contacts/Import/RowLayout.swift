/// Which cell is what, by column.
struct RowLayout: Sendable {
  var columnCount = 0
  var email = 0
  var owner: Int?
  var status: Int?
  var lists: Int?
  var isExport = false
  var trustsStatus = false
  /// The column of each variable.
  var variables: [Int] = []
  /// The columns of numbers and dates, with the place of the variable.
  var checks: [(cell: Int, variable: Int, kind: VariableKind, name: String)] = []
  /// Columns without a header, and how many rows have a value there.
  var unnamed: [(column: Int, count: Int)] = []
  /// The place of `crm_status` among the variables of a batch.
  var foreignStatus: Int?

  init() {}

  init(_ mapping: HeaderMapping, kinds: [String: VariableKind]) {
    columnCount = mapping.headers.count
    isExport = mapping.isExport
    trustsStatus = mapping.trustsStatus
    unnamed = mapping.unnamed.map { ($0, 0) }
    for (column, target) in mapping.targets.enumerated() {
      switch target {
      case .email: email = column
      case .owner: owner = column
      case .status: status = column
      case .lists: lists = column
      case .nowhere: break
      case .variable(let name):
        if name == ContactRows.foreignStatusVariable { foreignStatus = variables.count }
        if let kind = kinds[name], kind != .text {
          checks.append((column, variables.count, kind, name))
        }
        variables.append(column)
      }
    }
  }
}
