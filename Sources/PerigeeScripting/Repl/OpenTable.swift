import PerigeeWorkspace

/// The table of options in which somebody types: whose it is, and which of its keys are there already.
struct OpenTable {
  /// What the table is given to.
  enum Owner: Equatable {
    /// `perigee.plan {`, or `plan:simulate {`, as it is typed; arguments count from 0.
    case call(String, argument: Int)
    /// The value of a key of the table around it: `where = {`.
    case key(String)
    /// An element of the table around it.
    case element
    case unknown
  }

  let owner: Owner
  /// Those that have a value.
  private(set) var keys: Set<String> = []
  /// Whether a key may begin where the text ends.
  fileprivate(set) var isAtKey = true
  /// The key whose value is typed.
  fileprivate(set) var key: String?

  /// The tables that are open where `source` ends, outermost first.
  static func open(in source: [UInt8]) -> [OpenTable] {
    var reader = OpenTableReader()
    for token in LuaLexer.tokens(of: source) { reader.take(token.kind) }
    return reader.tables
  }

  fileprivate init(_ owner: Owner) { self.owner = owner }

  fileprivate mutating func assign(_ key: String) {
    keys.insert(key)
    self.key = key
    isAtKey = false
  }
}

/// Follows brackets, calls and keys through tokens.
private struct OpenTableReader {
  /// What is open: a table, or another bracket with the call whose arguments it holds.
  private enum Bracket {
    case table(OpenTable)
    case other(call: String, argument: Int)
  }

  private var brackets: [Bracket] = []
  /// The names that a call may follow: "perigee.plan".
  private var path = ""
  private var last: LuaToken.Kind?

  var tables: [OpenTable] {
    // Inside of a call's own parentheses no key of the table around is typed.
    guard case .table? = brackets.last else { return [] }
    return brackets.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  mutating func take(_ kind: LuaToken.Kind) {
    switch kind {
    case .name(let name): take(name: name)
    case .symbol(let symbol): take(symbol: symbol)
    default: endPath()
    }
    last = kind
  }

  private mutating func take(name: String) {
    switch last {
    case .symbol(".")? where !path.isEmpty: path += ".\(name)"
    case .symbol(":")? where !path.isEmpty: path += ":\(name)"
    default: path = LuaLiteral.isName(name) ? name : ""
    }
    updateTable { $0.isAtKey = false }
  }

  private mutating func take(symbol: String) {
    switch symbol {
    case "{": open(.table(OpenTable(owner)))
    case "(": open(.other(call: path, argument: 0))
    case "[": open(.other(call: "", argument: 0))
    case "}", ")", "]":
      _ = brackets.popLast()
      endPath()
    case ".", ":": return
    case "=":
      if case .name(let name)? = last { updateTable { $0.assign(name) } }
      endPath()
    case ",", ";": separate()
    default: endPath()
    }
  }

  private mutating func open(_ bracket: Bracket) {
    brackets.append(bracket)
    path = ""
  }

  private mutating func endPath() {
    path = ""
    updateTable { $0.isAtKey = false }
  }

  private mutating func separate() {
    path = ""
    switch brackets.popLast() {
    case .table(var table)?:
      table.isAtKey = true
      table.key = nil
      brackets.append(.table(table))
    case .other(let call, let argument)?:
      brackets.append(.other(call: call, argument: argument + 1))
    case nil: break
    }
  }

  private mutating func updateTable(_ body: (inout OpenTable) -> Void) {
    guard case .table(var table)? = brackets.last else { return }
    body(&table)
    brackets[brackets.count - 1] = .table(table)
  }

  /// Whose a table is that opens here.
  private var owner: OpenTable.Owner {
    if !path.isEmpty { return .call(path, argument: 0) }
    switch brackets.last {
    case .other(let call, let argument)? where !call.isEmpty:
      return .call(call, argument: argument)
    case .table(let table)?:
      guard let key = table.key else { return table.isAtKey ? .element : .unknown }
      return .key(key)
    default: return .unknown
    }
  }
}
