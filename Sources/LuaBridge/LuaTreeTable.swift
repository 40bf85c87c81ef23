/// A table of a tree.
package struct LuaTreeTable {
  /// The values at 1, 2, … up to the first that is missing.
  package var array: [LuaTree] = []
  /// Values by text, sorted byte by byte.
  package var fields: [(key: String, value: LuaTree)] = []
  /// The first place that has nothing, where something stands behind it.
  package var hole: Int?
  /// Keys that are neither.
  package var otherKeys: [String] = []
  /// The text at the tag's key, which is not among the fields.
  package var tag: String?
  /// The table itself.
  package var table: LuaTable

  /// The value of a field; nil where there is none.
  package subscript(key: String) -> LuaTree? {
    fields.first { $0.key == key }?.value
  }
}
