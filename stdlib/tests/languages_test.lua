local test = require "perigee.test"
local languages = require "languages"

test.case("a language is known by its codes and by its names", function()
  for _, name in ipairs {
    "de", "DE", "de-AT", "de_CH", "deu", "German", "Deutsch", " allemand ",
  } do
    test.eq(languages.code(name), "de")
  end
  test.eq(languages.code "Français", "fr")
  test.eq(languages.code "Klingon", nil)
  test.eq(languages.code(nil), nil)
end)

test.case("every language has greetings and twelve months", function()
  for _, code in ipairs(languages.codes()) do
    test.ok(languages.greeting(code) ~= "")
    test.ok(languages.greeting(code, { formal = false }) ~= "")
    for hour = 0, 23 do test.ok(languages.greeting(code, { hour = hour }) ~= "") end
    for month = 1, 12 do test.ok(languages.month(code, month) ~= "") end
  end
end)

test.case("a greeting goes by the hour", function()
  test.eq(languages.greeting("en", { hour = 8 }), "Good morning")
  test.eq(languages.greeting("en", { hour = 12 }), "Good afternoon")
  test.eq(languages.greeting("en", { hour = 18 }), "Good evening")
  test.eq(languages.greeting("en", { hour = 3 }), "Good evening")
  test.eq(languages.greeting("fr", { hour = 8 }), "Bonjour")
  test.eq(languages.greeting "de", "Guten Tag")
end)

test.case("months have names in each language", function()
  test.eq(languages.month("fr", 8), "août")
  test.eq(languages.month("de", 3), "März")
end)

test.case("an hour and whether it is formal are checked", function()
  test.raises(function() languages.greeting("de", { hour = 99 }) end,
    "languages.greeting: the hour must be from 0 to 23, and is 99")
  test.raises(function() languages.greeting("de", { formal = false, hour = -1 }) end,
    "the hour must be a whole number of at least 0, and is -1")
  test.raises(function() languages.greeting("de", { formal = "no" }) end,
    "languages.greeting: formal must be true or false, and is a string")
  test.eq(languages.greeting("de", { formal = true, hour = 23 }), "Guten Abend")
end)

test.case("an unknown language or month raises", function()
  test.raises(function() languages.greeting "xx" end,
    'languages.greeting: the language cannot be "xx"')
  test.raises(function() languages.greeting("en", { hours = 3 }) end, 'did you mean "hour"?')
  test.raises(function() languages.month("en", 13) end, "must be from 1 to 12, and is 13")
end)
