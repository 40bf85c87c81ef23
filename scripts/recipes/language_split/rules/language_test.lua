local test = require "perigee.test"

test.case("everybody is greeted in the language of their country", function()
  test.eq(test.fill("greeting_by_country", { country = "Italy" }, { hour = 9 }), "Buongiorno")
  test.eq(test.fill("greeting_by_country", { country = "Germany" }, { hour = 9 }), "Guten Morgen")
end)

test.case("who speaks the language writes", function()
  test.eq(test.choose("by_language", { country = "Italy" }), "chiara@acme.example")
  test.eq(test.choose("by_language", { country = "Iceland" }), "anna@acme.example")
end)
