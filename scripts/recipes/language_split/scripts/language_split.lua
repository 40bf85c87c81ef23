-- Plans the sequence for every country and shows who writes, and one email of each sender.
-- Commits nothing. Run it with: perigee run scripts/language_split.lua FILTER
local perigee = require "perigee"

local plan = perigee.plan {
  sequence = "hello", contacts = perigee.contacts(arg[1] or "mid_market"),
  senders = perigee.rule "by_language",
  fit = "truncate",
}

if plan.contacts == 0 then print "nobody would be written to" end
local shown = {}
for _, sender in ipairs(plan.senders) do
  print(("%-20s %5d contacts"):format(sender.email, sender.contacts))
end
for _, sending in ipairs(plan:sendings()) do
  if not shown[sending.sender] then
    shown[sending.sender] = true
    local first = assert(plan:emails_to(sending.contact))[1]
    print(("%s: %s"):format(sending.sender, (first.body or ""):match "[^\n]+"))
  end
end
