/// What help says of Lua's own functions: where they are described, and where a script's are other ones.
package enum LuaManual {
  private static let page = "https://www.lua.org/manual/5.4/manual.html"

  /// - Parameter name: "print", "string.format"; one that scripts have.
  package static func text(aboutFunction name: String) -> String {
    "\(name) is Lua's own: \(page)#pdf-\(name)\n"
      + (differences[name].map { "  Here \($0).\n" } ?? "")
  }

  /// What `help` says of one of Lua's own libraries, which has these functions.
  package static func text(aboutLibrary name: String, functions: [String]) -> String {
    "\(name) is a library of Lua's own, of which scripts have:\n"
      + functions.map { "  \(name).\($0)\n" }.joined()
  }

  private static let differences = [
    "load": "it takes text only, of at most 1 MiB, and no bytecode",
    "math.random": "the numbers are the same ones in each run; math.randomseed begins elsewhere",
    "os.exit": "it ends the script, or this session",
    "pairs": "it goes through numbers, then strings in order, which is the same one in each run",
    "print": "tables and functions show no addresses, which would be other ones in each run",
    "rawset": "it cannot change what everybody has",
    "require":
      "it finds perigee, modules of the workspace, then of the standard library: help() lists them",
    "setmetatable": "a metatable may not have __gc or __mode",
    "string.format": "there is no %p, and %s shows no addresses",
    "table.sort": "what compares as equal stays in its order",
    "tostring": "tables and functions show no addresses, which would be other ones in each run",
  ]
}
