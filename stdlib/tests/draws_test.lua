local test = require "perigee.test"
local draws = require "draws"

test.case("a string always draws the same number, and another with another seed", function()
  test.eq(draws.number "ann@acme.example", draws.number "ann@acme.example")
  test.eq(draws.number("ann@acme.example", 0), draws.number "ann@acme.example")
  test.ok(draws.number("ann@acme.example", 1) ~= draws.number("ann@acme.example", 2))
end)

test.case("numbers are spread evenly, however alike the strings are", function()
  local tenths, remainders = {}, {}
  for number = 1, 2000 do
    local of = ("a%d"):format(number)
    local portion = draws.portion(of, 3)
    test.ok(portion >= 0 and portion < 1)
    test.ok(draws.number(of) >= 0)
    local tenth, remainder = portion * 10 // 1, draws.number(of) % 10
    tenths[tenth] = (tenths[tenth] or 0) + 1
    remainders[remainder] = (remainders[remainder] or 0) + 1
  end
  for tenth = 0, 9 do
    test.ok(tenths[tenth] > 140 and tenths[tenth] < 260)
    test.ok(remainders[tenth] > 140 and remainders[tenth] < 260)
  end
end)

test.case("one of a list is drawn", function()
  test.eq(draws.one_of({ "a" }, "ann"), "a")
  local drawn = {}
  for number = 1, 100 do drawn[draws.one_of({ "a", "b", "c" }, "ann" .. number)] = true end
  test.eq(drawn, { a = true, b = true, c = true })
end)

test.case("only strings draw, and seeds are whole numbers", function()
  test.raises(function() draws.number(7) end,
    "draws.number: what draws must be a string, and is a number")
  test.raises(function() draws.portion("a", 0.5) end,
    "draws.portion: the seed must be a whole number")
  test.raises(function() draws.one_of({}, "a") end,
    "draws.one_of: the list must have something in it")
end)
