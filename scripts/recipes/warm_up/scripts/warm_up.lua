-- A new mailbox begins with few emails a day and sends more from week to week, so that providers learn to
-- trust it. Run it every working day: perigee run scripts/warm_up.lua SENDER FIRST_DAY [--engage]
local perigee = require "perigee"
local dates = require "dates"

-- Make it yours: contacts started a day in the first week, how many more each week, and the most.
local first_week, more_a_week, most = 10, 10, 50

local sender, first_day = arg[1], arg[2]
if not sender or not first_day then
  print "usage: perigee run scripts/warm_up.lua SENDER FIRST_DAY [--engage]"
  os.exit(2)
end
local today = perigee.now():sub(1, 10)
local week = dates.days_between(first_day, today) // 7
if week < 0 then
  print(("%s begins on %s"):format(sender, first_day))
  os.exit()
end
local limit = math.min(first_week + week * more_a_week, most)

-- Contacts of the sender that were never in a sequence: intro's safeguard keeps the others out.
local fresh = perigee.filter { where = { owner = sender, status = "new", company = perigee.present() } }
local candidates = {}
for contact in perigee.contacts(fresh):each() do
  if #candidates == limit then break end
  candidates[#candidates + 1] = contact.email
end
print(("%s, week %d: %d of %d a day"):format(sender, week + 1, #candidates, limit))
if #candidates == 0 then os.exit() end

local plan = perigee.plan {
  sequence = "intro", contacts = perigee.emails(candidates), senders = perigee.selected { sender },
  mode = perigee.spread { per_day = limit },
}
print(arg[3] == "--engage" and plan.contacts > 0 and plan:engage() or ("%d would be written to"):format(plan.contacts))
