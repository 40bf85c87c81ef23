import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// Tables of the host that have a class: plain tables to a script, which goes through their fields and
/// changes them as it likes, and for people what they say.
struct ScriptRecord {
  /// As the API describes it.
  let type: APIClass
  private let table: LuaTable

  /// Nil for a table that the host did not make, or that has no class.
  init?(_ table: LuaTable) throws(LuaError) {
    guard let kind = try Self.kind(of: table), let type = API.type(kind) else { return nil }
    self.type = type
    self.table = table
  }

  init?(_ value: LuaValue) throws(LuaError) {
    guard case .table(let table) = value else { return nil }
    try self.init(table)
  }

  /// "perigee.Sending"
  private static func kind(of table: LuaTable) throws(LuaError) -> String? {
    guard case .string(let kind)? = try table.metatable?.get(kindKey) else { return nil }
    return kind
  }

  static let kindKey = "__metatable"

  func string(_ name: String) throws(LuaError) -> String? {
    if case .string(let text) = try table.get(name) { text } else { nil }
  }

  /// The fields that have a value, with what people read in its place.
  private func fields() throws(LuaError) -> [(name: String, text: String)] {
    var fields: [(String, String)] = []
    for field in type.fields {
      if let text = try Self.cell(table.get(field.name)) { fields.append((field.name, text)) }
    }
    return fields
  }

  private func figure(_ name: String) throws(LuaError) -> String? {
    if case .integer(let number) = try table.get(name) { grouped(Int(number)) } else { nil }
  }

  // MARK: One

  /// By itself; ends with a line break.
  func text(_ style: TextStyle = .plain) throws(LuaError) -> String {
    switch type.name {
    case "perigee.Email": return try email()
    case "perigee.Excluded": return try excluded()
    default: break
    }
    var table = TextTable([("", .left), ("", .left)])
    for (name, text) in try fields() { table.add([Self.heading(name), text]) }
    return table.text(style) + (try parts(style))
  }

  /// Lists of records that have more than a line holds, each as a table of its own.
  private func parts(_ style: TextStyle) throws(LuaError) -> String {
    var text = ""
    for field in type.fields {
      guard case .table(let list) = try table.get(field.name), list.count > Self.mostOnOneLine,
        let rows = try Self.table(list.list().values, style)
      else { continue }
      text += "\n\(Self.heading(field.name))\n\(rows)"
    }
    return text
  }

  /// How many records of a list are told on one line; of more, the number is.
  private static let mostOnOneLine = 4

  /// Inside of something else: "ann@x.example, step 1, …".
  func line() throws(LuaError) -> String {
    switch type.name {
    case "perigee.Reason": return try string("detail") ?? ""
    case "perigee.Email": return try emailHead()
    case "perigee.SenderQuota":
      let limits = [
        try figure("per_hour").map { "\($0)/hour" }, try figure("per_day").map { "\($0)/day" },
      ]
      .compactMap(\.self)
      return limits.isEmpty ? "no limit" : limits.joined(separator: ", ")
    case "perigee.SenderUse":
      let (used, most) = (try figure("used") ?? "", try figure("capacity") ?? "no limit")
      return "\(used)/\(most), \(try figure("free") ?? "no limit") free"
    default: return try fields().map { Self.labelled($0.name, $0.text) }.joined(separator: ", ")
    }
  }

  /// Where the figure alone would not say of what it is one.
  private static func labelled(_ name: String, _ text: String) -> String {
    let isFigure = text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    return isFigure || text == "yes" || text == "no" ? "\(heading(name)) \(text)" : text
  }

  // MARK: Several

  /// A line each, where all are of one class; nil otherwise.
  static func table(
    _ values: [LuaValue], _ style: TextStyle = .plain
  ) throws(LuaError) -> String? {
    var records: [ScriptRecord] = []
    for value in values {
      guard let record = try ScriptRecord(value),
        record.type.name == records.first?.type.name
          ?? record.type.name
      else { return nil }
      records.append(record)
    }
    guard let type = records.first?.type else { return nil }
    if type.name == "perigee.Email" {
      var texts: [String] = []
      for record in records { texts.append(try record.email()) }
      return texts.joined(separator: "\n")
    }
    var rows: [[String: String]] = []
    for record in records {
      rows.append(Dictionary(try record.fields().map { ($0.name, $0.text) }) { $1 })
    }
    let columns = type.fields.filter { field in
      (listed(of: type)?.contains(field.name) ?? true)
        && rows.contains { $0[field.name] != nil }
    }
    var table = TextTable(columns.map { (heading($0.name), $0.type.isFigure ? .right : .left) })
    for row in rows { table.add(columns.map { row[$0.name] ?? "–" }) }
    return table.text(style)
  }

  /// Those of a class that has more than a line holds; nil for all.
  private static func listed(of type: APIClass) -> [String]? {
    type.name == "perigee.Sender"
      ? ["email", "state", "quota", "today", "week", "time_zone"] : nil
  }

  // MARK: Parts

  private static func heading(_ name: String) -> String {
    name.replacing("_", with: " ")
  }

  /// Nil for what has no value.
  private static func cell(_ value: LuaValue) throws(LuaError) -> String? {
    switch value {
    case .nil: return nil
    case .string(let text): return moment(text) ?? text.onOneLine
    case .integer(let number): return grouped(Int(number))
    case .boolean(let isSo): return isSo ? "yes" : "no"
    case .table(let table):
      if let record = try ScriptRecord(table) { return try record.line() }
      if table.count > mostOnOneLine, try ScriptRecord(table.get(1)) != nil {
        return grouped(table.count)
      }
      var parts: [String] = []
      for (_, value) in try table.firstPairs(20).pairs {
        parts.append(try cell(value) ?? "")
      }
      let more = table.count - parts.count
      return parts.joined(separator: "; ") + (more > 0 ? "; … \(grouped(more)) more" : "")
    default: return value.plainText
    }
  }

  /// "Mon 23 Nov 2026 11:00 (+01:00)" for what RFC 3339 writes; nil for any other text.
  static func moment(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), (try? Instant(rfc3339: text)) != nil,
      let day = Day(iso: String(text.prefix(10)))
    else { return nil }
    let zone = text.drop { $0 != "T" }.drop { $0 != "+" && $0 != "-" && $0 != "Z" }
    return "\(day.words) \(text.dropFirst(11).prefix(5)) (\(zone))"
  }

  private func emailHead() throws(LuaError) -> String {
    let at = try string("at").map { Self.moment($0) ?? $0 } ?? ""
    let step = try Self.cell(table.get("step")) ?? ""
    let task = try string("task").map { "task: \($0)" }
    let subject = try string("subject")
    let what = task ?? subject ?? ""
    return "step \(step), \(at), \(try string("sender") ?? ""): \(what.onOneLine)"
  }

  /// As `perigee preview --contact` shows it.
  private func email() throws(LuaError) -> String {
    let at = try string("at").map { Self.moment($0) ?? $0 } ?? ""
    var text = "Step \(try Self.cell(table.get("step")) ?? "")  \(at)\n"
    text += "From:    \(try string("sender") ?? "")\n"
    if let task = try string("task") { return text + "Task:    \(task)\n" }
    text += "Subject: \(try string("subject") ?? "")\n\n"
    return text + ReadableHTML.preview(text: try string("body"), html: try string("html"))
  }

  /// As `perigee preview --contact` says it.
  private func excluded() throws(LuaError) -> String {
    var text = "\(try string("contact") ?? "") is excluded:\n"
    guard case .table(let reasons) = try table.get("reasons") else { return text }
    for (_, value) in try reasons.firstPairs(100).pairs {
      guard let reason = try ScriptRecord(value) else { continue }
      let parts = [try reason.string("detail"), try reason.string("cure")].compactMap(\.self)
      text += "  \(try reason.string("code") ?? ""): \(parts.joined(separator: "; "))\n"
    }
    return text
  }
}

extension APIType {
  fileprivate var isFigure: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }
}
