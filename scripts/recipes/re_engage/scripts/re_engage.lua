-- Writes once more to those who have not answered for long. Commits nothing without --engage.
-- Run it once a week: perigee run scripts/re_engage.lua --engage
local perigee = require "perigee"

local plan = perigee.plan {
  sequence  = "re_engage",
  contacts  = perigee.contacts "long_quiet",
  senders   = perigee.owners(), -- whoever wrote before
  mode      = perigee.spread { per_day = 50 },
  authorize = true, -- they were in a sequence, and its safeguard would keep all of them out
}
print(plan)

if arg[1] == "--engage" and plan.contacts > 0 then
  print(plan:engage())
  -- Afterwards, because what the filter reads must be at the commit what it was for the plan. A
  -- status does not change by engaging, and `authorize` would let the same people in again when
  -- this sequence ends.
  local today = perigee.now():sub(1, 10)
  for _, sending in ipairs(plan:sendings()) do
    if sending.step == 1 then perigee.set(sending.contact, { re_engaged = today }) end
  end
end
