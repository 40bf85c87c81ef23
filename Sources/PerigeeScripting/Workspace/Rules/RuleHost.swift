import LuaBridge
import PerigeeCore

/// A Lua state with what its functions need to be asked about contacts.
final class RuleHost {
  let state: LuaState
  /// The kinds of variables that `perigee.lua` declares: rules see a number as a number.
  var variableKinds: [String: VariableKind] = [:]
  /// What fillers supply.
  var filledVariables: Set<String> = []
  /// By the variables of the table.
  private var records: [[String]: LuaRecord] = [:]

  /// Files whose one function can neither loop nor keep anything.
  var plainFiles: Set<String> = []

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
    let senders = try state.makeTable()
    for (index, sender) in circumstances.senders.enumerated() {
      try senders.set(index + 1, .string(sender.text))
    }
    try table.set("senders", .table(try senders.frozen("the list of senders")))
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
    _ function: LuaFunction, _ key: RuleFunction.Key, source: SourceLocation
  ) -> RuleFunction {
    RuleFunction(host: self, function: function, key: key, source: source)
  }

  func filter(_ declared: FilterDeclaration) -> Filter {
    var key = RuleFunction.Key(kind: .filter, name: declared.name)
    return declared.body.filter { rule, source in
      defer { key.ordinal += 1 }
      return LuaContactRule(name: declared.name, function: function(rule, key, source: source))
    }
  }

  // MARK: Several cores

  /// Makes another workspace of the same files, in a Lua state of its own; nil where rules were made by
  /// a script and are in no file.
  var makeReplica: (() throws -> Workspace)?
  private var replicas: [Workspace] = []
  /// Rows that are worth a thread.
  private static let rowsForThread = 1_000

  /// Who can answer for the rule `key`: this state, and for many rows one more for each core.
  func workers(
    for key: RuleFunction.Key, _ function: LuaFunction, rows: Int
  ) -> [(host: RuleHost, function: LuaFunction)] {
    let count = min(LuaThread.cores, rows / Self.rowsForThread)
    while let makeReplica, replicas.count + 1 < count {
      // The files were read once and were right; what fails now is only help that does not come.
      guard let replica = try? makeReplica() else {
        self.makeReplica = nil
        break
      }
      replicas.append(replica)
    }
    var workers = [(host: self, function: function)]
    for replica in replicas.prefix(max(0, count - 1)) {
      guard let copy = replica.function(key) else { continue }
      workers.append((replica.rules, copy))
    }
    return workers
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

  /// Variables that `perigee.lua` declares or a filler supplies, and no contact has: nil to a rule, and no
  /// misspelling.
  func onlyDeclared(beside variables: [String]) -> [String] {
    filledVariables.union(variableKinds.keys).subtracting(variables).sorted()
  }

  /// A contact's variable as rules see it.
  func value(_ contact: Contact, _ name: String) -> LuaValue {
    guard let text = contact.variables[name] else { return .nil }
    guard variableKinds[name] == .number, VariableKind.number.accepts(text) else {
      return .string(text)
    }
    return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string(text)
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
