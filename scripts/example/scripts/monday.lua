-- An automation: plan, look, commit. Run it with: perigee run scripts/monday.lua
local perigee = require "perigee"

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts "mid_market",
  senders  = perigee.rule "by_territory",
  start    = "now",
  mode     = perigee.spread { per_day = 800, per_hour = 200 },
}

print(plan) -- summary, exclusions with reasons, ownership changes, calendar

if plan.contacts > 0 then
  print(plan:engage()) -- commits exactly this plan, or says what changed and commits nothing
  print(perigee.report "intro")
end
