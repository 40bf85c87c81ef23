import LuaBridge
import PerigeeCore

/// Prints values for people: tables with sorted keys, to a depth, with cycles marked; objects of the
/// host as they print themselves.
struct ValuePrinter {
  let state: LuaState
  private static let depth = 3
  private static let items = 40
  private static let width = 76

  func text(of value: LuaValue) throws(LuaError) -> String {
    try text(of: value, above: [])
  }

  private func text(of value: LuaValue, above: [LuaTable]) throws(LuaError) -> String {
    switch value {
    case .string(let text) where above.isEmpty && text.contains("\n"): return text
    case .string(let text): return Self.quoted(text)
    case .table(let table):
      if above.contains(where: { $0.isSame(as: table) }) { return "<cycle>" }
      return try text(of: table, above: above)
    default: return try state.text(of: value)
    }
  }

  private func text(of table: LuaTable, above: [LuaTable]) throws(LuaError) -> String {
    if let contacts = try contacts(in: table) { return Contact.table(contacts) }
    let pairs = try table.pairs().filter { !Self.isTag($0.key) }
    guard !pairs.isEmpty else { return "{}" }
    guard above.count < Self.depth else { return "{…}" }
    var parts: [String] = []
    var next: Int64 = 1
    for (key, value) in pairs.prefix(Self.items) {
      let item = try text(of: value, above: above + [table])
      switch key {
      case .integer(let index) where index == next:
        parts.append(item)
        next += 1
      case .string(let name) where Self.isName(name): parts.append("\(name) = \(item)")
      default: parts.append("[\(try text(of: key, above: above + [table]))] = \(item)")
      }
    }
    if pairs.count > Self.items { parts.append("… \(pairs.count - Self.items) more") }
    let line = "{ \(parts.joined(separator: ", ")) }"
    guard line.count > Self.width || line.contains("\n") else { return line }
    let indent = String(repeating: "  ", count: above.count + 1)
    return "{\n" + parts.map { "\(indent)\($0),\n" }.joined() + indent.dropLast(2) + "}"
  }

  /// The contacts, where the table is a list of nothing else.
  private func contacts(in table: LuaTable) throws(LuaError) -> [Contact]? {
    var contacts: [Contact] = []
    for (_, value) in try table.pairs() {
      guard let contact = value.payload("perigee.Contact", as: Contact.self) else { return nil }
      contacts.append(contact)
    }
    return contacts.isEmpty ? nil : contacts
  }

  /// What constructors of declarations keep for themselves.
  private static func isTag(_ key: LuaValue) -> Bool {
    if case .string(let name) = key { name == DeclarationModule.tagKey } else { false }
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first,
      first == 0x5F || (first | 0x20 >= 0x61 && first | 0x20 <= 0x7A)
    else { return false }
    return text.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n")
      + "\""
  }
}
