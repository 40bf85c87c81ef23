local test = require "perigee.test"

test.case("an address tells a first name, unless it is a role's or only a letter", function()
  test.eq(test.fill("first_name_from_address", { email = "ann.lee@acme.example" }), "Ann")
  test.eq(test.fill("first_name_from_address", { email = "info@acme.example" }), nil)
  test.eq(test.fill("first_name_from_address", { email = "j.smith@acme.example" }), nil)
end)
