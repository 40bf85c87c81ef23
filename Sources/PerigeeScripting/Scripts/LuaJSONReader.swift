import LuaBridge
import PerigeeCore

/// Makes Lua values of JSON: objects and arrays are tables, null is `json.null`.
struct LuaJSONReader {
  /// How deep arrays and objects may lie in each other, here and where JSON is written.
  static let deepest = 200

  private let host: ScriptHost
  private var scanner: JSONScanner
  private var count = 0

  static func value(_ text: String, _ host: ScriptHost) throws -> LuaValue {
    var reader = LuaJSONReader(host, text)
    let value = try reader.value(try reader.scanner.next(), depth: 0)
    guard try reader.scanner.next() == .end else { throw reader.scanner.fault(.more) }
    return value
  }

  private init(_ host: ScriptHost, _ text: String) {
    self.host = host
    scanner = JSONScanner(text)
  }

  private mutating func value(_ token: JSONScanner.Token, depth: Int) throws -> LuaValue {
    try host.checkRoom(every: 1_024, &count)
    switch token {
    case .string(let text): return .string(text)
    case .integer(let number): return .integer(number)
    case .number(let number): return .number(number)
    case .bool(let value): return .boolean(value)
    case .null: return try host.jsonNull()
    case .beginArray: return try array(depth: depth + 1)
    case .beginObject: return try object(depth: depth + 1)
    case .end: throw scanner.fault(.end)
    case .comma: throw scanner.fault(.unexpected(","))
    case .colon: throw scanner.fault(.unexpected(":"))
    case .endArray: throw scanner.fault(.unexpected("]"))
    case .endObject: throw scanner.fault(.unexpected("}"))
    }
  }

  private mutating func array(depth: Int) throws -> LuaValue {
    try check(depth)
    let table = try host.state.makeTable()
    var place = 0
    var token = try scanner.next()
    if token == .endArray { return .table(table) }
    while true {
      place += 1
      try table.set(place, value(token, depth: depth))
      switch try scanner.next() {
      case .endArray: return .table(table)
      case .comma: token = try scanner.next()
      case .end: throw scanner.fault(.end)
      default: throw scanner.fault(.expected("a comma or ]"))
      }
    }
  }

  private mutating func object(depth: Int) throws -> LuaValue {
    try check(depth)
    let table = try host.state.makeTable()
    var token = try scanner.next()
    if token == .endObject {
      table.setMetatable(try host.jsonObjectType())
      return .table(table)
    }
    while true {
      guard case .string(let key) = token else {
        throw scanner.fault(token == .end ? .end : .expected("a key in double quotes"))
      }
      guard case .nil = try table.get(key) else { throw scanner.fault(.duplicate(key)) }
      guard try scanner.next() == .colon else { throw scanner.fault(.expected("a colon")) }
      let next = try scanner.next()
      try table.set(key, value(next, depth: depth))
      switch try scanner.next() {
      case .endObject: return .table(table)
      case .comma: token = try scanner.next()
      case .end: throw scanner.fault(.end)
      default: throw scanner.fault(.expected("a comma or }"))
      }
    }
  }

  private func check(_ depth: Int) throws {
    if depth > Self.deepest { throw scanner.fault(.tooDeep(limit: Self.deepest)) }
  }
}
