-- At most 300 new contacts a day from Tuesday on, each from its owner: plan, look, commit.
local perigee = require "perigee"

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts "mid_market",
  senders  = perigee.owners(),
  start    = "2026-11-24 10:00",
  mode     = perigee.spread { per_day = 300, per_hour = 50 },
  fit      = "truncate",
}
print(plan:calendar())
plan:engage()
