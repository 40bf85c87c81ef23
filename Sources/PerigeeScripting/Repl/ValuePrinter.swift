import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// Prints values for people: texts as Lua writes them, tables with sorted keys, to a depth, with cycles
/// marked; objects of the host as they print themselves, and on one line inside of tables.
struct ValuePrinter {
  let state: LuaState
  /// What the value can be called by, to say how all of it is seen.
  var name: String?
  /// How wide lines may be.
  let style: TextStyle
  /// Whether a table was left unfinished.
  private var isCut = false

  private static let depth = 3
  private static let items = 40
  private static let keyBytes = 1_000

  init(state: LuaState, name: String? = nil, style: TextStyle = .plain) {
    self.state = state
    self.name = name
    self.style = style
  }

  /// The longest table on one line.
  private var width: Int { min(76, style.width ?? 76) }

  /// Ends with a line break.
  mutating func text(of value: LuaValue) throws(LuaError) -> String {
    isCut = false
    let text = try whole(value)
    let line = text.hasSuffix("\n") ? text : text + "\n"
    guard isCut, let name else { return line }
    return line + "… for k, v in pairs(\(name)) do print(k, v) end shows all\n"
  }

  private mutating func whole(_ value: LuaValue) throws(LuaError) -> String {
    switch value {
    // The body of an email is there to be read.
    case .string(let text) where text.contains("\n"): return cut(text, LuaLiteral.visible)
    case .string(let text): return cut(text, LuaLiteral.quoted)
    case .bytes(let bytes):
      return cut(String(decoding: bytes, as: UTF8.self)) { _ in
        LuaLiteral.quoted(Array(bytes.prefix(ShownRoom().bytes)))
      }
    case .table(let table):
      if let list = try contactList(table) { return list }
      if let list = try recordList(table) { return list }
      if let record = try ScriptRecord(table) {
        return cut(style.fitted(try record.text(style)), LuaLiteral.visible)
      }
      return try text(of: table, above: [], ShownRoom())
    default: return cut(try state.text(of: value), LuaLiteral.visible)
    }
  }

  private func cut(_ text: String, _ shown: (String) -> String) -> String {
    guard let (beginning, rest) = ShownRoom().cut(text) else { return shown(text) }
    return "\(shown(beginning))\n\(rest)" + (name.map { "; print(\($0)) shows all" } ?? "")
  }

  // MARK: Inside of tables

  private mutating func part(
    _ value: LuaValue, above: [LuaTable], _ room: ShownRoom
  ) throws(LuaError) -> String {
    switch value {
    case .string(let text): return Self.part(Array(text.utf8.prefix(room.bytes)), of: text.utf8)
    case .bytes(let bytes): return Self.part(Array(bytes.prefix(room.bytes)), of: bytes)
    case .table(let table):
      if above.contains(where: { $0.isSame(as: table) }) { return "<cycle>" }
      if let record = try ScriptRecord(table) {
        return "<\(APIClass.variable(record.type.name)): \(LuaLiteral.visible(try record.line()))>"
      }
      return try text(of: table, above: above, room)
    case .object: return try line(of: value)
    default: return LuaLiteral.visible(try state.text(of: value))
    }
  }

  private static func part(_ beginning: [UInt8], of bytes: some Collection<UInt8>) -> String {
    let text = String(validating: beginning, as: UTF8.self).map { LuaLiteral.quoted($0) }
    return (text ?? LuaLiteral.quoted(beginning)) + (beginning.count < bytes.count ? "…" : "")
  }

  /// `<contact: anna@acme.example>`
  private func line(of object: LuaValue) throws(LuaError) -> String {
    let text = try state.text(of: object)
    let line = LuaLiteral.visible(text.split(separator: "\n").first.map(String.init) ?? "")
    return object.kind.map { "<\(APIClass.variable($0)): \(line)>" } ?? "<\(line)>"
  }

  private mutating func text(
    of table: LuaTable, above: [LuaTable], _ room: ShownRoom
  ) throws(LuaError) -> String {
    let (pairs, count) = try contents(table, Self.items)
    guard count > 0 else { return "{}" }
    guard above.count < Self.depth else { return "{…}" }
    var room = room
    var parts: [String] = []
    for (key, value) in pairs {
      if room.isEmpty { break }
      let item = try part(value, above: above + [table], room)
      let isNext = if case .integer(let index) = key { index == parts.count + 1 } else { false }
      parts.append(isNext ? item : "\(try self.key(key)) = \(item)")
      room.take(parts[parts.count - 1])
    }
    if parts.count < count {
      parts.append("… \(grouped(count - parts.count)) more")
      isCut = true
    }
    return joined(parts, level: above.count)
  }

  private func joined(_ parts: [String], level: Int) -> String {
    let line = "{ \(parts.joined(separator: ", ")) }"
    guard line.count > width || line.contains("\n") else { return line }
    let indent = String(repeating: "  ", count: level + 1)
    return "{\n" + parts.map { "\(indent)\($0),\n" }.joined() + indent.dropLast(2) + "}"
  }

  private func key(_ key: LuaValue) throws(LuaError) -> String {
    switch key {
    case .string(let name) where name.utf8.count < Self.keyBytes && LuaLiteral.isName(name):
      return name
    case .string(let text):
      return "[\(Self.part(Array(text.utf8.prefix(Self.keyBytes)), of: text.utf8))]"
    case .bytes(let bytes):
      return "[\(Self.part(Array(bytes.prefix(Self.keyBytes)), of: bytes))]"
    case .object: return "[\(try line(of: key))]"
    default: return "[\(LuaLiteral.visible(try state.text(of: key)))]"
    }
  }

  // MARK: What is in a table

  /// The first pairs, and the number of all.
  private func contents(
    _ table: LuaTable, _ limit: Int
  ) throws(LuaError) -> (pairs: [(key: LuaValue, value: LuaValue)], count: Int) {
    let (pairs, count) = try table.firstPairs(limit + 1)
    // What constructors of declarations keep for themselves.
    guard case .nil = try table.get(DeclarationModule.tagKey) else {
      return (Array(pairs.filter { !Self.isTag($0.key) }.prefix(limit)), count - 1)
    }
    return (Array(pairs.prefix(limit)), count)
  }

  private static func isTag(_ key: LuaValue) -> Bool {
    if case .string(let name) = key { name == DeclarationModule.tagKey } else { false }
  }

  /// A line a contact, where the table is a list of contacts as far as it is looked at.
  private func contactList(_ table: LuaTable) throws(LuaError) -> String? {
    guard Self.contact(try table.get(1)) != nil else { return nil }
    let (pairs, count) = try table.firstPairs(ShownRoom().lines - 1)
    var contacts: [Contact] = []
    for (key, value) in pairs {
      guard case .integer(Int64(contacts.count + 1)) = key, let contact = Self.contact(value)
      else { return nil }
      contacts.append(contact)
    }
    let text = style.fitted(LuaLiteral.visible(Contact.table(contacts, style)))
    guard contacts.count < count else { return text }
    let way = name.map { "; for _, contact in ipairs(\($0)) do print(contact) end shows all" } ?? ""
    return text + "… and \(counted(count - contacts.count, "more contact"))" + way
  }

  /// A line a record, or objects one below the other, where the table is a list of them.
  private func recordList(_ table: LuaTable) throws(LuaError) -> String? {
    let first = try table.get(1)
    guard try ScriptRecord(first) != nil || first.kind != nil else { return nil }
    let (pairs, count) = try table.firstPairs(ShownRoom().lines - 1)
    var values: [LuaValue] = []
    for (key, value) in pairs {
      guard case .integer(Int64(values.count + 1)) = key, value.kind == first.kind else {
        return nil
      }
      values.append(value)
    }
    guard let text = try first.kind == nil ? ScriptRecord.table(values, style) : texts(of: values)
    else { return nil }
    let shown = style.fitted(LuaLiteral.visible(text))
    guard values.count < count else { return shown }
    let way = name.map { "; for _, one in ipairs(\($0)) do print(one) end shows all" } ?? ""
    return shown + "… and \(grouped(count - values.count)) more" + way
  }

  /// Each as it prints; one that prints over several lines by its first.
  private func texts(of objects: [LuaValue]) throws(LuaError) -> String {
    var text = ""
    for object in objects {
      let lines = try state.text(of: object).split(separator: "\n")
      text += (lines.first.map(String.init) ?? "") + "\n"
    }
    return text
  }

  private static func contact(_ value: LuaValue) -> Contact? {
    value.payload("perigee.Contact", as: Contact.self)
  }
}
