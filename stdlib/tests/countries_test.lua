local test = require "perigee.test"
local countries = require "countries"

test.case("a country is known by its code and by its names", function()
  for _, name in ipairs { "AT", "at", "Austria", "Österreich", "OESTERREICH", " Autriche " } do
    test.eq(countries.code(name), "AT")
  end
  test.eq(countries.code "U.S.", "US")
  test.eq(countries.code "Atlantis", nil)
  test.eq(countries.code(nil), nil)
end)

test.case("a country has a language", function()
  test.eq(countries.language "Austria", "de")
  test.eq(countries.language "BR", "pt")
  test.eq(countries.language "Atlantis", nil)
end)

test.case("a country must be a text", function()
  test.raises(function() countries.code(7) end, "countries.code: the country must be a text or nil, and is a number")
  test.raises(function() countries.language(nil) end, "countries.language: the country must be a text, and is nil")
end)
