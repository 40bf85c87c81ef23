-- How many the caps keep waiting, by cap, and for which value most.
-- Run it with: perigee run scripts/two_per_company.lua [FILTER]
local perigee = require "perigee"
local counts = require "counts"

local plan = perigee.plan {
  sequence = "intro",
  contacts = arg[1] and perigee.contacts(arg[1]) or perigee.all(),
  senders  = perigee.me(),
  fit      = "truncate", -- whoever does not fit before the horizon leaves the place to others
}

local codes = {}
for _, excluded in ipairs(plan:excluded()) do
  for _, reason in ipairs(excluded.reasons) do
    if reason.code:find "^rule:" then codes[#codes + 1] = reason.code:sub(6) end
  end
end

print(plan.contacts, "are written to")
local by_rule = counts.by(codes, function(code) return code end)
for _, code in ipairs(counts.ranked(by_rule)) do print(by_rule[code], "wait: " .. code) end
