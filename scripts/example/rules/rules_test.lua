-- Tests of the rules: perigee test. Contacts are made up, and nothing that is stored is touched.
local perigee = require "perigee"
local test = require "perigee.test"

test.case("mid-market companies pass, and their interns do not", function()
  local contact = { company = "Acme", employees = 80, title = "Head of Sales" }
  test.ok(test.holds("mid_market", contact))
  contact.title = "Sales Intern"
  test.ok(not test.holds("mid_market", contact))
end)

test.case("an owner keeps their contact, and countries have somebody", function()
  test.eq(test.choose("by_territory", { country = "Italy" }), "chiara@acme.example")
  test.eq(test.choose("by_territory", { country = "Italy", owner = "bo@acme.example" }),
    "bo@acme.example")
end)

test.case("a student is in no plan, with a reason", function()
  test.contacts({
    { email = "ann@x.example", company = "Acme", title = "CEO", country = "Japan" },
    { email = "ben@x.example", company = "Acme", title = "Student", country = "Japan" },
  }, "some")
  local plan = perigee.plan {
    sequence = "intro", contacts = perigee.list "some", senders = perigee.rule "by_territory",
  }
  test.eq(plan.contacts, 1)
  test.eq(plan:excluded()[1].reasons[1].code, "rule:no_students")
end)
