-- How many of a list the rules of addresses leave out, by rule. Commits nothing.
-- Run it with: perigee run scripts/good_addresses.lua [LIST]
local perigee = require "perigee"
local counts = require "counts"

local plan = perigee.plan {
  sequence = "intro",
  contacts = arg[1] and perigee.list(arg[1]) or perigee.all(),
  senders  = perigee.me(),
  fit      = "truncate", -- who is left out does not depend on when the others fit
}

local codes = {}
for _, excluded in ipairs(plan:excluded()) do
  for _, reason in ipairs(excluded.reasons) do
    if reason.code:find "^rule:" then codes[#codes + 1] = reason.code:sub(6) end
  end
end

local by_rule = counts.by(codes, function(code) return code end)
for _, code in ipairs(counts.ranked(by_rule)) do print(by_rule[code], code) end
if #codes == 0 then print "no rule leaves anybody out" end
