-- The yardstick of rules: the same function over tables that are ready, in plain lua5.4.
local count = tonumber(arg[1] or 1000000)
local rule = function(c)
  return c.country == "DE" and c.employees > 100 and not c.title:find("Intern", 1, true)
end
local countries, sizes = { "DE", "FR", "US", "DE" }, { 80, 250, 900 }
local titles = { "Head of Sales", "Intern", "VP Marketing", "Account Executive" }
local contacts = {}
for i = 0, count - 1 do
  contacts[i + 1] = {
    country = countries[i % 4 + 1], employees = sizes[i % 3 + 1], title = titles[i % 4 + 1],
  }
end
local best, matches = math.huge, 0
for _ = 1, 5 do
  local begin = os.clock()
  matches = 0
  for i = 1, count do
    if rule(contacts[i]) then matches = matches + 1 end
  end
  best = math.min(best, os.clock() - begin)
end
print(("rule %f ns/contact, %d match"):format(best * 1e9 / count, matches))
