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

  /// What differs from Lua 5.4 by design, a line each: for the reference.
  static var differencePage: [String] {
    let functions = differences.sorted { $0.key < $1.key }
      .map { "- `\($0.key)`: \($0.value)." }
    return [
      "## Lua", "",
      "Scripts, rules and declarations are Lua 5.4, described by its [manual](\(page)). What differs",
      "does so by design: the same plan comes out again on every machine, and nothing runs that cannot be",
      "stopped.", "", "In every file:", "",
    ] + functions + ["", "Besides:", ""] + general.map { "- \($0)" } + [
      "", "In `perigee.lua`, `sequences/`, `rules/` and their modules there is less:", "",
    ] + ofRules.map { "- \($0)" } + [""]
  }

  private static let general = [
    "A name that is not there is an error with a suggestion, and none can be made by a forgotten `local`.",
    "There are no `io`, `debug`, `package`, `dofile`, `loadfile`, `collectgarbage`, `os.execute` and "
      + "their like, nor `string.dump`, `string.pack`, `string.unpack` and `string.packsize`.",
    "Libraries and what `require` gives cannot be changed; the metatable of strings is locked.",
    "A string of more than 4 KiB is no number; functions of strings take up to 16 MiB, "
      + "`string.format` 1,000 values, a call 32,768 results.",
    "An error in the handler of `xpcall` gives false and a message, as in Lua; what a limit, Ctrl-C or "
      + "`os.exit` has ended, nothing catches.",
    "An error that is no string is shown by its value: `error { code = 42 }` as `{ code = 42 }`.",
  ]

  private static let ofRules = [
    "There are no `os`, `load`, `next`, `xpcall`, `print`, coroutines and metatables; the time is "
      + "`ctx.now`.",
    "`math.random` begins with the plan's seed, the rule and the contact.",
    "`pairs` refuses keys that have no order, such as tables.",
    "Nothing is kept between calls: tables that were made when a file was read can be read and not "
      + "changed, functions that assign outer variables and iterators of `string.gmatch` in outer "
      + "variables are refused.",
  ]

  private static let differences = [
    "load": "it takes text only, of at most 64 KiB, and no bytecode",
    "coroutine.close": "one inside another is closed to a depth of 100",
    "math.random": "the numbers are the same ones in each run; math.randomseed begins elsewhere",
    "os.date":
      "it shows the time of perigee.now() where none is given, in the team's zone, or in UTC behind "
      + "\"!\"; names are English, and %Z is the zone's name",
    "os.time":
      "it gives the time of perigee.now(), which stands still while a script runs; a table is a date "
      + "of the team's zone. os.clock measures what passes",
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
