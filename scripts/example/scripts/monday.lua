-- An automation: what somebody does every Monday, for cron.
--
--   perigee run scripts/monday.lua            shows the plan
--   perigee run scripts/monday.lua engage     shows it and commits it
local perigee = require "perigee"

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts "dach_leads",
  -- Or perigee.me(), perigee.selected { "anna@acme.example", … }, perigee.rule "by_territory".
  senders = perigee.owners(),
  start = "now",
  -- At most 100 contacts are started a day, 50 an hour. Or perigee.as_soon_as_possible().
  mode = perigee.spread { per_day = 100, per_hour = 50 },
}

-- A summary, exclusions with reasons, ownership changes, the calendar.
print(plan)

if arg[1] == "engage" then
  -- Commits exactly this plan, or says what changed and commits nothing.
  print(plan:engage())
else
  print "Nothing was committed. To commit: perigee run scripts/monday.lua engage"
end
