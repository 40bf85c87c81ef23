-- Tops each rep up to so many live contacts, with contacts of their own that were never in a
-- sequence. Commits nothing without --engage.
-- Run it on Mondays: perigee run scripts/weekly_top_up.lua FILTER --engage
local perigee = require "perigee"

-- Make it yours: how many live contacts a rep should have, and who should have another number.
local target, targets = 150, { ["emi@acme.example"] = 80 }

---@param contacts perigee.Contacts
---@return perigee.Plan
local function plan_for(contacts)
  return perigee.plan {
    sequence = "intro", -- whose safeguard, "any", is what keeps out everybody who was in a sequence
    contacts = contacts,
    senders  = perigee.owners(),
    fit      = "truncate", -- who does not fit before the horizon cannot be anybody's next contact
  }
end

local reps, missing = {}, {}
for _, sender in ipairs(perigee.senders()) do
  if sender.enabled then reps[#reps + 1] = sender end
  missing[sender.email] = math.max(0, (targets[sender.email] or target) - sender.active)
end

-- A plan for everybody says who may be written to; taking the first hundred contacts of a rep and
-- planning those would leave a gap for each of them that is blacklisted or lacks a variable.
local emails, added = {}, {}
for _, sending in ipairs(plan_for(perigee.contacts(arg[1] or "mid_market")):sendings()) do
  local rep = sending.sender
  if sending.step == 1 and missing[rep] > 0 then
    emails[#emails + 1] = sending.contact
    missing[rep], added[rep] = missing[rep] - 1, (added[rep] or 0) + 1
  end
end

local plan = plan_for(perigee.emails(emails))
for _, rep in ipairs(reps) do
  print(("%-20s %4d live, %4d more, %4d missing")
    :format(rep.email, rep.active, added[rep.email] or 0, missing[rep.email]))
end
if arg[2] == "--engage" and plan.contacts > 0 then print(plan:engage()) end
