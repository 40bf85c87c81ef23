/// Makes programs in Lua of what a script can name and of values that nobody expects; the same from the same
/// seed.
struct HostileProgram {
  private var random: Random

  init(seed: UInt64) { random = Random(state: seed) }

  /// A script that runs `count` programs one after the other, whatever becomes of each.
  mutating func script(of count: Int) -> String {
    """
    local perigee = require "perigee"
    local function try(source)
      local chunk = load(source)
      if chunk then pcall(chunk, perigee, { 1, 2, 3, x = 4 }, perigee.all(), print) end
    end

    """ + (0..<count).map { _ in "try [==[\n\(program())\n]==]\n" }.joined()
  }

  private mutating func program() -> String {
    "local perigee, t, contacts, f = ...\nlocal a, b = \(value(2)), \(value(2))\n"
      + (0..<random.below(6)).map { _ in statement(3) + "\n" }.joined()
  }

  private mutating func statement(_ depth: Int) -> String {
    guard depth > 0 else { return "a = \(value(1))" }
    switch random.below(13) {
    case 0: return "for i = 1, \(value(0)) do \(statement(depth - 1)) end"
    case 1: return "while \(value(1)) do \(statement(depth - 1)) break end"
    case 2: return "t[\(value(1))] = \(value(2))"
    case 3: return "a, b = pcall(\(call(depth - 1)))"
    case 4: return "for k, v in pairs(\(value(1))) do \(statement(depth - 1)) end"
    case 5: return "local function g(...) \(statement(depth - 1)) end a = g(a, b)"
    case 6: return "a = setmetatable({}, { \(pick(Self.events)) = \(function(depth - 1)) })"
    case 7: return "local co = coroutine.wrap(\(function(depth - 1))) a = co(a, b)"
    case 8: return "local c <close> = setmetatable({}, { __close = \(function(depth - 1)) })"
    case 9: return "repeat \(statement(depth - 1)) until true"
    case 10: return "if \(value(1)) then \(statement(depth - 1)) end"
    case 11: return "xpcall(\(function(depth - 1)), \(function(depth - 1)))"
    default: return "a = \(invocation(depth))"
    }
  }

  private mutating func function(_ depth: Int) -> String {
    "function(...) \(statement(depth)) return \(value(1)) end"
  }

  /// A function and arguments, as pcall takes them.
  private mutating func call(_ depth: Int) -> String {
    ([pick(Self.functions)] + arguments(depth)).joined(separator: ", ")
  }

  private mutating func invocation(_ depth: Int) -> String {
    if random.below(5) == 0 {
      return
        "(\(value(depth - 1))):\(pick(Self.methods))(\(arguments(depth).joined(separator: ", ")))"
    }
    return "\(pick(Self.functions))(\(arguments(depth).joined(separator: ", ")))"
  }

  private mutating func arguments(_ depth: Int) -> [String] {
    (0..<random.below(4)).map { _ in value(depth - 1) }
  }

  private mutating func value(_ depth: Int) -> String {
    guard depth > 0 else { return pick(Self.values) }
    switch random.below(9) {
    case 0: return "{ \(value(depth - 1)), [\(value(depth - 1))] = \(value(depth - 1)) }"
    case 1: return "(\(value(depth - 1))) \(pick(Self.operators)) (\(value(depth - 1)))"
    case 2: return "(\(value(depth - 1)))[\(value(depth - 1))]"
    case 3: return function(depth - 1)
    case 4: return options()
    case 5: return invocation(depth)
    default: return pick(Self.values)
    }
  }

  /// A table with keys that functions of the API take.
  private mutating func options() -> String {
    let fields = (0..<random.below(5)).map { _ in "\(pick(Self.keys)) = \(pick(Self.values))" }
    return "{ \(fields.joined(separator: ", ")) }"
  }

  private mutating func pick(_ words: [String]) -> String { words[random.below(words.count)] }

  // MARK: Words

  private static let values = [
    "nil", "true", "false", "0", "-1", "1", "2", "3.5", "1e3", "1e15", "math.huge", "-math.huge",
    "0/0", "2^53",
    "2^63", "math.maxinteger", "math.mininteger", "''", "'x'", "'%d'", "'%s%s%q%f'", "'[%a'",
    "'.-b'", "'%b()'",
    "'^(.*)%1$'", "'\\0'", "'\\27[2J'", "'\\xff\\xfe'", "('x'):rep(1e4)", "('a'):rep(60)",
    "(' '):rep(5000)",
    "('.-'):rep(8)..'b'", "('\\0'):rep(1 << 20)", "{}", "t", "a", "b", "f", "print", "contacts",
    "perigee",
    "perigee.all()", "perigee.me()", "perigee.owners()", "perigee.as_soon_as_possible()", "'intro'",
    "'c1@x.example'",
    "'../x'", "'/etc/passwd'", "'.git/config'", "'a.csv'", "'out.txt'", "'perigee.db'",
    "'rules/x.lua'",
    "contacts:first(2)", "coroutine.create(print)", "string", "_G", "{ email = 'x' }",
    "table.pack(1, nil, 3)",
    "setmetatable({}, { __index = print, __len = function() return 1e15 end })", "'return ...'",
    "'now'",
    "perigee.filter { where = { owner = 'x' } }",
    "perigee.filter { rule = function() return true end }",
  ]
  private static let operators = [
    "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", "and", "or", "&", "|", "~",
    "<<", ">>",
  ]
  private static let events = [
    "__index", "__newindex", "__call", "__eq", "__lt", "__le", "__len", "__concat", "__add",
    "__tostring", "__pairs",
    "__close", "__name", "__metatable", "__gc", "__mode",
  ]
  private static let keys = [
    "sequence", "contacts", "senders", "mode", "start", "seed", "fit", "authorize", "file", "list",
    "map", "encoding",
    "dry_run", "on_existing", "contact", "step", "subject", "body", "per_day", "per_hour", "name",
    "where", "rule",
    "message", "variable",
  ]
  private static let methods = [
    "first", "each", "count", "engage", "save", "sendings", "excluded", "calendar", "emails_to",
    "owner_changes",
    "rep", "find", "gsub", "byte", "format", "sub", "gmatch", "match", "upper", "x",
  ]
  private static let functions = [
    "perigee.contacts", "perigee.list", "perigee.emails", "perigee.all", "perigee.contact",
    "perigee.lists",
    "perigee.import", "perigee.set", "perigee.edit", "perigee.selected", "perigee.rule",
    "perigee.spread",
    "perigee.plan", "perigee.diff", "perigee.rollback", "perigee.read", "perigee.write",
    "perigee.filter",
    "perigee.at_least", "perigee.sender_rule", "perigee.blacklist.add", "perigee.blacklist.remove",
    "perigee.blacklist.list", "perigee.report", "perigee.explain", "perigee.confirm", "perigee.log",
    "perigee.team",
    "assert", "error", "getmetatable", "ipairs", "load", "next", "pairs", "pcall", "rawequal",
    "rawget", "rawlen",
    "rawset", "require", "select", "setmetatable", "tonumber", "tostring", "type", "xpcall",
    "string.byte",
    "string.char", "string.find", "string.format", "string.gmatch", "string.gsub", "string.len",
    "string.lower",
    "string.match", "string.rep", "string.reverse", "string.sub", "string.upper", "table.concat",
    "table.insert",
    "table.move", "table.pack", "table.remove", "table.sort", "table.unpack", "utf8.char",
    "utf8.codepoint",
    "utf8.codes", "utf8.len", "utf8.offset", "math.floor", "math.random", "math.tointeger",
    "math.fmod", "os.date",
    "os.time", "coroutine.close", "coroutine.create", "coroutine.resume", "coroutine.wrap",
    "coroutine.yield",
    "coroutine.status", "t", "a", "b",
  ]

  /// SplitMix64.
  private struct Random {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(count))
    }
  }
}
