local test = require "perigee.test"

test.case("private mailboxes and role addresses are left out, company people are not", function()
  test.eq(test.eligible("company_mail", { email = "ann@gmail.com" }), false)
  test.eq(test.eligible("company_mail", { email = "ann@acme.example" }), true)
  test.eq(test.eligible("no_role_address", { email = "info@acme.example" }), false)
  test.eq(test.eligible("no_role_address", { email = "ann.lee@acme.example" }), true)
end)
