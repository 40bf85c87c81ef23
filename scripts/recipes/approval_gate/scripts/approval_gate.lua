-- Plans, saves the plan for review, and engages it only when somebody has approved
-- exactly this plan.
-- Run it with: perigee run scripts/approval_gate.lua FILTER [--ask | --approved DIGEST]
local perigee = require "perigee"
local dates = require "dates" -- from the standard library

-- Make it yours: working days that the review may take, the hour of the start, and where the plan
-- is saved.
local review_days, hour, file = 1, "10:00", "review.plan"
local filter, option, approved = arg[1] or "mid_market", arg[2], arg[3]

-- Whoever mistypes an option must not find out by what was engaged.
if option and option ~= "--ask" and not (option == "--approved" and approved) then
  local given = table.concat(arg, " ", 2)
  error("after the filter comes --ask or --approved DIGEST, and there is " .. given, 0)
end

local plan = perigee.plan {
  sequence = "intro",
  contacts = perigee.contacts(filter),
  senders  = perigee.rule "by_territory",
  start    = dates.add_working_days(perigee.now():sub(1, 10), review_days) .. " " .. hour,
  mode     = perigee.spread { per_day = 300 },
}

if option == "--approved" then
  -- A digest stands for every email with its text, sender and minute: one changed contact is
  -- another plan.
  if approved ~= plan.digest then
    error(("%s was approved, and the plan is now %s"):format(approved, plan.digest), 0)
  end
  print(plan:engage())
else
  plan:save(file)
  print(plan)
  if plan.contacts == 0 then
    print "Nobody to write to: there is nothing to approve."
  elseif option == "--ask" then
    -- Where there is no terminal this raises, so a job that runs it engages nothing.
    print(perigee.confirm "Engage?" and plan:engage() or "Nothing was engaged.")
  else
    -- The moment belongs to the plan, so the approval names it.
    print(("Saved as %s. To approve:"):format(file))
    print(("  perigee --now %s run scripts/approval_gate.lua %s --approved %s")
      :format(perigee.now(), filter, plan.digest))
  end
end
