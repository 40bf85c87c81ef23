-- A new mailbox begins with few emails a day and sends more from week to week, so that providers
-- learn to trust it.
-- Run it every morning: perigee run scripts/warm_up.lua SENDER FIRST_DAY [--engage]
local perigee = require "perigee"
local dates = require "dates"

-- Make it yours: contacts started a day in the first week, how many more each week, and the most.
local first_week, more_a_week, most = 10, 10, 50
local sequence = "intro"

local sender, first_day, engages = arg[1], arg[2], arg[3] == "--engage"
if not sender or not first_day then
  print "usage: perigee run scripts/warm_up.lua SENDER FIRST_DAY [--engage]"
  os.exit(2)
end

local today = perigee.now():sub(1, 10)
local week = dates.days_between(first_day, today) // 7
local ran = ("warm_up.%s.txt"):format(sender) -- the day of the last run that engaged
local why = week < 0 and "begins on " .. first_day
  or not dates.is_working_day(today) and "does not begin anything at the weekend"
  or engages and perigee.read(ran) == today and "has had its contacts of today"
if why then
  print(sender .. " " .. why)
  os.exit()
end
local limit = math.min(first_week + week * more_a_week, most)

---@param contacts perigee.Contacts|perigee.Filter
---@return perigee.Plan
local function plan_for(contacts)
  return perigee.plan {
    sequence = sequence, contacts = contacts, senders = perigee.selected { sender },
    mode = perigee.spread { per_day = limit }, fit = "truncate",
  }
end

-- First all new contacts of the sender: who is left out of that
-- plan must not take one of today's places.
local chosen = {}
local new = perigee.filter { where = { owner = sender, status = "new" } }
for _, sending in ipairs(plan_for(new):sendings()) do
  if #chosen == limit then break end
  if sending.step == 1 then chosen[#chosen + 1] = sending.contact end
end
print(("%s, week %d: %d of %d today"):format(sender, week + 1, #chosen, limit))
if #chosen == 0 or not engages then os.exit() end

-- Written before engaging: should that fail, a day is missed, and never done twice.
perigee.write(ran, today)
print(plan_for(perigee.emails(chosen)):engage())
