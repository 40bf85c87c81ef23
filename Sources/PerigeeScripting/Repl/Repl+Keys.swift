import LuaBridge
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

// The keys of the table of options that is being typed, over as many lines as it has.
extension Repl {
  /// The keys that may stand where `line` ends and have no value yet; nil outside of tables with known keys.
  func openKeys(_ line: ArraySlice<UInt8>) throws -> [String]? {
    let tables = openTables(line)
    guard let table = tables.last, table.isAtKey, let type = try type(of: tables) else {
      return nil
    }
    return try keys(of: type)?.filter { !table.keys.contains($0) }
  }

  /// What the value that begins behind `line` may be, where it is one of a few texts.
  func choices(_ line: ArraySlice<UInt8>) throws -> [String]? {
    let tables = openTables(line)
    guard let key = tables.last?.key, let type = try type(of: tables) else { return nil }
    if Self.isConditions(type) { return try choices(ofCondition: key) }
    return Self.field(key, of: type)?.choices
  }

  private func openTables(_ line: ArraySlice<UInt8>) -> [OpenTable] {
    OpenTable.open(in: pending.isEmpty ? Array(line) : Array("\(pending)\n".utf8) + line)
  }

  private func keys(of type: APIType) throws -> [String]? {
    if Self.isConditions(type) {
      return try ContactField.allCases.map(\.rawValue)
        + host.session.store.read { try $0.variables() }
    }
    return type.fields?.map(\.name)
  }

  private func choices(ofCondition key: String) throws -> [String]? {
    let session = host.session
    switch ContactField(rawValue: key) {
    case .status: return ContactStatus.allCases.map(\.rawValue)
    case .state: return EnrollmentState.allCases.map(\.rawValue)
    case .owner: return session.team.senders.map(\.email.text)
    case .sequence: return session.workspace.sequences.map(\.name)
    case .list: return try session.store.read { try $0.listNames() }
    default: return []
    }
  }

  // MARK: Types

  /// What the innermost of the tables is to be; nil where nobody knows.
  private func type(of tables: [OpenTable]) throws -> APIType? {
    var type: APIType?
    for table in tables {
      switch table.owner {
      case .call(let call, let argument):
        type = try self.type(ofArgument: argument, of: call)
      case .key(let key): type = type.flatMap { Self.field(key, of: $0)?.type }
      case .element: type = type?.element
      case .unknown: type = nil
      }
    }
    return type
  }

  private func type(ofArgument place: Int, of call: String) throws -> APIType? {
    if let parameters = try function(call)?.parameters {
      return place < parameters.count ? parameters[place].type : nil
    }
    guard !call.has(":"),
      case .function(let function)? = try value(at: call.split(separator: ".").map(String.init)),
      let name = try Help(host: host).standardName(of: function)
    else { return nil }
    return try StandardTypes().parameter(place, of: name)
  }

  private static func field(_ key: String, of type: APIType) -> APIField? {
    type.fields?.first { $0.name == key }
  }

  private static func isConditions(_ type: APIType) -> Bool {
    switch type {
    case .named("perigee.Conditions"): true
    case .union(let types): types.contains { isConditions($0) }
    default: false
    }
  }

  /// The function that is called so, by its own name or by another one of this session.
  private func function(_ call: String) throws -> APIFunction? {
    let parts = call.split(separator: ":").map(String.init)
    if parts.count == 2 { return try method(parts[1], of: parts[0]) }
    if let function = API.functions.first(where: { $0.qualifiedName == call }) { return function }
    guard
      case .function(let function)? = try value(at: call.split(separator: ".").map(String.init)),
      let name = function.hostName
    else { return nil }
    return API.functions.first { $0.qualifiedName == name }
  }

  /// A method of what is called so; where that is no value yet, the one method of this name that takes
  /// options.
  private func method(_ name: String, of object: String) throws -> APIFunction? {
    if let kind = try value(at: object.split(separator: ".").map(String.init))?.kind {
      return API.methods(of: kind).first { $0.name == name }
    }
    return API.functions.first { function in
      guard case .object = function.owner else { return false }
      return function.name == name && function.parameters.contains { $0.type.fields != nil }
    }
  }
}

extension APIType {
  /// The keys of a table of options.
  fileprivate var fields: [APIField]? {
    switch self {
    case .options(_, let fields): fields
    case .union(let types): types.lazy.compactMap(\.fields).first
    default: nil
    }
  }

  /// What the elements of a list are.
  fileprivate var element: APIType? {
    switch self {
    case .list(let type): type
    case .union(let types): types.lazy.compactMap(\.element).first
    default: nil
    }
  }
}

extension APIField {
  fileprivate var choices: [String]? {
    if case .choice(let texts) = type { texts } else { nil }
  }
}
