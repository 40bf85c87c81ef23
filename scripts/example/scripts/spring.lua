-- At most 300 new contacts a day, each from its owner: plan, look, commit.
-- Run it with: perigee run scripts/spring.lua
local perigee = require "perigee"

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts "mid_market",
  senders  = perigee.owners(),
  start    = "now",
  mode     = perigee.spread { per_day = 300, per_hour = 50 },
}
print(plan:calendar())
plan:engage()
