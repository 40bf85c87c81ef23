-- Which working days of a plan each sender loses to the holidays of their country. Commits nothing.
-- Run it with: perigee run scripts/holidays.lua [FILTER]
local perigee = require "perigee"
local dates = require "dates"
local holidays = require "holidays"
local team_countries = require "team_countries"

-- Make it yours: the weekend of senders whose window in perigee.lua has other days than Monday to Friday.
local weekends = { ["dev@acme.example"] = { "sun" } }

local plan = perigee.plan {
  sequence = "intro", contacts = perigee.contacts(arg[1] or "mid_market"), senders = perigee.owners(), fit = "truncate",
}
if not plan.last then
  print "nobody would be written to"
  return
end

-- From today, and not from the first email: a holiday may be why that is not today.
local first, last = perigee.now():sub(1, 10), plan.last:sub(1, 10)
print(("%s to %s"):format(first, last))
for _, sender in ipairs(plan.senders) do
  local country, calendar = assert(team_countries[sender.email]), { weekend = weekends[sender.email] }
  local lost = {}
  for year = tonumber(first:sub(1, 4)), tonumber(last:sub(1, 4)) do
    for _, holiday in ipairs(holidays.of(country, year)) do
      -- A holiday at the weekend costs nothing.
      if holiday.day >= first and holiday.day <= last and dates.is_working_day(holiday.day, calendar) then
        lost[#lost + 1] = ("%s %s"):format(holiday.day, holiday.name)
      end
    end
  end
  print(("%-20s %s  %s"):format(sender.email, country, #lost > 0 and table.concat(lost, ", ") or "loses none"))
end
