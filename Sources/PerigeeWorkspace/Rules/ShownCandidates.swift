import LuaBridge
import PerigeeCore

/// The candidates as a sender rule sees them: `{ email, name, role, time_zone, active, assigned }`, of
/// which `active` are its live enrollments, and `assigned` the contacts that the plan has given it so
/// far. Contacts who are left out do not count.
struct ShownCandidates {
  let list: LuaTable
  private let tables: [EmailAddress: LuaTable]

  init(
    _ candidates: [Sender], _ context: RuleContext, _ tally: SenderTally, in state: LuaState
  ) throws(LuaError) {
    let list = try state.makeTable()
    var tables: [EmailAddress: LuaTable] = [:]
    for (index, sender) in candidates.enumerated() {
      let table = try state.makeTable()
      try table.set("email", .string(sender.email.text))
      try table.set("name", .string(sender.name))
      try table.set("role", .string(sender.role.rawValue))
      try table.set("time_zone", .string(sender.zone.name))
      try table.set("active", .integer(Int64(context.live[sender.email, default: 0])))
      try table.set("assigned", .integer(Int64(tally.contacts(of: sender.email))))
      tables[sender.email] = table
      try list.set(index + 1, .table(try table.frozen("a candidate")))
    }
    self.list = try list.frozen("the list of candidates")
    self.tables = tables
  }

  func has(_ sender: EmailAddress) -> Bool { tables[sender] != nil }

  /// Shows what `sender` has now.
  func show(_ sender: EmailAddress?, _ tally: SenderTally) throws(LuaError) {
    guard let sender, let table = tables[sender] else { return }
    try table.set("assigned", .integer(Int64(tally.contacts(of: sender))))
  }
}
