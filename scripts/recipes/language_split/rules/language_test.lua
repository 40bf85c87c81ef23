local test = require "perigee.test"

test.case("everybody is greeted in the language of their country", function()
  test.eq(test.fill("greeting_by_country", { country = "Italy", first_name = "Ugo" }),
    "Buongiorno Ugo")
  test.eq(test.fill("greeting_by_country", { country = "Germany", first_name = "" }), "Guten Tag")
  test.eq(test.fill("greeting_by_country", { first_name = "Ann" }), "Hello Ann")
end)

test.case("a greeting fits whenever it is read", function()
  test.eq(test.fill("greeting_by_country", { country = "Italy", first_name = "" }, { hour = 22 }),
    "Buongiorno")
end)

test.case("who speaks the language writes", function()
  test.eq(test.choose("by_language", { country = "Brazil" }), "chiara@acme.example")
  test.eq(test.choose("by_language", { country = "United Kingdom" }), "bo@acme.example")
  test.eq(test.choose("by_language", { country = "Sweden" }), "anna@acme.example")
end)
