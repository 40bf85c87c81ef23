internal import CLuaShim

/// Ctrl-C, for every state of the process. Whoever owns the process's signals asks for it.
package enum Interruption {
  /// Stops what runs in Lua, also out of a handler of signals; answers whether an earlier request is
  /// still waiting to be taken.
  package static let request: @convention(c) () -> Bool = cshim_interrupt

  /// Whether some state's call is beyond its limit of time: what the host does for it is not wanted any
  /// more, and Lua says so as soon as it is asked.
  package static var isLate: Bool { cshim_is_late() }

  /// Whether there was one that nobody has taken yet.
  package static var isPending: Bool { cshim_is_interrupted() }

  /// Whether there was one, which is then over.
  package static func take() -> Bool { cshim_take_interrupt() }
}
