internal import CLuaShim

/// Ctrl-C, for every state of the process.
package enum Interruption {
  /// From now on SIGINT stops what runs in Lua; a second one within two seconds ends the process with
  /// code 130.
  package static func arm() { cshim_catch_interrupts() }

  /// Whether there was one that nobody has taken yet.
  package static var isPending: Bool { cshim_is_interrupted() }

  /// Whether there was one, which is then over.
  package static func take() -> Bool { cshim_take_interrupt() }
}
