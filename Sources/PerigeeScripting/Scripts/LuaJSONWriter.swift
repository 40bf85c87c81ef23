import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// Writes Lua values as JSON: keys in the order of their bytes, so that the same value is the same text.
struct LuaJSONWriter {
  private let host: ScriptHost
  private let isPretty: Bool
  private var bytes: [UInt8] = []
  private var count = 0
  private let memory: HeldMemory
  /// Where the value lies: `["contacts"][3]`.
  private var path: [String] = []

  static func text(_ value: LuaValue, isPretty: Bool, _ host: ScriptHost) throws -> String {
    var writer = LuaJSONWriter(host, isPretty: isPretty)
    try writer.write(value)
    if isPretty { writer.bytes.append(0x0A) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private init(_ host: ScriptHost, isPretty: Bool) {
    self.host = host
    self.isPretty = isPretty
    memory = HeldMemory(host.state)
  }

  private mutating func write(_ value: LuaValue) throws {
    try host.checkRoom(every: 1_024, &count)
    if bytes.count > memory.bytes {
      guard bytes.count <= ModuleLimit.bytes else { throw fault(.tooLong) }
      try memory.set(bytes.count + 1 << 16)
    }
    switch value {
    case .nil: throw fault(.value("nil"))
    case .boolean(let value): append(value ? "true" : "false")
    case .integer(let number): append("\(number)")
    case .number(let number):
      guard number.isFinite else { throw fault(.value(number.isNaN ? "not a number" : "infinity")) }
      append("\(number)")
    case .string(let text): quote(text)
    case .bytes: throw fault(.notUTF8)
    case .table(let table): try write(table)
    default:
      guard value.kind == "json.Null" else { throw fault(.value(value.shown)) }
      append("null")
    }
  }

  private mutating func write(_ table: LuaTable) throws {
    guard path.count < LuaJSONReader.deepest else { throw fault(.tooDeep) }
    let pairs = try table.pairs()
    guard let first = pairs.first else {
      return append(try table.metatable?.isSame(as: host.jsonObjectType()) == true ? "{}" : "[]")
    }
    if case .integer = first.key { return try write(list: pairs) }
    append("{")
    for (index, pair) in pairs.enumerated() {
      guard case .string(let key) = pair.key else { throw fault(.key(pair.key.plainText)) }
      separate(index)
      quote(key)
      append(isPretty ? ": " : ":")
      path.append("[\(LuaLiteral.quoted(key))]")
      try write(pair.value)
      path.removeLast()
    }
    close("}")
  }

  private mutating func write(list pairs: [(key: LuaValue, value: LuaValue)]) throws {
    append("[")
    for (index, pair) in pairs.enumerated() {
      guard case .integer(Int64(index + 1)) = pair.key else {
        if case .integer = pair.key { throw fault(.hole(index + 1)) }
        throw fault(.mixed(pair.key.plainText))
      }
      separate(index)
      path.append("[\(index + 1)]")
      try write(pair.value)
      path.removeLast()
    }
    close("]")
  }

  // MARK: Signs

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func separate(_ index: Int) {
    if index > 0 { append(",") }
    if isPretty { breakLine(path.count + 1) }
  }

  private mutating func close(_ sign: String) {
    if isPretty { breakLine(path.count) }
    append(sign)
  }

  private mutating func breakLine(_ level: Int) {
    append("\n")
    bytes.append(contentsOf: repeatElement(0x20, count: 2 * level))
  }

  private mutating func quote(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case ..<0x20, 0x7F:
        append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  private func fault(_ reason: JSONEncodingError.Reason) -> JSONEncodingError {
    JSONEncodingError(reason: reason, path: path.joined())
  }
}
