-- Contacts that are probably one person under two addresses: the same name, but for accents and one
-- or two letters, at companies of the same name. Changes nothing.
-- Run it with: perigee run scripts/likely_duplicates.lua LIST
local perigee = require "perigee"
local text = require "text"

-- Make it yours: how many letters may differ.
local most_letters = 1

-- By company first: comparing everybody with everybody would take the square of a list.
local by_company = {}
for contact in perigee.list(arg[1] or "leads"):each() do
  local name = text.trim((contact.first_name or "") .. " " .. (contact.last_name or ""))
  local company = text.fold(contact.company or contact.domain)
  if name ~= "" then
    by_company[company] = by_company[company] or {}
    table.insert(by_company[company], { email = contact.email, name = text.fold(name) })
  end
end

local found = 0
for company, people in pairs(by_company) do
  for i = 1, #people do
    for j = i + 1, #people do
      local a, b = people[i], people[j]
      if math.abs(#a.name - #b.name) <= most_letters
        and text.distance(a.name, b.name) <= most_letters then
        found = found + 1
        if found <= 5 then
          print(("%s, %s: %s and %s"):format(a.name, company, a.email, b.email))
        end
      end
    end
  end
end
print(text.plural(found, "pair", "pairs"))
