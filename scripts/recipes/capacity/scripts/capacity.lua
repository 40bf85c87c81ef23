-- Which spread, or which quotas, get all first emails out by a day?
-- Plans only, and commits nothing.
-- Run it with: perigee run scripts/capacity.lua FILTER [DAY], by default this week's Friday.
local perigee = require "perigee"
local counts = require "counts" -- from the standard library, as is dates
local dates = require "dates"

-- Make it yours: contacts started in a day, all senders together. Without a limit the quotas are
-- the limit.
local limits = { 200, 400, 800, 1600 }

---@return string day
local function coming_friday()
  local day = perigee.now():sub(1, 10)
  while dates.weekday(day) ~= "fri" do day = dates.add_days(day, 1) end
  return day
end

local filter, deadline = arg[1] or "mid_market", arg[2] or coming_friday()

---@param mode perigee.Mode
---@param fit "whole"|"truncate"
---@return perigee.Plan
local function plan_with(mode, fit)
  return perigee.plan {
    sequence = "intro",
    contacts = perigee.contacts(filter),
    senders  = perigee.rule "by_territory",
    mode     = mode,
    fit      = fit,
  }
end

-- First emails up to the deadline's end, by sender, and all of them together;
-- each in its sender's zone.
---@param plan perigee.Plan
---@return table<string, integer> by_sender
---@return integer all
local function started(plan)
  local first = {}
  for _, sending in ipairs(plan:sendings()) do
    if sending.step == 1 and sending.at:sub(1, 10) <= deadline then first[#first + 1] = sending end
  end
  return counts.by(first, function(sending) return sending.sender end), #first
end

local fastest = plan_with(perigee.as_soon_as_possible(), "whole")
local by_sender, most = started(fastest)

print(("%d contacts, first emails by %s:"):format(fastest.contacts, deadline))
print "  per day  started    late"
for _, limit in ipairs(limits) do
  -- A limit that is far too small is a row of the table, and no error.
  local _, count = started(plan_with(perigee.spread { per_day = limit }, "truncate"))
  print(("  %7d  %7d %7d"):format(limit, count, fastest.contacts - count))
  if count == most then break end -- from here on more changes nothing
end
print(("  %7s  %7d %7d"):format("any", most, fastest.contacts - most))

-- Follow-ups take their part of a quota too, so dividing contacts by days would promise too much.
-- What was really started grows as the quota does.
print "What each quota would have to be:"
for _, sender in ipairs(fastest.senders) do
  local count = by_sender[sender.email] or 0
  local need = count == sender.contacts and "enough"
    or count == 0 and "none would do"
    or ("× %.1f"):format(math.ceil(10 * sender.contacts / count) / 10)
  print(("  %-20s %5d of %5d  %s"):format(sender.email, count, sender.contacts, need))
end
