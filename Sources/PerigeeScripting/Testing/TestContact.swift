import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// A contact that a test makes up, checked as an import checks a row: a test that holds for what could
/// never be imported would show nothing.
struct TestContact {
  private(set) var email = EmailAddress(normalised: "somebody@x.example")
  private(set) var hasEmail = false
  private(set) var owner: EmailAddress?
  private(set) var status: ContactStatus = .new
  private(set) var lists: [String] = []
  private(set) var variables: [String: String] = [:]

  /// - Parameters:
  ///   - function: the name behind `test.` of the function that was called.
  ///   - noun: what messages call it, such as "contact 2".
  ///   - fields: what a contact of the workspace may have.
  /// - Throws: `ScriptMisuse` with everything that is wrong with it.
  init(
    _ value: LuaValue, function: String, noun: String = "the contact", team: Team,
    fields: TestFields
  ) throws {
    guard case .table(let table) = value else {
      throw ScriptMisuse(
        "test.\(function)",
        [.wrong(subject: noun, expected: "a table of fields", found: value.shown)])
    }
    var reader = FieldReader(noun: noun, team: team)
    var domain: String?
    for (key, value) in try table.pairs() {
      guard case .string(let name) = key else {
        reader.wrong("a key", "the name of a field", key.shown)
        continue
      }
      let field = ContactField(rawValue: name)
      // A blank cell is no value.
      if field != nil, case .string("") = value { continue }
      switch field {
      case .email:
        if let address = reader.address(name, value) { (email, hasEmail) = (address, true) }
      case .domain: domain = reader.text(name, value)
      // One who is no sender too: people leave.
      case .owner: owner = reader.address(name, value)
      case .status: status = reader.status(name, value) ?? .new
      case .list: lists = try reader.texts(name, value)
      case .sequence, .state:
        reader.wrong(name, "left out: add the contact with test.contacts and engage", value.shown)
      case nil: variables[name] = reader.variable(name, value, in: fields)
      }
    }
    if let domain { takeDomain(domain, &reader) }
    guard reader.faults.isEmpty else { throw ScriptMisuse("test.\(function)", reader.faults) }
  }

  /// The domain alone makes an address too.
  private mutating func takeDomain(_ domain: String, _ reader: inout FieldReader) {
    guard hasEmail else {
      email = reader.address("domain", .string("somebody@\(domain)")) ?? email
      return
    }
    if domain != String(email.domain) {
      reader.wrong("domain", "that of its email, \(email.domain)", "the string \"\(domain)\"")
    }
  }

  /// Bytes that it is worth in memory.
  var memorySize: Int {
    let texts = variables.reduce(0) { $0 + 192 + $1.key.utf8.count + $1.value.utf8.count }
    return lists.reduce(1_024 + texts) { $0 + 64 + $1.utf8.count }
  }

  /// A table of this contact with the columns that a filter or a rule reads.
  func table(variables more: [String] = [], lists: [String] = []) -> ContactTable {
    let names = Set(variables.keys).union(more).sorted()
    var table = ContactTable(variables: names, lists: lists)
    let number = table.number(ofOwner: owner)
    table.append(
      id: Contact.ID(1), email: email.text.utf8, owner: number, status: status, bounced: false)
    for (column, name) in names.enumerated() {
      table.appendVariable(column, Array((variables[name] ?? "").utf8))
    }
    for (column, list) in lists.enumerated() {
      table.appendMembership(column, self.lists.contains(list))
    }
    return table
  }
}
