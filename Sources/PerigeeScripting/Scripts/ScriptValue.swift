import LuaBridge
import PerigeeCore
import PerigeeWorkspace

/// A value that a script gets from the host: it prints well and has named members.
///
/// One class serves plans, contacts, calendars and reports alike, since all that differs is what they
/// say and what they offer.
final class ScriptValue {
  typealias Member = (name: String, value: () throws -> LuaValue)

  /// The class, as the API describes it: "perigee.Plan".
  let kind: String
  /// What `print` shows.
  fileprivate(set) var text: () -> String
  /// What `#value` is; nil where it has no length.
  let length: Int?
  /// What the host needs of it when it comes back as an argument.
  let payload: Any?
  /// What the payload is worth of the host's memory, in bytes.
  let size: Int
  /// The fields, then the methods.
  fileprivate(set) var members: [Member]

  init(
    _ kind: String, payload: Any? = nil, size: Int = 0, length: Int? = nil,
    text: @escaping () -> String, members: [Member] = []
  ) {
    self.kind = kind
    self.payload = payload
    self.size = size
    self.length = length
    self.text = text
    self.members = members
  }

  static func type() -> LuaObjectType {
    var type = LuaObjectType(
      name: "perigee value",
      members: { (_: LuaState, payload: AnyObject, name: String) throws(LuaError) -> LuaValue in
        guard let value = payload as? ScriptValue else { return .nil }
        return try value.member(name)
      },
      text: { payload in (payload as? ScriptValue)?.text() ?? "" },
      length: { payload in (payload as? ScriptValue)?.length ?? 0 })
    type.elements = { (payload, key) throws(LuaError) in
      guard let value = payload as? ScriptValue else { return .nil }
      throw value.misuse(.noElement(key.plainText, hasFirst: value.names.contains("first")))
    }
    return type
  }

  private var names: [String] { members.map(\.name) }

  private func misuse(_ fault: ScriptMisuse.Fault) -> LuaError {
    let misuse = ScriptMisuse(
      "the \(APIClass.variable(kind).replacing("_", with: " "))", [fault])
    return LuaError(host: misuse, message: misuse.message, code: misuse.code)
  }

  private func member(_ name: String) throws(LuaError) -> LuaValue {
    guard let member = members.first(where: { $0.name == name }) else {
      let suggestion = Suggestion.nearest(to: name, among: names)
      throw misuse(.unknownMember(name, suggestion: suggestion, members: names))
    }
    do {
      return try member.value()
    } catch let error as LuaError {
      throw error
    } catch {
      throw LuaError(host: error, message: plainWords(of: error))
    }
  }
}

extension ScriptHost {
  /// Hands a value to the script, with the methods of its class.
  func make(_ value: ScriptValue) throws -> LuaValue {
    value.members += methods(of: value.kind)
    let text = value.text
    value.text = { [unowned self] in style.fitted(text()) }
    let size = 256 + 112 * value.members.count + value.size
    let object = try state.makeObject(valueType, payload: value, size: size)
    // Lua looks behind the call; until then a loop of the host's own would go on.
    guard state.hasRoom else { throw LuaError(.stopped(.memory), "there is no memory left") }
    return object
  }

  /// A list of values, from 1.
  func list(_ values: [LuaValue]) throws -> LuaValue {
    let table = try state.makeTable()
    for (index, value) in values.enumerated() { try table.set(index + 1, value) }
    return .table(table)
  }

  /// A table with named fields; nil leaves a field out.
  func record(_ fields: [(String, LuaValue)]) throws -> LuaValue {
    let table = try state.makeTable()
    for (name, value) in fields { try table.set(name, value) }
    return .table(table)
  }
}

extension LuaValue {
  init(_ text: String?) { self = text.map { .string($0) } ?? .nil }
  init(_ number: Int) { self = .integer(Int64(number)) }

  private var scriptValue: ScriptValue? {
    if case .object(let object) = self { object.payload(as: ScriptValue.self) } else { nil }
  }

  /// The class of an object of the host: "perigee.Plan".
  var kind: String? { scriptValue?.kind }

  var memberNames: [String] { scriptValue?.members.map(\.name) ?? [] }

  /// What the host handed out as this value, if it did.
  func payload<Payload>(_ kind: String, as type: Payload.Type) -> Payload? {
    guard case .object(let object) = self, let value = object.payload(as: ScriptValue.self),
      value.kind == kind
    else { return nil }
    return value.payload as? Payload
  }
}
