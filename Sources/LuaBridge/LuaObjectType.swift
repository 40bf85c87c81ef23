/// How objects of a kind behave in Lua.
package struct LuaObjectType {
  /// "plan": what messages call it.
  package var name: String
  /// The value of `object.name`.
  package var members: (LuaState, AnyObject, String) throws(LuaError) -> LuaValue
  /// The value of `object[key]` for a key that is no text.
  package var elements: (AnyObject, LuaValue) throws(LuaError) -> LuaValue = { _, _ in .nil }
  /// What `tostring` and `print` show.
  package var text: (AnyObject) -> String
  /// What `#object` is; nil where it has no length.
  package var length: ((AnyObject) -> Int)?

  package init(
    name: String,
    members: @escaping (LuaState, AnyObject, String) throws(LuaError) -> LuaValue,
    text: @escaping (AnyObject) -> String, length: ((AnyObject) -> Int)? = nil
  ) {
    self.name = name
    self.members = members
    self.text = text
    self.length = length
  }
}
