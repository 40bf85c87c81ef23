local test = require "perigee.test"
local arguments = require "arguments"

-- A function that checks something, called from these lines as a rule's file would call it.
local function checked(check, ...)
  local given = table.pack(...)
  return function()
    local value = arguments[check](table.unpack(given, 1, given.n))
    return value
  end
end

local function raises(expected, check, ...)
  local f = checked(check, ...)
  test.raises(function() f() end, expected)
end

test.case("what passes is answered", function()
  test.eq(arguments.text("a", "f"), "a")
  test.eq(arguments.number(0.5, "f"), 0.5)
  test.eq(arguments.whole(3.0, 1, "f"), 3)
  test.eq(arguments.day("2028-02-29", "f"), "2028-02-29")
  test.eq(arguments.choice("b", { "a", "b" }, "f"), "b")
  test.eq(arguments.none "f", nil)
  test.eq(arguments.options({ a = 1 }, { "a" }, "f"), { a = 1 })
  test.eq(arguments.options(nil, { "a" }, "f"), {})
end)

test.case("a day is one that a calendar has", function()
  test.eq(arguments.is_day "2026-02-28", true)
  test.eq(arguments.is_day "2026-02-29", false)
  test.eq(arguments.is_day "2000-02-29", true)
  test.eq(arguments.is_day "1900-02-29", false)
  test.eq(arguments.is_day "2026-04-31", false)
  test.eq(arguments.is_day "2026-00-10", false)
  test.eq(arguments.is_day(20261124), false)
end)

test.case("strings are taken one by one or as a list", function()
  test.eq(arguments.texts("f", "a", "b"), { "a", "b" })
  test.eq(arguments.texts("f", { "a", "b" }), { "a", "b" })
end)

test.case("a list is answered as a copy, and a rule as it is", function()
  local given = { "a", "b" }
  local list = arguments.list(given, "string", "f")
  test.eq(list, given)
  list[1] = "changed"
  test.eq(given[1], "a")
  local function rule() end
  test.ok(arguments.rule(rule, "f") == rule)
  test.ok(arguments.list({ rule }, "function", "f")[1] == rule)
end)

test.case("a nil in a list is found, however the list was made", function()
  test.eq(arguments.gap {}, nil)
  test.eq(arguments.gap { "a", "b" }, nil)
  test.eq(arguments.gap { "a", nil, "c" }, 2)
  test.eq(arguments.gap { nil, "b" }, 1)
  local list = {}
  list[1], list[2], list[9] = "a", "b", "c"
  test.eq(arguments.gap(list), 3)
  raises("f must be strings, and number 2 is nil", "texts", "f", { "a", nil, "c" })
  raises("f must be strings, and number 3 is nil", "texts", "f", list)
end)

test.case("a list is one without gaps and other keys", function()
  raises('f must be a list, and is "a"', "list", "a", "string", "f")
  raises("f must be a list, and is nil", "list", nil, "string", "f")
  raises("f must each be a string, and number 2 is nil", "list", { "a", nil, "c" }, "string", "f")
  raises("f must each be a string, and number 1 is nil", "list", { nil, "b" }, "string", "f")
  raises("f must be a list, and has the key x", "list", { "a", x = "c" }, "string", "f")
  raises("f must each be a string, and number 2 is 7", "list", { "a", 7 }, "string", "f")
end)

test.case("a rule is a function and nothing that looks like one", function()
  raises('f must be a function, and is "round_robin"', "rule", "round_robin", "f")
  raises("f must be a function, and is a table", "rule",
    setmetatable({}, { __call = function() end }), "f")
end)

test.case("an error stands where the function that checks was called", function()
  local function function_of_a_module(list)
    local checked_list = arguments.list(list, "string", "f")
    return checked_list
  end
  local message = test.raises(function() local _ = function_of_a_module(7) end)
  test.ok(message:find "^[^\n]*arguments_test%.lua:%d+: f must be a list, and is 7")
end)

test.case("a message says what was expected and found", function()
  raises("f: the field must be a string, and is 7", "text", 7, "f: the field")
  raises('must be a string with something in it, and is " "', "text", " ", "f")
  raises("must be a number, and is a table", "number", {}, "f")
  raises("must be a number, and is inf", "number", 1 / 0, "f")
  raises("must be a whole number of at least 1, and is 0", "whole", 0, 1, "f")
  raises("must be a whole number of at least 1, and is 1.5", "whole", 1.5, 1, "f")
  raises('must be a day such as "2026-11-24", and is "2026-02-29"', "day", "2026-02-29", "f")
  raises('must be a day such as "2026-11-24", and is "2026-13-01"', "day", "2026-13-01", "f")
  raises("must be a function, and is nil", "rule", nil, "f")
  raises("f takes nothing, and the first value is a table", "none", "f", {})
  raises("f takes nothing, and the first value is nil", "none", "f", nil)
  raises("must be one string or more, and there is none", "texts", "f")
  raises("must be strings, and number 2 is nil", "texts", "f", "a", nil)
  raises('must be strings with something in them, and number 1 is ""', "texts", "f", "", "a")
  raises("must be a list of strings, and has the key x", "texts", "f", { "a", x = "b" })
  raises('must each be a function, and number 1 is "a"', "list", { "a" }, "function", "f")
  raises("must be a list with something in it, and it is empty", "list", {}, "function", "f")
  raises("must be a list, and has the key a", "list", { a = 1 }, "number", "f")
end)

test.case("a misspelled word is answered with the one that was meant", function()
  raises('f: there is no option "contians"; did you mean "contains"?', "options",
    { contians = "a" }, { "contains", "is" }, "f")
  raises('f: there is no option "zzzzzz"; there are "contains", "is"', "options", { zzzzzz = "a" },
    { "contains", "is" }, "f")
  raises("the options have the key 1", "options", { "a" }, { "contains" }, "f")
  raises('f cannot be "senor"; did you mean "senior"?', "choice", "senor", { "junior", "senior" },
    "f")
  raises('f must be one of "a", "b", and is nil', "choice", nil, { "a", "b" }, "f")
  test.eq(arguments.nearest("wher", { "name", "where" }), "where")
  test.eq(arguments.nearest("colour", { "name", "where" }), nil)
end)
