/// A place in a chunk where a function assigns what outlives its call.
package struct LuaStateWrite: Hashable, Sendable {
  /// What a function writes to that outlives its call.
  package enum Target: Hashable, Sendable {
    case global(String)
    /// A local variable that outlives the call.
    case local(String)
  }

  package let target: Target
  /// From 1, in the chunk of the function.
  package let line: Int
}
