/// What does not end, and what needs more memory than there is.
extension HostileScriptTests {
  static let loops: [Attack] = [
    Attack(name: "a bare loop", end: .time, source: "while true do end"),
    Attack(
      name: "a loop in pcall", end: .time,
      source: "while true do pcall(function() while true do end end) end"),
    Attack(
      name: "a loop around pcall of an error", end: .time,
      source: "while true do pcall(error, 'x') end"),
    Attack(
      name: "a loop in the handler of xpcall", end: .time,
      source: "xpcall(error, function() while true do end end)"),
    Attack(
      name: "a handler of an abort", end: .time,
      source:
        "xpcall(function() while true do end end, function() while true do end end) while true do end"
    ),
    Attack(
      name: "a loop in a coroutine", end: .time,
      source: "coroutine.wrap(function() while true do end end)()"),
    Attack(
      name: "a coroutine inside pcall, again and again", end: .time,
      source: """
        while true do
          pcall(coroutine.wrap(function() pcall(function() while true do end end) end))
        end
        """),
    Attack(
      name: "coroutines that resume each other", end: .time,
      source: """
        local function spin() while true do coroutine.yield() end end
        local a, b = coroutine.create(spin), coroutine.create(spin)
        while true do coroutine.resume(a) coroutine.resume(b) end
        """),
    Attack(
      name: "a loop in __close", end: .time,
      source: """
        local guard <close> = setmetatable({}, { __close = function() while true do end end })
        error "out"
        """),
    Attack(
      name: "a loop in __close after an abort", end: .time,
      source: """
        local guard <close> = setmetatable({}, { __close = function() while true do end end })
        while true do end
        """),
    Attack(
      name: "a loop in __index", end: .time,
      source: "return setmetatable({}, { __index = function() while true do end end }).x"),
    Attack(
      name: "a loop in __lt", end: .time,
      source: """
        local t = setmetatable({}, { __lt = function() while true do end end })
        return t < t
        """),
    Attack(
      name: "a loop in __tostring", end: .time,
      source: "print(setmetatable({}, { __tostring = function() while true do end end }))"),
    Attack(
      name: "a loop in the order of a sort", end: .time,
      source: "table.sort({ 3, 2, 1 }, function() while true do end end)"),
    Attack(
      name: "a sort of millions", end: .time,
      source: "local t = {} for i = 1, 2e6 do t[i] = -i end while true do table.sort(t) end"),
    Attack(
      name: "a loop in a callback of gsub", end: .time,
      source: "string.gsub('x', '.', function() while true do end end)"),
    Attack(
      name: "a pattern that explodes", end: .time,
      source: "return ('a'):rep(60):find(('.-'):rep(8) .. 'b')"),
    Attack(
      name: "a pattern over a long text", end: .time, source: "return ('a'):rep(2e5):find '.-b'"),
    Attack(
      name: "a pattern that explodes in gmatch", end: .time,
      source: "for _ in ('a'):rep(60):gmatch(('.-'):rep(8) .. 'b') do end"),
    Attack(
      name: "a pattern that explodes in gsub", end: .time,
      source: "return ('a'):rep(60):gsub(('.-'):rep(8) .. 'b', '')"),
    Attack(
      name: "a move of everything", end: .time,
      source: "table.move({}, 1, math.maxinteger - 1, 2)"),
    Attack(
      name: "an insertion at the front, for ever", end: .time,
      source: "local t = {} while true do table.insert(t, 1, true) if #t > 1e5 then t = {} end end"),
    Attack(
      name: "a concatenation of everything", end: .time,
      source: """
        local t = setmetatable({}, { __index = function() return '' end })
        table.concat(t, '', 1, math.maxinteger)
        """),
    Attack(
      name: "a length that calls itself for ever", end: .time,
      source: """
        local t = setmetatable({}, { __len = function() return math.maxinteger end,
          __index = function() return 1 end })
        table.remove(t, 1)
        """),
    Attack(
      name: "a source in endless pieces", end: .time,
      source: "load(function() while true do end end)"),
    Attack(
      name: "pairs over a large table, again and again", end: .time,
      source:
        "local t = {} for i = 1, 1e5 do t['k' .. i] = i end while true do for _ in pairs(t) do end end"
    ),
    Attack(
      name: "a loop that goes on when its abort is an error", end: .time,
      source: """
        local function again() pcall(again) while true do end end
        while true do pcall(again) end
        """),
    Attack(
      name: "long texts compared", end: .time,
      source:
        "local a, b = ('x'):rep(2 ^ 24), ('x'):rep(2 ^ 23):rep(2) while true do local _ = a == b, a < b end"
    ),
    Attack(
      name: "long blanks as numbers", end: .time,
      source: "local a = (' '):rep(2 ^ 24) while true do tonumber(a) end"),
    Attack(
      name: "next in a table that was cleared", end: .time,
      source:
        "local t = {} for i = 1, 1e5 do t['k' .. i] = i end for i = 1, 1e5 do t['k' .. i] = nil end while true do next(t) end"
    ),
    Attack(
      name: "long texts joined in __close", end: .time,
      source: """
        local s = ('x'):rep(2 ^ 24)
        local co = coroutine.create(function()
          local x <close> = setmetatable({}, { __close = function()
            while true do local _ = s .. s .. s .. s end
          end })
          coroutine.yield()
        end)
        coroutine.resume(co)
        coroutine.close(co)
        """),
    Attack(
      name: "a coroutine of the library's own functions", end: .time,
      source: "coroutine.wrap(string.find)(('a'):rep(60), ('.-'):rep(8) .. 'b')"),
    Attack(
      name: "many values, again and again", end: .time,
      source: """
        local t = {} for i = 1, 32768 do t[i] = i end
        local function f(...) while true do select(2, ...) end end
        f(table.unpack(t))
        """),
    Attack(
      name: "a coroutine that is older than the long texts", end: .time,
      source: """
        local co = coroutine.wrap(load('local a, b = coroutine.yield() do ' .. ('local _ = a < b; '):rep(45) .. ' end'))
        co()
        local a, b = ('\\0'):rep(2 ^ 24), ('\\0'):rep(2 ^ 23):rep(2)
        co(a, b)
        while true do end
        """),
    Attack(
      name: "long texts sorted", end: .time,
      source: """
        local t = {} for i = 1, 60 do t[i] = ('\\0'):rep(2 ^ 20) .. i end
        while true do table.sort(t) end
        """),
    Attack(
      name: "modules without end", end: .time,
      source: "while true do pcall(require, 'no.such.module') end"),
  ]

  static let bombs: [Attack] = [
    Attack(
      name: "a table without end", end: .memory,
      source: "local t = {} for i = 1, 1e12 do t[i] = i end"),
    Attack(
      name: "a text that doubles", end: .memory,
      source: "local s = 'x' while true do s = s .. s end"),
    Attack(
      name: "a table of texts", end: .memory,
      source: "local t = {} while true do t[#t + 1] = ('x'):rep(1e6) .. #t end"),
    Attack(
      name: "memory inside pcall", end: .memory,
      source: "while true do pcall(function() local t = {} for i = 1, 1e12 do t[i] = i end end) end"
    ),
    Attack(
      name: "coroutines without end", end: .memory,
      source: "local t = {} while true do t[#t + 1] = coroutine.create(function() end) end"),
    Attack(
      name: "a concatenation that grows", end: .memory,
      source: """
        local t = {} for i = 1, 1000 do t[i] = ('x'):rep(1e5) end
        local all = {} while true do all[#all + 1] = table.concat(t) end
        """),
    Attack(
      name: "closures without end", end: .memory,
      source: "local t = {} while true do local x = {} t[#t + 1] = function() return x end end"),
  ]
}
