import LuaBridge
import PerigeeCore

/// A Lua state with what its functions need to be asked about contacts.
final class RuleHost {
  let state: LuaState
  /// Variables that rules see as numbers.
  var variableKinds: [String: VariableKind] = [:]
  /// By the variables of the table.
  private var records: [[String]: LuaRecord] = [:]

  /// What rules may depend on besides the contact.
  let circumstances: RuleCircumstances
  private var shownCircumstances: (version: Int, table: LuaTable, frozen: LuaTable)?
  /// How many rules are being asked right now; what a script offers is out of their reach meanwhile.
  var isAsking = 0

  init(state: LuaState, circumstances: RuleCircumstances) {
    self.state = state
    self.circumstances = circumstances
    state.limitRecords(Self.limits)
  }

  /// "100,000 instructions a call", and a back-stop for what instructions do not tell.
  static let limits = LuaLimits(instructions: 100_000, time: .milliseconds(50))

  /// `ctx`, as rules see it.
  func circumstancesTable() throws(LuaError) -> LuaTable {
    if let shown = shownCircumstances, shown.version == circumstances.version {
      return shown.frozen
    }
    let table = try state.makeTable()
    for (name, value) in circumstances.fields { try table.set(name, value) }
    let missing = state.function("ctx") { (call) throws(LuaError) in
      guard case .string(let name)? = call.arguments.last else { return [.nil] }
      let known = RuleCircumstances.names
      throw LuaError(
        .runtime,
        "ctx has no \(name).\(didYouMean(Suggestion.nearest(to: name, among: known))) "
          + "It has: \(enumerated(known))")
    }
    let type = try state.makeTable()
    try type.set("__index", .function(missing))
    table.setMetatable(type)
    let frozen = try table.frozen("ctx")
    shownCircumstances = (circumstances.version, table, frozen)
    return frozen
  }

  /// Tells a sender rule which contact of the plan this is.
  func set(index: Int) throws(LuaError) {
    try shownCircumstances?.table.set("index", .integer(Int64(index)))
  }

  func function(
    _ function: LuaFunction, kind: String, name: String, source: SourceLocation
  ) -> RuleFunction {
    RuleFunction(host: self, function: function, kind: kind, name: name, source: source)
  }

  func filter(_ declared: FilterDeclaration) -> Filter {
    declared.body.filter { rule, source in
      let function = function(rule, kind: "filter", name: declared.name, source: source)
      return LuaContactRule(name: declared.name, function: function)
    }
  }

  /// The contact that rules see: the table's variables, and the fields of every contact.
  func record(variables: [String]) throws(LuaError) -> LuaRecord {
    if let record = records[variables] { return record }
    let fields =
      (variables + onlyDeclared(beside: variables)).map {
        (name: $0, isNumber: variableKinds[$0] == .number)
      }
      + ContactField.ofRecords.map { (name: $0.rawValue, isNumber: false) }
    let names = fields.map(\.name)
    let record = try LuaRecord(
      state: state, noun: "contact", fields: fields,
      key: fields.count - ContactField.ofRecords.count, unknownField: { Self.unknown($0, names) })
    records[variables] = record
    return record
  }

  /// Variables that `perigee.lua` declares and no contact has: nil to a rule, and no misspelling.
  func onlyDeclared(beside variables: [String]) -> [String] {
    variableKinds.keys.filter { !variables.contains($0) }.sorted()
  }

  private static func unknown(_ name: String, _ known: [String]) -> String {
    if ContactField(rawValue: name) != nil {
      return "a rule does not see a contact's \(name); use it in a filter's where"
    }
    let suggestion = Suggestion.nearest(to: name, among: known)
    return "a contact has no field \"\(name)\"."
      + (suggestion == nil ? " Its fields: \(enumerated(known))" : didYouMean(suggestion))
  }
}
