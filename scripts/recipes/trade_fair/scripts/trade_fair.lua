-- Everybody of a filter is written to so many working days ahead of a fair.
-- Commits nothing without --engage.
-- Run it with: perigee run scripts/trade_fair.lua FILTER FIRST_DAY_OF_THE_FAIR [--engage]
local perigee = require "perigee"
local dates = require "dates" -- from the standard library, as is holidays
local holidays = require "holidays"

-- Make it yours: how many working days an invitation should be there before the fair, and whose
-- working days: a country's, without days that the company is closed besides. They are rules, so
-- they hold for every year.
local days_ahead, country = 15, "FR"
---@type holidays.Rule[]
local company_days = {
  { name = "Christmas Eve", month = 12, day = 24 },
  { name = "New Year's Eve", month = 12, day = 31 },
}

local filter, fair, engages = arg[1], arg[2], arg[3] == "--engage"
if not filter or not fair then
  print "usage: perigee run scripts/trade_fair.lua FILTER FIRST_DAY_OF_THE_FAIR [--engage]"
  os.exit(2)
end

local today = perigee.now():sub(1, 10)
if fair <= today then
  print(("the fair of %s has begun"):format(fair))
  os.exit(1)
end
local this_year, its_year = dates.parse(today), dates.parse(fair)
local calendar = holidays.calendar(country, {
  -- A year more at both ends: a deadline may be over, and follow-ups may go on after the fair.
  from = assert(this_year) - 1,
  to = assert(its_year, "the first day of the fair is a day such as 2027-03-15") + 1,
  rules = company_days,
})

local deadline = dates.add_working_days(fair, -days_ahead, calendar)
-- Today does not count: it may be almost over.
local days_left = dates.working_days_between(today, deadline, calendar)
print(("%s is %d working days ahead of the fair, and %d from today")
  :format(deadline, days_ahead, days_left))
if days_left < 1 then
  print "too late: choose another fair, or fewer days ahead"
  os.exit(1)
end

-- How many a day it takes is known when it is known who may be written to at all.
---@param mode perigee.Mode
---@return perigee.Plan
local function plan_with(mode)
  return perigee.plan {
    sequence = "intro",
    contacts = perigee.contacts(filter),
    senders  = perigee.rule "by_territory",
    start    = dates.add_working_days(today, 1, calendar) .. " 09:00",
    mode     = mode,
    fit      = "truncate",
  }
end
local contacts = plan_with(perigee.as_soon_as_possible()).contacts
if contacts == 0 then
  print "nobody would be written to"
  os.exit()
end
local per_day = math.ceil(contacts / days_left)
local plan = plan_with(perigee.spread { per_day = per_day })

local late = contacts - plan.contacts -- who does not even fit before the horizon
for _, sending in ipairs(plan:sendings()) do
  if sending.step == 1 and sending.at:sub(1, 10) > deadline then late = late + 1 end
end
print(("%d contacts, %d a day; %d after the deadline"):format(plan.contacts, per_day, late))
local last = assert(plan.last):sub(1, 10)
print(("the last follow-up goes out on %s, %d working days ahead of the fair"):format(
  last, dates.working_days_between(last, fair, calendar)))

if engages and late == 0 then print(plan:engage()) end
