package import LuaBridge
import PerigeeCore

/// The constructors of the `perigee` module: what they return remembers what they were called with and
/// where, and is looked at when its file has run, so that all mistakes are found at once.
package struct DeclarationModule {
  /// The key of the tag; no text that a person would write as a key.
  package static let tagKey = "perigee constructor"

  private let state: LuaState
  /// Of filters: `&`, `|` and `~`.
  private let filterType: LuaTable

  package init(state: LuaState) throws(LuaError) {
    self.state = state
    self.filterType = try state.makeTable()
    for (event, tag) in [("__band", DeclarationTag.and), ("__bor", .or), ("__bnot", .not)] {
      try filterType.set(event, .function(constructor(tag, arguments: tag == .not ? 1 : 2)))
    }
    try filterType.set("__metatable", .string("locked"))
  }

  /// Adds the constructors to `module`.
  package func install(into module: LuaTable) throws(LuaError) {
    for tag in DeclarationTag.allCases {
      switch tag {
      case .team, .sequence, .filter, .filler, .senderRule, .eligibility, .cap, .verdict, .hook,
        .secret, .automation:
        try module.set(tag.rawValue, .function(declaration(tag)))
      case .oneOf, .noneOf: try module.set(tag.rawValue, .function(choice(tag)))
      case .between: try module.set(tag.rawValue, .function(constructor(tag, arguments: 2)))
      case .present, .blank:
        try module.set(tag.rawValue, .function(constructor(tag, arguments: 0)))
      case .atLeast, .atMost, .contains, .startsWith, .endsWith, .isNot:
        try module.set(tag.rawValue, .function(constructor(tag, arguments: 1)))
      case .noLimit:
        guard case .table(let table) = try tagged(tag, []) else { continue }
        try module.set(tag.rawValue, .table(table.frozen("perigee.no_limit")))
      case .and, .or, .not: continue
      }
    }
  }

  // MARK: Constructors

  /// `perigee.team { … }`.
  private func declaration(_ tag: DeclarationTag) -> LuaFunction {
    state.function(tag.rawValue) { (call) throws(LuaError) in
      guard call.arguments.count == 1, case .table = call.arguments[0] else {
        throw LuaError(
          .runtime, "perigee.\(tag.rawValue) takes one table: perigee.\(tag.rawValue) { … }")
      }
      return [try tagged(tag, call.arguments)]
    }
  }

  /// `perigee.one_of { "DE", "AT" }`.
  private func choice(_ tag: DeclarationTag) -> LuaFunction {
    state.function(tag.rawValue) { (call) throws(LuaError) in
      let usage = "perigee.\(tag.rawValue) { \"DE\" }"
      guard call.arguments.count == 1, case .table(let table) = call.arguments[0] else {
        throw LuaError(.runtime, "perigee.\(tag.rawValue) takes one list of values: \(usage)")
      }
      let list = try table.list()
      switch list.fault {
      case .key(let key):
        throw LuaError(
          .runtime,
          "perigee.\(tag.rawValue) takes one list of values: \(usage), and has the key "
            + key.plainText)
      case .hole(let place): return [try tagged(tag, list.values, hole: place)]
      case nil: break
      }
      guard !list.values.isEmpty else {
        throw LuaError(.runtime, "perigee.\(tag.rawValue) takes one list of values: \(usage)")
      }
      return [try tagged(tag, list.values)]
    }
  }

  /// `perigee.between(50, 500)`.
  private func constructor(_ tag: DeclarationTag, arguments count: Int) -> LuaFunction {
    state.function(tag.rawValue) { (call) throws(LuaError) in
      // Lua hands `~` its operand twice.
      let given = tag == .not ? Array(call.arguments.prefix(1)) : call.arguments
      let isMissing = given.contains { if case .nil = $0 { true } else { false } }
      guard given.count == count, !isMissing else {
        let values = ["no value", "one value", "two values"][count]
        throw LuaError(.runtime, "perigee.\(tag.rawValue) takes \(values)")
      }
      return [try tagged(tag, given)]
    }
  }

  /// Where the workspace's own code asked for it: a filter of the standard library stands where it was
  /// called, not where the library makes it.
  private func declaringPlace() -> (source: String, line: Int)? {
    for level in 1...20 {
      guard let place = state.callerLocation(level: level) else { continue }
      if !place.source.hasPrefix(ModuleFinder.standardPrefix) { return place }
    }
    return state.callerLocation()
  }

  /// - Parameter hole: where the list of arguments has a nil, told when the declaration is looked at.
  private func tagged(
    _ tag: DeclarationTag, _ arguments: [LuaValue], hole: Int? = nil
  ) throws(LuaError) -> LuaValue {
    let table = try state.makeTable()
    try table.set(Self.tagKey, .string(tag.rawValue))
    if let hole { try table.set("hole", .integer(Int64(hole))) }
    if let place = declaringPlace() {
      try table.set("file", .string(place.source))
      try table.set("line", .integer(Int64(place.line)))
    }
    for (index, argument) in arguments.enumerated() { try table.set(index + 1, argument) }
    switch tag {
    case .filter, .and, .or, .not: table.setMetatable(filterType)
    default: break
    }
    return .table(table)
  }
}
