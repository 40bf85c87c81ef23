/// Which standard functions a state has.
package enum LuaLibraries {
  /// What a pure rule needs, and nothing that differs from call to call.
  case rule
  /// What a colleague's script needs; no files, other programs, bytecode or debug library.
  case script
}
