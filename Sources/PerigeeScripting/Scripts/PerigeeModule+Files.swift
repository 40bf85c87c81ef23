import LuaBridge
import PerigeeCore

extension PerigeeModule {
  /// Files of the workspace.
  static var fileFunctions: [String: Body] {
    ["perigee.read": read, "perigee.write": write]
  }

  /// Bytes that a script may read or write at once.
  private static let limit = 64 << 20

  private static func read(_ call: ScriptCall) throws -> [LuaValue] {
    let path = try call.session.workspace.pathInside(call.string(1) ?? "")
    guard FileStorage.size(of: path) != nil else { return [.nil] }
    let bytes = try FileStorage.read(path, limit: limit)
    return [String(validating: bytes, as: UTF8.self).map(LuaValue.string) ?? .bytes(bytes)]
  }

  private static func write(_ call: ScriptCall) throws -> [LuaValue] {
    let name = call.string(1) ?? ""
    try refuseOwnFiles(name)
    let path = try call.session.workspace.pathInside(name)
    let text = call.string(2) ?? ""
    try FileStorage.replace(path) { sink in try sink(Array(text.utf8)) }
    return []
  }

  /// A script that wrote these would change what the workspace is behind everybody's back.
  private static func refuseOwnFiles(_ name: String) throws {
    let last = name.split(separator: "/").last ?? ""
    guard last.hasSuffix(".lua") || last.hasPrefix("perigee.db") || last.hasPrefix(".") else {
      return
    }
    throw SessionError.file(
      path: name, reason: "a script does not write the workspace's own files; choose another name")
  }
}
