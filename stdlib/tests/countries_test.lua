local test = require "perigee.test"
local countries = require "countries"

test.case("a country is known by its code and by its names", function()
  for _, name in ipairs {
    "AT", "at", "AUT", "Austria", "Österreich", "OESTERREICH", " Autriche ",
  } do
    test.eq(countries.code(name), "AT")
  end
  for _, name in ipairs { "U.S.", "U.S.A.", "US", "usa" } do test.eq(countries.code(name), "US") end
  for _, name in ipairs { "U.K.", "uk", "GBR", "Great  Britain", "\u{A0}England" } do
    test.eq(countries.code(name), "GB")
  end
  for _, name in ipairs { "UAE", "U.A.E.", "United Arab Emirates", "ARE", "ae" } do
    test.eq(countries.code(name), "AE")
  end
  for _, name in ipairs { "Russia", "Russian Federation", "RUS", "ru", "РОССИЯ" } do
    test.eq(countries.code(name), "RU")
  end
  for code, long in pairs { DE = "DEU", CH = "CHE", IE = "IRL", ZA = "ZAF" } do
    test.eq(countries.code(long), code)
  end
  test.eq(countries.code "Atlantis", nil)
  test.eq(countries.code(nil), nil)
end)

test.case("a country has a language", function()
  test.eq(countries.language "Austria", "de")
  test.eq(countries.language "BRA", "pt")
  test.eq(countries.language "Russia", "ru")
  test.eq(countries.language "Atlantis", nil)
end)

test.case("a country must be a string", function()
  test.raises(function() countries.code(7) end,
    "countries.code: the country must be a string or nil, and is a number")
  test.raises(function() countries.language(nil) end,
    "countries.language: the country must be a string, and is nil")
end)
