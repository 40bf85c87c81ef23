-- Engages one half of a list in one sequence and the other half in another, and reports both.
-- Run it with: perigee run scripts/ab.lua LIST [--engage]; run it again to see how they do.
local perigee = require "perigee"
local draws = require "draws"

-- Make it yours: the test's name, which is the split, and what is compared.
local name = "ab_test"
local sequences = { "intro", "intro_b" }

local list, engages = arg[1] or "leads", arg[2] == "--engage"

-- The half depends on the address alone: whoever comes into the list later does not move the
-- others, and the same address is in the same half of every test with this name.
local first, second = {}, {}
for contact in perigee.list(list):each() do
  table.insert(draws.portion(name .. " " .. contact.email) < 0.5 and first or second, contact.email)
end
local halves = { first, second } ---@type string[][]

for index, sequence in ipairs(sequences) do
  if #halves[index] > 0 then
    local plan = perigee.plan {
      sequence = sequence, contacts = perigee.emails(halves[index]), senders = perigee.owners(),
      fit = "truncate",
    }
    print(("%-8s %5d contacts, %5d to write to"):format(sequence, #halves[index], plan.contacts))
    if engages and plan.contacts > 0 then print(plan:engage()) end
  end
end

-- Halves are never exactly as large, so what is compared is the share of those ever engaged.
for _, sequence in ipairs(sequences) do
  local report, engaged = perigee.report(sequence), 0
  for state, count in pairs(report.states) do
    if state ~= "rolled_back" then engaged = engaged + count end
  end
  local replied = report.states.replied or 0
  if engaged > 0 then
    print(("%-8s %5d engaged, %5d live, %5d replied (%.1f %%)"):format(
      sequence, engaged, report.active, replied, 100 * replied / engaged))
  end
end
