local test = require "perigee.test"
local counts = require "counts"
local domains = require "domains"
local perigee = require "perigee"

local function length(word) return tostring(#word) end

test.case("items are counted by what the function says of them", function()
  test.eq(counts.by({ "a", "b", "cc" }, length), { ["1"] = 2, ["2"] = 1 })
  test.eq(counts.by({}, length), {})
  test.eq(counts.by({ { city = "Bern" }, {} }, function(item) return item.city end), { Bern = 1 })
end)

test.case("names are ranked by their counts, and equals by the alphabet", function()
  test.eq(counts.ranked { b = 1, a = 1, c = 7 }, { "c", "a", "b" })
  test.eq(counts.ranked {}, {})
end)

test.case("what is counted must be a list, and the key a function", function()
  test.raises(function() counts.by("a", length) end,
    "counts.by: the list must be a table, and is a string")
  test.raises(function() counts.by({}, "city") end,
    "counts.by: key must be a function, and is a string")
  test.raises(function() counts.ranked(nil) end,
    "counts.ranked: counts must be a table, and is a nil")
end)

test.case("contacts of the store are counted", function()
  test.contacts {
    { email = "zoe@globex.example" }, { email = "yan@initech.example" },
    { email = "ann@globex.example" },
  }
  local contacts = {}
  for contact in perigee.all():each() do contacts[#contacts + 1] = contact end
  local by_domain = counts.by(contacts, function(contact) return domains.of(contact.email) end)
  test.eq(by_domain, { ["globex.example"] = 2, ["initech.example"] = 1 })
  test.eq(counts.ranked(by_domain), { "globex.example", "initech.example" })
end)
