-- Which working days of a plan each country loses to holidays. Commits nothing.
-- Run it with: perigee run scripts/holidays.lua FILTER COUNTRY…
local perigee = require "perigee"
local dates = require "dates"
local holidays = require "holidays"

local plan = perigee.plan {
  sequence = "intro", contacts = perigee.contacts(arg[1] or "mid_market"), senders = perigee.owners(), fit = "truncate",
}
local from, to = plan.first, plan.last
if not from or not to then
  print "nobody would be written to"
  return
end

local first, last = from:sub(1, 10), to:sub(1, 10)
print(("%s to %s: %d working days"):format(first, last, dates.working_days_between(first, last) + 1))
for index = 2, math.max(2, #arg) do
  local country = arg[index] or "FR"
  for _, holiday in ipairs(holidays.of(country, (assert(dates.parse(first))), (assert(dates.parse(last))))) do
    -- A holiday at the weekend costs nothing.
    if holiday.day >= first and holiday.day <= last and dates.is_working_day(holiday.day) then
      print(country, holiday.day, holiday.name)
    end
  end
end
