local perigee = require "perigee"
local test = require "perigee.test"

-- What the example's sequence and its other rules ask for.
local function contact(email, company, title)
  return { email = email, company = company, title = title, first_name = "Ann", employees = 80 }
end

test.case("a company is known by its domain, and a private mailbox belongs to none", function()
  test.eq(test.capped_by("two_per_company", { email = "ann@acme.example" }), "acme.example")
  test.eq(test.capped_by("two_per_company", { email = "ann@gmail.com" }), nil)
end)

test.case("the third of a company and the second of a title have to wait", function()
  test.contacts {
    contact("a@acme.example", "Acme", "CEO"), contact("b@acme.example", "Acme", "CTO"),
    contact("c@acme.example", "Acme", "CFO"), contact("d@gmail.com", "Acme", "ceo"),
    contact("e@gmail.com", "Beta", "CEO"),
  }
  local plan = perigee.plan { sequence = "intro", contacts = perigee.all(), senders = perigee.me() }
  local codes = {}
  for _, excluded in ipairs(plan:excluded()) do
    codes[#codes + 1] = excluded.contact .. " " .. excluded.reasons[1].code
  end
  test.eq(codes, { "c@acme.example rule:two_per_company", "d@gmail.com rule:one_per_title" })
end)
