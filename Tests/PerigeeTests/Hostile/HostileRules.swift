/// What a rule may not do.
extension HostileScriptTests {
  static let rules: [Attack] = [
    Attack(name: "a loop", end: .time, source: "while true do end", words: "100000 instructions"),
    Attack(
      name: "a loop in pcall", end: .time, source: "while true do pcall(error) end",
      words: "100000 instructions"),
    Attack(
      name: "a pattern that explodes", end: .time,
      source: "return ('a'):rep(60):find(('.-'):rep(8) .. 'b') ~= nil",
      words: "100000 instructions"),
    Attack(
      name: "memory", end: .memory,
      source: "local s = 'x' while true do s = s .. s end", words: "of memory"),
    Attack(name: "the clock", end: .error, source: "return os.time() > 0", words: "ctx.now"),
    Attack(name: "files", end: .error, source: "return io.open 'x'", words: "no \"io\""),
    Attack(name: "load", end: .error, source: "return load 'x'", words: "no \"load\""),
    Attack(
      name: "an address", end: .error, source: "return ('%p'):format({}) == ''", words: "%p"),
    Attack(
      name: "what pairs gives", end: .error,
      source: "local _, raw = pairs(string) raw.lower = tostring return true",
      words: "cannot be changed"),
    Attack(
      name: "long texts compared", end: .time,
      source:
        "local a, b = ('x'):rep(2 ^ 22), ('x'):rep(2 ^ 21):rep(2) while true do local _ = a == b end",
      words: "stopped after"),
    Attack(
      name: "keys without an order", end: .error,
      source: "for _ in pairs { [{}] = 1, [{}] = 2 } do end", words: "no order"),
    Attack(
      name: "shared tables", end: .error, source: "ctx.seed = 3 return true",
      words: "cannot be changed"),
    Attack(
      name: "the contact", end: .error, source: "contact.email = 'x' return true",
      words: "does not change it"),
    Attack(
      name: "another contact", end: .error,
      source: "kept[1] = kept[1] or contact return kept[1].email == ''",
      words: "the table cannot be changed"),
    Attack(
      name: "a seed of its own", end: .error, source: "math.randomseed(1) return true",
      words: "seeded by the plan"),
    Attack(
      name: "a state", end: .error, source: "count = count + 1 return count > 1",
      words: "keeps nothing between calls"),
    Attack(
      name: "a global state", end: .error, source: "seen = contact.email return true",
      words: "keeps nothing between calls"),
    Attack(
      name: "a huge answer", end: .error, source: "return ('x'):rep(70000)", words: "64 KiB"),
  ]
}
