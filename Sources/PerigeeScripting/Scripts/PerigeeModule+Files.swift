import LuaBridge
import PerigeeCore

extension PerigeeModule {
  /// Files of the workspace.
  static var fileFunctions: [String: Body] {
    ["perigee.read": read, "perigee.write": write]
  }

  private static func read(_ call: ScriptCall) throws -> [LuaValue] {
    guard let bytes = try call.host.files.read(call.string(1) ?? "") else { return [.nil] }
    return [String(validating: bytes, as: UTF8.self).map(LuaValue.string) ?? .bytes(bytes)]
  }

  private static func write(_ call: ScriptCall) throws -> [LuaValue] {
    let text = call.string(2) ?? ""
    try call.host.files.write(call.string(1) ?? "", call.session) { sink in
      try sink(Array(text.utf8))
    }
    return []
  }
}
