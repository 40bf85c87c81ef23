local test = require "perigee.test"

-- Who writes to a contact of this country and this owner.
---@param country string
---@param owner? string
---@return string?
local function sender(country, owner)
  return test.choose("territory_routing",
    { email = "ann@c1.example", country = country, owner = owner })
end

test.case("an owner from the region is kept", function()
  test.eq(sender("Italy", "chiara@acme.example"), "chiara@acme.example")
end)

test.case("an owner from another region is not", function()
  test.eq(sender("Japan", "anna@acme.example"), "dev@acme.example")
end)

test.case("a country is known by its code and by its own name", function()
  test.eq(sender "US", "bo@acme.example")
  test.eq(sender "Deutschland", "anna@acme.example")
end)

test.case("a country of no region has nobody", function()
  test.eq(sender "Australia", nil)
end)
