/// Why code was stopped, where it did not fail by itself. No `pcall` of a script sees it.
package enum LuaStop: Hashable, Sendable {
  case instructions, time, memory, interrupt
  /// An error in the handler of an error, or while the stack was full.
  case errorInError
  /// `os.exit(code)`.
  case exit(Int32)
}
