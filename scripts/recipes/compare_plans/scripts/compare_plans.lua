-- Two ways to plan the same contacts, side by side. Commits nothing.
-- Run it with: perigee run scripts/compare_plans.lua FILTER
local perigee = require "perigee"

-- Make it yours: the two ways may differ in whatever perigee.plan takes, such as mode,
-- start or sequence.
local contacts = perigee.contacts(arg[1] or "mid_market")
local ways = {
  {
    name = "owners",
    order = { sequence = "intro", contacts = contacts, senders = perigee.owners() },
  },
  {
    name = "territory",
    order = { sequence = "intro", contacts = contacts, senders = perigee.rule "by_territory" },
  },
}

---@class Way
---@field name string
---@field plan perigee.Plan
---@field planned table<string, perigee.PlannedSender> by sender; who has no contacts is not among a
---  plan's senders

---@param name string
---@param order perigee.PlanOptions
---@return Way
local function planned(name, order)
  local way = { name = name, plan = perigee.plan(order), planned = {} }
  for _, sender in ipairs(way.plan.senders) do way.planned[sender.email] = sender end
  return way
end
local before, after = planned(ways[1].name, ways[1].order), planned(ways[2].name, ways[2].order)

---@param name string
---@param a string|integer of the first plan
---@param b string|integer of the second
---@param last_a? string
---@param last_b? string
local function row(name, a, b, last_a, last_b)
  local line = ("%-20s %10s %10s %11s %11s"):format(name, a, b, last_a or "", last_b or "")
  print((line:gsub(" +$", ""))) -- in brackets, because gsub also says how often
end

---@param moment? string
---@return string
local function day(moment) return moment and moment:sub(1, 10) or "-" end

row("contacts of", before.name, after.name, "last email", "last email")
for _, sender in ipairs(perigee.senders()) do
  local a, b = before.planned[sender.email], after.planned[sender.email]
  row(sender.email, a and a.contacts or 0, b and b.contacts or 0, day(a and a.last),
    day(b and b.last))
end
row("all", before.plan.contacts, after.plan.contacts,
  day(before.plan.last), day(after.plan.last))
row("left out", #before.plan:excluded(), #after.plan:excluded())
row("change hands", #before.plan:owner_changes(), #after.plan:owner_changes())

-- Contact by contact: a sign for each, and what is different.
print(perigee.diff(before.plan, after.plan))
