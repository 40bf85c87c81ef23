package import LuaBridge
package import PerigeeCore

/// A Lua state with what its functions need to be asked about contacts.
package final class RuleHost {
  let state: LuaState
  private let variables: DeclaredVariables
  /// Files whose functions can neither loop nor keep anything.
  private let plainFiles: Set<String>
  /// By the variables of the table.
  private var records: [[String]: LuaRecord] = [:]
  private var shownContext: (context: RuleContext, table: LuaTable, frozen: LuaTable)?
  /// What every email that hooks see has, once there was one.
  var emailType: LuaTable?
  /// How many rules are being asked right now; what a script offers is out of their reach meanwhile.
  package internal(set) var isAsking = 0

  package init(
    state: LuaState, variables: DeclaredVariables, plainFiles: Set<String> = []
  ) {
    self.state = state
    self.variables = variables
    self.plainFiles = plainFiles
    state.limitRecords(Self.limits)
  }

  /// "100,000 instructions a call", and a back-stop for what instructions do not tell: of the thread's
  /// own time, since a busy machine must not make a rule fail.
  static let limits = LuaLimits(instructions: 100_000, cpuTime: .milliseconds(50))

  // MARK: What rules see

  /// `ctx`, as rules see it: at the first contact of a plan, until a sender rule says otherwise.
  func contextTable(_ context: RuleContext) throws(LuaError) -> LuaTable {
    if let shown = shownContext, shown.context == context {
      try set(index: 1)
      return shown.frozen
    }
    let table = try context.table(in: state)
    let frozen = try table.frozen("ctx")
    shownContext = (context, table, frozen)
    return frozen
  }

  /// Tells a sender rule which contact of the plan this is, from 1.
  func set(index: Int) throws(LuaError) {
    try shownContext?.table.set("index", .integer(Int64(index)))
  }

  /// The contact that rules see: the table's variables, and the fields of every contact.
  func record(variables stored: [String]) throws(LuaError) -> LuaRecord {
    if let record = records[stored] { return record }
    if stored == MessageColumns.all { return try messageRecord() }
    let fields =
      (stored + variables.absent(from: stored)).map {
        (name: $0, isNumber: variables.kinds[$0] == .number)
      }
      + ContactField.ofRecords.map { (name: $0.rawValue, isNumber: false) }
    let names = fields.map(\.name)
    let record = try LuaRecord(
      state: state, noun: "contact", fields: fields,
      key: fields.count - ContactField.ofRecords.count, unknownField: { Self.unknown($0, names) })
    records[stored] = record
    return record
  }

  /// An incoming mail, in the columns of a contact: those that only contacts have are under names that no
  /// script writes.
  private func messageRecord() throws(LuaError) -> LuaRecord {
    let stored = MessageColumns.all.map { $0 == MessageColumns.verdict ? Self.hidden($0) : $0 }
    let others = variables.absent(from: MessageColumns.all).map(Self.hidden)
    let always = ContactField.ofRecords.map { field in
      switch field {
      case .email: "from"
      case .domain: "domain"
      default: Self.hidden(field.rawValue)
      }
    }
    let names = stored + others + always
    let shown = (names.filter { !$0.hasPrefix(Self.hidden("")) }).sorted()
    let record = try LuaRecord(
      state: state, noun: "message", fields: names.map { (name: $0, isNumber: false) },
      key: names.count - ContactField.ofRecords.count,
      unknownField: { name in
        let suggestion = Suggestion.nearest(to: name, among: shown)
        return "a message has no field \"\(name)\"."
          + (suggestion == nil ? " Its fields: \(enumerated(shown))" : didYouMean(suggestion))
      })
    records[MessageColumns.all] = record
    return record
  }

  private static func hidden(_ name: String) -> String { "\u{1}\(name)" }

  /// The values behind `record(variables:)`.
  func columns(of contacts: ContactTable) -> RecordColumns {
    RecordColumns(contacts, declared: variables.absent(from: contacts.variables).count)
  }

  /// A contact's variable as rules see it.
  package func value(_ contact: Contact, _ name: String) -> LuaValue {
    guard let text = contact.variables[name] else { return .nil }
    guard variables.kinds[name] == .number, VariableKind.number.accepts(text) else {
      return .string(text)
    }
    return Int64(text).map { .integer($0) } ?? Double(text).map { .number($0) } ?? .string(text)
  }

  /// Whether `function` needs no count of its instructions, having no more than are written.
  func isPlain(_ function: LuaFunction) -> Bool {
    guard let file = function.definition?.source else { return false }
    return plainFiles.contains(file) && function.hasPlainUpvalues
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

// Rules that a script makes in place, in its own state.
extension RuleHost {
  /// The filter of a declaration that was read in this state.
  package func filter(_ read: ReadRule) -> Filter {
    guard case .filter(let expression) = read.declaration.body else {
      preconditionFailure("\(read.declaration.name) is no filter")
    }
    return expression.filter { ordinal, source in
      let key = RuleFunction.Key(read.declaration, ordinal: ordinal)
      let states = RuleFunction.States.one(self, read.functions[ordinal])
      return LuaContactRule(function: RuleFunction(key, source: source, states: states))
    }
  }

  /// The sender rule of a declaration that was read in this state.
  package func senderRule(_ read: ReadRule) -> any SenderRule {
    LuaSenderRule(
      read.declaration,
      function: RuleFunction(read.declaration, states: .one(self, read.functions[0])))
  }
}
