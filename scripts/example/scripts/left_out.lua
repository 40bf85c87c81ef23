-- Who would be left out of a plan, by reason, with what would cure each. Commits nothing.
-- Run it with: perigee run scripts/left_out.lua FILTER
local perigee = require "perigee"
local counts = require "counts" -- from the standard library

local plan = perigee.plan {
  sequence = "intro",
  contacts = arg[1] and perigee.contacts(arg[1]) or perigee.all(),
  senders  = perigee.owners(),
}

local reasons = {}
for _, excluded in ipairs(plan:excluded()) do
  for _, reason in ipairs(excluded.reasons) do reasons[#reasons + 1] = reason end
end

local by_code = counts.by(reasons, function(reason) return reason.code end)
for _, code in ipairs(counts.ranked(by_code)) do
  print(by_code[code], code)
end
print(plan.contacts .. " would be written to")
