-- Two ways to plan the same contacts, side by side. Commits nothing.
-- Run it with: perigee run scripts/compare_plans.lua FILTER
local perigee = require "perigee"

-- Make it yours: the two ways may differ in whatever perigee.plan takes, such as mode, start or sequence.
local ways = {
  { name = "owners",    order = { senders = perigee.owners() } },
  { name = "territory", order = { senders = perigee.rule "by_territory" } },
}
local common = { sequence = "intro", contacts = perigee.contacts(arg[1] or "mid_market") }

for _, way in ipairs(ways) do
  for option, value in pairs(common) do
    if way.order[option] == nil then way.order[option] = value end
  end
  way.plan = perigee.plan(way.order)
  way.planned = {} -- by sender; who has no contacts is not among a plan's senders
  for _, sender in ipairs(way.plan.senders) do way.planned[sender.email] = sender end
end
local before, after = ways[1], ways[2]

---@param name string
---@param a string|integer of the first plan
---@param b string|integer of the second
---@param last_a? string
---@param last_b? string
local function row(name, a, b, last_a, last_b)
  local line = ("%-20s %10s %10s %11s %11s"):format(name, a, b, last_a or "", last_b or "")
  print((line:gsub(" +$", ""))) -- in brackets, because gsub also says how often
end

row("contacts of", before.name, after.name, "last email", "last email")
for _, sender in ipairs(perigee.senders()) do
  local a, b = before.planned[sender.email], after.planned[sender.email]
  row(sender.email, a and a.contacts or 0, b and b.contacts or 0,
    a and a.last:sub(1, 10) or "-", b and b.last:sub(1, 10) or "-")
end
row("all", before.plan.contacts, after.plan.contacts,
  (before.plan.last or "-"):sub(1, 10), (after.plan.last or "-"):sub(1, 10))
row("left out", #before.plan:excluded(), #after.plan:excluded())
row("change hands", #before.plan:owner_changes(), #after.plan:owner_changes())

-- Contact by contact: a sign for each, and what is different.
print(perigee.diff(before.plan, after.plan))
