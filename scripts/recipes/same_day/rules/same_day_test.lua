local test = require "perigee.test"

test.case("a company is guessed from its domain, and none from free mail", function()
  test.eq(
    test.fill("company_of_address", { email = "lena.weiss@acme-tools.example" }), "Acme Tools")
  test.eq(test.fill("company_of_address", { email = "yves.petit@gmail.com" }), "your team")
end)

test.case("the greeting is that of the country and the hour", function()
  local marco = { email = "marco.bruno@north-lights.example", country = "Italy" }
  test.eq(test.fill("greeting_of_hour", marco, { hour = 9 }), "Buongiorno")
  test.eq(test.fill("greeting_of_hour", marco, { hour = 14 }), "Buon pomeriggio")
  test.eq(test.fill("greeting_of_hour", { email = "joan@globex.example" }, { hour = 19 }),
    "Good evening")
end)
