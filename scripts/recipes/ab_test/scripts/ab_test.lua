-- Engages one half of a list in one sequence and the other half in another, and reports both.
-- Run it with: perigee run scripts/ab_test.lua LIST [--engage]; run it again to see how they do.
local perigee = require "perigee"
local draws = require "draws"

local list, engages = arg[1] or "leads", arg[2] == "--engage"
local sequences = { "intro", "intro_b" }

-- The half depends on the address alone: whoever comes into the list later does not move the others, and
-- the same address is in the same half of every test with this name.
local first, second = {}, {}
for contact in perigee.list(list):each() do
  table.insert(draws.portion("ab_test " .. contact.email) < 0.5 and first or second, contact.email)
end
local halves = { first, second } ---@type string[][]

for index, sequence in ipairs(sequences) do
  if #halves[index] > 0 then
    local plan = perigee.plan {
      sequence = sequence, contacts = perigee.emails(halves[index]), senders = perigee.owners(), fit = "truncate",
    }
    print(("%-8s %5d contacts, %5d written to"):format(sequence, #halves[index], plan.contacts))
    if engages and plan.contacts > 0 then print(plan:engage()) end
  end
end

if engages then
  for _, sequence in ipairs(sequences) do
    local report = perigee.report(sequence)
    print(("%-8s %5d live, %5d replied"):format(sequence, report.active, report.states.replied or 0))
  end
end
