-- Country → region → the region's senders: the owner where it is one of them, and otherwise the
-- least loaded. Give it to a plan with perigee.rule "territory_routing".
local perigee = require "perigee"
local sender_rules = require "sender_rules" -- from the standard library

-- Make it yours: a sender may be in several regions;
-- a country is known by its code and by its name.
local regions = {
  {
    senders = { "bo@acme.example", "chiara@acme.example" },
    countries = { "United States", "Canada", "Brazil" },
  },
  {
    senders = { "anna@acme.example", "chiara@acme.example" },
    countries = {
      "Germany", "Italy", "Sweden", "France", "Spain", "Czechia", "United Kingdom", "Poland",
      "Netherlands",
    },
  },
  {
    senders = { "dev@acme.example", "emi@acme.example" },
    countries = { "Japan", "India", "China" },
  },
}

-- Live enrollments count as well as what this plan has given, so that who is busy gets less of it.
local owner_or_least_loaded = sender_rules.sticky_owner(sender_rules.least_loaded())

local by_country = {}
for _, region in ipairs(regions) do
  -- Within the region there are no other candidates, so an owner from elsewhere is not kept.
  local rule = sender_rules.within(region.senders, owner_or_least_loaded)
  for _, country in ipairs(region.countries) do
    if by_country[country] then error(country .. " is in two regions") end
    by_country[country] = rule
  end
end

return perigee.sender_rule {
  name = "territory_routing",
  -- Without a third argument a country of no region has nobody: its contacts are left out, and the
  -- plan says so, instead of going to whoever comes first.
  rule = sender_rules.by_territory("country", by_country),
}
