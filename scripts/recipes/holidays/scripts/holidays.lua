-- Which working days of a plan each sender loses to the holidays of their country. Commits nothing.
-- Run it with: perigee run scripts/holidays.lua [FILTER]
local perigee = require "perigee"
local dates = require "dates" -- from the standard library
local team_days = require "team_days" -- of this workspace

local plan = perigee.plan {
  sequence = "intro", contacts = perigee.contacts(arg[1] or "mid_market"),
  senders = perigee.owners(), fit = "truncate",
}
if not plan.last then
  print "nobody would be written to"
  return
end

-- From today, and not from the first email: a holiday may be why that is not today.
local first, last = perigee.now():sub(1, 10), plan.last:sub(1, 10)
print(("%s to %s"):format(first, last))
for _, sender in ipairs(plan.senders) do
  local calendar = team_days.calendar(sender.email)
  local weekend = { weekend = calendar.weekend }
  local lost = {}
  for day, name in pairs(calendar.holidays) do
    -- A holiday at the weekend costs nothing.
    if day >= first and day <= last and dates.is_working_day(day, weekend) then
      lost[#lost + 1] = day .. " " .. name
    end
  end
  print(("%-20s %s"):format(sender.email, #lost > 0 and table.concat(lost, ", ") or "loses none"))
end
