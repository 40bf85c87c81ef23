-- Plans a filter's contacts by territory and shows who would get whom.
-- Commits nothing without --engage.
-- Run it with: perigee run scripts/territory_routing.lua FILTER [--engage]
local perigee = require "perigee"
local counts = require "counts" -- from the standard library

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts(arg[1] or "mid_market"),
  senders  = perigee.rule "territory_routing",
}

for _, sender in ipairs(plan.senders) do
  print(("%5d  %s"):format(sender.contacts, sender.email))
end

-- From nobody means that the contact was nobody's;
-- the others change hands because of their country.
local changes = counts.by(plan:owner_changes(), function(change)
  return (change.from or "nobody") .. " → " .. change.to
end)
for _, change in ipairs(counts.ranked(changes)) do
  print(("%5d  %s"):format(changes[change], change))
end
print(("%5d  left out"):format(#plan:excluded()))

if arg[2] == "--engage" and plan.contacts > 0 then print(plan:engage()) end
