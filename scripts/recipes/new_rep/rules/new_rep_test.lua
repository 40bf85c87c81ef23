local perigee = require "perigee"
local test = require "perigee.test"

-- How many of so many contacts without an owner each sender is given.
---@param count integer
---@return table<string, integer>
local function shares(count)
  local contacts = {}
  for index = 1, count do
    contacts[index] = { email = ("c%d@c1.example"):format(index), company = "Acme", title = "CEO" }
  end
  test.contacts(contacts, "new")
  local plan = perigee.plan {
    sequence = "intro", contacts = perigee.list "new", senders = perigee.rule "new_rep",
  }
  local given = {}
  for _, sender in ipairs(plan.senders) do given[sender.email] = sender.contacts end
  return given
end

test.case("contacts without an owner are given by weight", function()
  test.eq(shares(9), {
    ["anna@acme.example"] = 3, ["chiara@acme.example"] = 3, ["dev@acme.example"] = 2,
    ["emi@acme.example"] = 1,
  })
end)

test.case("an owner keeps their contact, even one without a weight", function()
  test.eq(test.choose("new_rep", { owner = "bo@acme.example" }), "bo@acme.example")
end)
