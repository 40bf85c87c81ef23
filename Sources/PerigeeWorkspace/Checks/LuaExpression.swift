/// A Lua expression, as far as checking names needs it.
indirect enum LuaExpression {
  case text(String, offset: Int)
  case table([LuaField])
  /// What a module gives, by its name and the names behind it: `perigee`, `plan`. Lua's own libraries
  /// are in the module "_G".
  case member([String])
  case other
}

/// A field of a table that is written out.
struct LuaField {
  /// Nil for an item of a list, and for a key that is computed.
  let key: String?
  /// Where the key stands, or the item.
  let offset: Int
  let value: LuaExpression
}

/// The names that Lua code uses, found without running it. Offsets are of bytes in the source.
struct LuaNames {
  /// A name that is no local variable.
  struct Global {
    let name: String
    let offset: Int
    let isAssigned: Bool
  }

  /// `module.name`.
  struct Member {
    let module: [String]
    let name: String
    let offset: Int
  }

  /// A call of what a module gives.
  struct Call {
    let function: [String]
    let arguments: [LuaExpression]
  }

  /// `require "name"`.
  struct Required {
    let module: String
    let offset: Int
  }

  var globals: [Global] = []
  var members: [Member] = []
  var calls: [Call] = []
  var required: [Required] = []
}
