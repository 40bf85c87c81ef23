local test = require "perigee.test"
local fillers = require "fillers"

local CTX = {
  now = "2026-11-24T09:30:00Z", today = "2026-11-24", hour = 9, weekday = "tue", time_zone = "UTC",
  seed = 7,
}

local function asked(rule, fields, ctx)
  fields.email = fields.email or "ann.lee@acme.example"
  return (rule(test.contact(fields), ctx or CTX))
end

test.case("a value and a field answer what they say", function()
  test.eq(asked(fillers.value "you", {}), "you")
  test.eq(asked(fillers.field "employer", { employer = "Acme" }), "Acme")
  test.eq(asked(fillers.field "employer", { employer = "" }), nil)
  test.raises(function() fillers.value "" end, "fillers.value: the value must be a string")
  test.raises(
    function() fillers.field(7) end, "fillers.field: the field must be a string, and is 7")
end)

test.case("the first answer that is not blank counts", function()
  local rule = fillers.first_of {
    "nickname", function() return " " end, "first_name", fillers.value "there",
  }
  test.eq(asked(rule, { nickname = "", first_name = "Ann" }), "Ann")
  test.eq(asked(rule, { nickname = "", first_name = "" }), "there")
  test.eq(asked(fillers.first_of { "nickname" }, { nickname = "" }), nil)
end)

test.case("no-break spaces alone are blank", function()
  local nothing = "\u{A0}\u{202F}"
  test.eq(asked(fillers.first_of { fillers.value(nothing), fillers.value "there" }, {}), "there")
  test.eq(asked(fillers.template("{who}", { who = fillers.value(nothing) }), {}), nil)
  test.eq(asked(fillers.transformed(fillers.value(nothing), string.upper), {}), nil)
end)

test.case("sources must be rules and fields' names", function()
  test.raises(function() fillers.first_of {} end, "with something in it")
  test.raises(function() fillers.first_of { "a", 7 } end,
    "number 2 must be a rule or a field's name, and is a number")
end)

test.case("a field that no contact has raises", function()
  local is_field = pcall(asked, fillers.first_of { "frist_name" }, { first_name = "Ann" })
  test.eq(is_field, false)
end)

test.case("a name gets its proper spelling", function()
  test.eq(asked(fillers.proper_name "first_name", { first_name = "ANN" }), "Ann")
  test.eq(asked(fillers.proper_name "first_name", { first_name = "" }), nil)
  test.eq(asked(fillers.proper_name(), { full_name = "BO MILLER" }), "Bo")
  test.eq(asked(fillers.proper_name(), { name = "bo miller" }), "Bo")
  test.eq(asked(fillers.proper_name(), {}), "Ann")
  test.eq(asked(fillers.proper_name(), { email = "info@acme.example" }), nil)
end)

test.case("what is no name gives none", function()
  for _, name in ipairs { "ANN.LEE@ACME.EXAMPLE", "N/A", "A. Lee", "-" } do
    test.eq(asked(fillers.proper_name(), { full_name = name, email = "info@acme.example" }), nil,
      name)
    test.eq(asked(fillers.proper_name(), { full_name = name, email = "bo.miller@acme.example" }),
      "Bo", name)
  end
  test.eq(asked(fillers.proper_name(), { full_name = "N/A", name = "Bo Miller" }), "Bo")
  test.eq(asked(fillers.proper_name(), { full_name = "李 明" }), "明")
  test.eq(asked(fillers.proper_name "first_name", { first_name = "N/A" }), nil)
  test.eq(asked(fillers.proper_name "first_name", { first_name = "ann.lee@acme.example" }), nil)
end)

test.case("a language comes from the contact's own or its country", function()
  local rule = fillers.language_of { language = "language", country = "country", otherwise = "en" }
  test.eq(asked(rule, { language = "Deutsch", country = "France" }), "de")
  test.eq(asked(rule, { language = "", country = "France" }), "fr")
  test.eq(asked(rule, { language = "", country = "Japan" }), "ja")
  test.eq(asked(rule, { language = "", country = "Atlantis" }), "en")
  test.eq(asked(fillers.language_of { country = "country" }, { country = "" }), nil)
  test.raises(function() fillers.language_of {} end,
    "must name the field of the language, of the country or both")
  test.raises(function() fillers.language_of { county = "country" } end, 'did you mean "country"?')
  test.raises(function() fillers.language_of { country = 7 } end,
    "country must be a string, and is 7")
end)

test.case("a greeting goes by language and hour", function()
  local rule = fillers.greeting { language = "language", country = "country" }
  test.eq(asked(rule, { language = "", country = "Germany" }), "Guten Morgen")
  test.eq(asked(rule, { language = "", country = "Germany" }, { hour = 15 }), "Guten Tag")
  test.eq(asked(rule, { language = "fr", country = "Germany" }), "Bonjour")
  test.eq(asked(rule, { language = "", country = "Japan" }), "Good morning")
  test.eq(asked(fillers.greeting(), {}), "Good morning")
  test.eq(asked(fillers.greeting { otherwise = "German" }, {}), "Guten Morgen")
end)

test.case("a greeting may be among friends, or for any hour", function()
  test.eq(asked(fillers.greeting { country = "country", formal = false }, { country = "IT" }),
    "Ciao")
  test.eq(asked(fillers.greeting { country = "country", by_hour = false }, { country = "DE" }),
    "Guten Tag")
  test.raises(function() fillers.greeting { formal = "no" } end,
    "formal must be true or false, and is a string")
  test.raises(function() fillers.greeting { otherwise = "xx" } end,
    'there are no words in the language "xx"')
  test.raises(function() fillers.greeting { fromal = true } end, 'did you mean "formal"?')
end)

test.case("a company is read out of the domain", function()
  test.eq(asked(fillers.company_from_domain(), { email = "ann@acme-tools.co.uk" }), "Acme Tools")
  test.eq(asked(fillers.company_from_domain(), { email = "ann@gmail.com" }), nil)
  test.eq(asked(fillers.company_from_domain(), { email = "ann@mail.yahoo.com" }), nil)
  test.eq(asked(fillers.company_from_domain(), { email = "ann@acme.onmicrosoft.com" }), "Acme")
  test.eq(asked(fillers.company_from_domain(), { email = "ann@acme.uk.com" }), "Acme")
  test.raises(function() fillers.company_from_domain "x" end,
    'fillers.company_from_domain takes nothing, and the first value is "x"')
end)

test.case("a map says what a value gives, without case and accents", function()
  local rule = fillers.by("country", { DE = "Team", ["Côte"] = fillers.field "city" }, "all")
  test.eq(asked(rule, { country = "de" }), "Team")
  test.eq(asked(rule, { country = "cote", city = "Abidjan" }), "Abidjan")
  test.eq(asked(rule, { country = "IT" }), "all")
  test.eq(asked(rule, { country = "" }), "all")
  test.eq(asked(fillers.by("country", { DE = "Team" }), { country = "IT" }), nil)
  test.eq(asked(fillers.by("size", { [50] = "small" }), { size = 50.0 }), "small")
end)

test.case("a map must say one thing of a value", function()
  test.raises(function() fillers.by("country", { DE = "a", de = "b" }) end,
    '"de" is in the map twice')
  test.raises(function() fillers.by("country", { DE = true }) end,
    'what "DE" gives must be a string, a number or a rule')
  test.raises(function() fillers.by("country", "DE") end, "the map must be a table")
end)

test.case("a template has all its fields or is none", function()
  local rule = fillers.template "{first_name} at { company }: {employees}"
  test.eq(
    asked(rule, { first_name = "Ann", company = "Acme", employees = 50.0 }), "Ann at Acme: 50")
  test.eq(asked(rule, { first_name = "Ann", company = "", employees = 50.0 }), nil)
  test.eq(asked(fillers.template "{a} {b}", { a = "x", b = "y" }), "x y")
  local named = fillers.template("{who}, {company}", { who = fillers.proper_name() })
  test.eq(asked(named, { company = "Acme" }), "Ann, Acme")
end)

test.case("a template is checked where it is written", function()
  test.raises(function() fillers.template "{first_name" end, "a brace at character 1 is no field")
  test.raises(function() fillers.template "a } b" end, "a brace at character 3 is no field")
  test.raises(function() fillers.template "hello" end, "use fillers.value")
  test.raises(function() fillers.template("{company}", { compny = fillers.value "x" }) end,
    'did you mean "company"?')
  test.raises(function() fillers.template("{company}", { company = "x" }) end,
    'the rule of "company" must be a function')
end)

test.case("days are counted from today on", function()
  test.eq(asked(fillers.days_until "renewal", { renewal = "2026-12-01" }), 7)
  test.eq(asked(fillers.days_until "renewal", { renewal = "2026-11-24" }), 0)
  test.eq(asked(fillers.days_until "renewal", { renewal = "2026-11-23" }), nil)
  test.eq(asked(fillers.days_until "renewal", { renewal = "soon" }), nil)
  test.eq(asked(fillers.days_until "renewal", { renewal = "2027-02-30" }), nil)
  test.eq(asked(fillers.days_until "renewal", { renewal = "" }), nil)
end)

test.case("a month has a name in the contact's language", function()
  test.eq(asked(fillers.month_name(), {}), "November")
  test.eq(asked(fillers.month_name { months = 2 }, {}), "January")
  local rule = fillers.month_name { field = "renewal", country = "country" }
  test.eq(asked(rule, { renewal = "2026-12-01", country = "France" }), "décembre")
  test.eq(asked(rule, { renewal = "", country = "France" }), nil)
  test.raises(function() fillers.month_name { months = -1 } end,
    "months must be a whole number of at least 0")
end)

test.case("a choice stays with its contact and is spread over all", function()
  local rule, counts = fillers.choose { "a", "b", fillers.value "c" }, { a = 0, b = 0, c = 0 }
  for number = 1, 900 do
    local email = ("ann%d@acme.example"):format(number)
    local chosen = asked(rule, { email = email })
    test.eq(asked(rule, { email = email }), chosen)
    counts[chosen] = counts[chosen] + 1
  end
  for _, count in pairs(counts) do test.ok(count > 230 and count < 370) end
  test.raises(function() fillers.choose {} end, "with something in it")
  test.raises(function() fillers.choose { "a", {} } end,
    "number 2 must be a string, a number or a rule, and is a table")
end)

test.case("an answer can be changed, and a blank one is left alone", function()
  test.eq(asked(fillers.transformed("company", string.upper), { company = "Acme" }), "ACME")
  test.eq(asked(fillers.transformed("company", string.upper), { company = "" }), nil)
  test.eq(
    asked(fillers.transformed(fillers.value "a", function(value) return value .. "!" end), {}),
    "a!")
  test.raises(function() fillers.transformed("company") end,
    "the change must be a function, and is nil")
end)
