local test = require "perigee.test"

test.case("a company at its fair waits until the fair is over", function()
  local contact = { company = "Groupe Petit" }
  local does, why = test.hook("busy_companies", contact, { step = 1 }, { today = "2026-12-04" })
  test.eq(does, "hold")
  test.eq(why, "hook busy_companies: they are at their fair")
  test.eq(test.hook("busy_companies", contact, {}, { today = "2026-12-05" }), nil)
end)

test.case("who is qualified gets nothing more", function()
  local does, why = test.hook("qualified", { status = "qualified", owner = "bo@acme.example" })
  test.eq(does, "cancel")
  test.eq(why, "hook qualified: bo@acme.example talks to them")
  test.eq(test.hook("qualified", { company = "Groupe Petit" }), nil)
end)
