local test = require "perigee.test"
local filters = require "filters"

local CTX = { now = "2026-11-24T09:30:00Z", time_zone = "UTC", seed = 7 }

local function holds(filter, contact, ctx)
  contact.email = contact.email or "ann@acme.example"
  return test.holds(filter, contact, ctx or CTX)
end

-- The filter holds for these values of the field, and not for those.
local function passes(filter, field, values, others)
  for _, value in ipairs(values) do
    test.eq(value .. ": " .. tostring(holds(filter, { [field] = value })), value .. ": true")
  end
  for _, value in ipairs(others) do
    test.eq(value .. ": " .. tostring(holds(filter, { [field] = value })), value .. ": false")
  end
end

test.case("a string is compared without case and accents", function()
  passes(filters.text("city", { is = "Zürich" }), "city", { "Zürich", "zurich", "ZURICH" },
    { "Zürich-Nord", "Bern" })
  passes(filters.text("title", { contains = "Sales" }), "title", { "VP sales", "Presales" },
    { "Marketing" })
  passes(filters.text("title", { starts_with = "vp" }), "title", { "VP Sales", "vp" }, { "SVP" })
  passes(filters.text("title", { ends_with = "sales" }), "title", { "VP Sales" }, { "Sales lead" })
  passes(filters.text("title", { matches = "^v%.?p" }), "title", { "VP Sales", "V.P. Sales" },
    { "SVP" })
end)

test.case("a word is found as a whole, and so are several", function()
  passes(filters.text("title", { any_word = { "Sales", "Vertrieb" } }), "title",
    { "VP, Sales", "vertrieb" }, { "Presales" })
  passes(filters.text("title", { any_word = "vice president" }), "title",
    { "Vice-President Sales" }, { "President" })
end)

test.case("all options of a text must hold", function()
  local filter = filters.text("title", { starts_with = "vp", any_word = "sales" })
  passes(filter, "title", { "VP Sales" }, { "VP Marketing", "Sales VP" })
end)

test.case("a blank field matches no text", function()
  test.eq(holds(filters.text("title", { contains = "a" }), { title = "" }), false)
  test.eq(holds(~filters.text("title", { contains = "a" }), { title = "" }), true)
end)

test.case("a number is read as the text that it is written as", function()
  test.eq(holds(filters.text("zip", { starts_with = "80" }), { zip = 8001.0 }), true)
end)

test.case("a misspelled option of a text raises where the filter is made", function()
  test.raises(function() filters.text("title", { contians = "a" }) end, 'did you mean "contains"?')
  test.raises(
    function() filters.text("title", {}) end, "the options must say what the text is like")
  test.raises(function() filters.text("title", { contains = 7 }) end,
    "filters.text: contains must be a string, and is 7")
  test.raises(function() filters.text("title", { matches = "[" }) end,
    "filters.text: matches is no Lua pattern")
  test.raises(function() filters.text(nil, { is = "a" }) end,
    "filters.text: the field must be a string, and is nil")
  test.raises(function() filters.text("list", { is = "a" }) end, "use filters.in_list")
  test.raises(function() filters.text("sequence", { is = "a" }) end,
    "a rule does not see a contact's sequence")
end)

test.case("a number lies within bounds, both included", function()
  passes(filters.number("employees", { at_least = 50, at_most = 500 }), "employees", { 50, 500 },
    { 49, 501 })
  passes(filters.number("employees", { at_least = 50 }), "employees", { 50, 5000 }, { 49 })
  passes(filters.number("employees", { at_most = 50 }), "employees", { 50, 0 }, { 51 })
  test.eq(holds(filters.number("employees", { at_most = 50 }), { employees = "" }), false)
end)

test.case("bounds must be numbers in order", function()
  test.raises(function() filters.number("employees", {}) end, "must have at_least, at_most or both")
  test.raises(function() filters.number("employees", { at_least = "50" }) end,
    'at_least must be a number, and is "50"')
  test.raises(function() filters.number("employees", { at_least = 5, at_most = 4 }) end,
    "at_least is 5, and at_most only 4")
end)

test.case("a day is after or before another, which does not count", function()
  passes(filters.date("demo_on", { after = "2026-02-28" }), "demo_on", { "2026-03-01" },
    { "2026-02-28", "2025-12-31" })
  passes(filters.date("demo_on", { before = "2026-03-01" }), "demo_on", { "2026-02-28" },
    { "2026-03-01" })
  passes(
    filters.date("demo_on", { after = "2026-01-01", before = "2026-01-03" }), "demo_on", {
      "2026-01-02",
    },
    { "2026-01-01", "2026-01-03" })
end)

test.case("a day is near today or far from it", function()
  passes(
    filters.date("seen", { within_days = 30 }), "seen", { "2026-11-24", "2026-10-25" },
    { "2026-10-24", "2026-11-25", "yesterday" })
  passes(filters.date("seen", { older_than_days = 30 }), "seen", { "2026-10-24" },
    { "2026-10-25", "2026-11-25", "2026-02-30", "long ago" })
  passes(filters.date("renewal", { next_days = 7 }), "renewal", { "2026-11-24", "2026-12-01" },
    { "2026-12-02", "2026-11-23" })
end)

test.case("a blank field is no day", function()
  test.eq(holds(filters.date("seen", { within_days = 30 }), { seen = "" }), false)
  test.eq(holds(filters.date("seen", { before = "2026-11-24" }), { seen = "" }), false)
end)

test.case("options of a day must be days and whole numbers", function()
  test.raises(function() filters.date("seen", { after = "1.2.2026" }) end,
    'after must be a day such as "2026-11-24"')
  for _, option in ipairs { "within_days", "older_than_days", "next_days" } do
    local message = test.raises(function() filters.date("seen", { [option] = 10000000 }) end,
      ("filters.date: %s must be at most 365000, and is 10000000"):format(option))
    test.ok(message:find "filters_test%.lua")
    local filter = filters.date("seen", { [option] = 365000 })
    test.ok(type(holds(filter, { seen = "2020-01-01" })) == "boolean")
  end
  test.raises(function() filters.date("seen", { after = "9999-12-31" }) end,
    "filters.date: no day is after 9999-12-31")
  test.raises(function() filters.date("seen", { before = "0000-01-01" }) end,
    "filters.date: no day is before 0000-01-01")
  test.raises(function() filters.date("seen", { within_days = 1.5 }) end,
    "within_days must be a whole number of at least 0")
  test.raises(function() filters.date("seen", {}) end, "the options must have one or more of")
  test.raises(function() filters.date("seen", { within = 3 }) end, 'there is no option "within"')
end)

test.case("names of lists must be strings", function()
  test.ok(filters.in_list("webinar", "trade_fair"))
  test.ok(filters.not_in_list { "customers" })
  test.raises(function() filters.in_list() end,
    "filters.in_list: the lists must be one string or more")
  test.raises(function() filters.not_in_list("a", 7) end, "number 2 is 7")
end)

test.case("a domain has its subdomains, and no other ending", function()
  local filter = filters.domain { "Acme.example", "globex.example" }
  passes(
    filter, "email", { "ann@acme.example", "ann@mail.acme.example", "bo@globex.example" },
    { "ann@notacme.example", "ann@acme.example.com" })
  test.raises(function() filters.domain "ann@acme.example" end, '"ann@acme.example" is none')
  test.raises(function() filters.domain "acme" end, '"acme" is none')
end)

test.case("free mail and company mail divide all addresses", function()
  passes(filters.free_mail(), "email", { "ann@gmail.com", "ann@gmx.de", "ann@mail.yahoo.com" },
    { "ann@acme.example", "ann@notgmail.com" })
  passes(filters.company_mail(), "email", { "ann@acme.example" },
    { "ann@gmail.com", "ann@gmx.de", "ann@mail.yahoo.com" })
end)

test.case("a role address is nobody's own", function()
  passes(filters.role_address(), "email", { "info@acme.example" }, { "ann@acme.example" })
end)

test.case("seniority is a level and all above it", function()
  passes(filters.seniority "director", "title", { "Director of Sales", "CEO", "VP Sales" },
    { "Sales Manager", "Intern" })
  passes(filters.seniority("manager", { up_to = "director" }), "title",
    { "Sales Manager", "Head of Sales" }, { "CEO", "Clerk" })
  test.eq(holds(filters.seniority("vp", { field = "role" }), { role = "CTO" }), true)
  test.eq(holds(filters.seniority "intern", { title = "" }), false)
  test.eq(filters.seniority_of "Head of Sales", "director")
  test.eq(filters.seniority_of(nil), nil)
end)

test.case("a level must be one", function()
  test.raises(function() filters.seniority "directer" end, 'did you mean "director"?')
  test.raises(function() filters.seniority("vp", { up_to = "lead" }) end, "lead is below vp")
  test.raises(function() filters.seniority_of(7) end, "the title must be a string or nil")
end)

test.case("a department is named by words of the title", function()
  passes(filters.department { "sales", "finance" }, "title",
    { "VP Sales", "CFO", "Vertriebsleiter" }, { "VP Marketing" })
  test.eq(holds(filters.department "sales", { title = "" }), false)
  test.raises(function() filters.department { "sails" } end, 'did you mean "sales"?')
end)

test.case("fields are present or blank all together", function()
  test.eq(holds(filters.present("title", "company"), { title = "CEO", company = "Acme" }), true)
  test.eq(holds(filters.present("title", "company"), { title = "CEO", company = "" }), false)
  test.eq(holds(filters.blank("title", "company"), { title = "", company = "" }), true)
  test.eq(holds(filters.blank("title", "company"), { title = "CEO", company = "" }), false)
  test.raises(function() filters.present "list" end, "use filters.in_list")
end)

test.case("statuses are known", function()
  test.eq(holds(filters.status("new", "replied"), { status = "replied" }), true)
  test.eq(holds(filters.status("new", "replied"), { status = "contacted" }), false)
  test.raises(function() filters.status "repleid" end, 'did you mean "replied"?')
end)

test.case("owners are found by address, and so is that there is none", function()
  test.eq(holds(filters.owned_by "Anna@Acme.example", { owner = "anna@acme.example" }), true)
  test.eq(holds(filters.owned_by "bo@acme.example", { owner = "anna@acme.example" }), false)
  test.eq(holds(filters.unowned(), { owner = "anna@acme.example" }), false)
  test.eq(holds(filters.unowned(), {}), true)
  test.raises(function() filters.owned_by "anna" end, '"anna" is none')
end)

local function sampled(fraction, seed)
  local filter, chosen = filters.sample(fraction), {}
  for number = 1, 1000 do
    local email = ("ann%d@acme.example"):format(number)
    if test.holds(filter, { email = email }, { seed = seed, today = CTX.today, hour = 9 }) then
      chosen[email] = true
    end
  end
  return chosen
end

local function count(set)
  local total = 0
  for _ in pairs(set) do total = total + 1 end
  return total
end

test.case("a sample is of about its size, and the same again", function()
  test.eq(count(sampled(0, 1)), 0)
  test.eq(count(sampled(1, 1)), 1000)
  local quarter = sampled(0.25, 1)
  test.ok(count(quarter) > 200 and count(quarter) < 300)
  test.eq(sampled(0.25, 1), quarter)
end)

test.case("a larger sample contains a smaller one, and another seed gives another", function()
  local small, large, other = sampled(0.1, 1), sampled(0.3, 1), sampled(0.1, 2)
  local shared = 0
  for email in pairs(small) do
    test.ok(large[email])
    if other[email] then shared = shared + 1 end
  end
  test.ok(shared < count(small) / 2)
  test.raises(function() filters.sample(10) end, "must be from 0 to 1, and is 10")
  test.raises(function() filters.sample "half" end, 'the fraction must be a number, and is "half"')
end)

test.case("filters combine in lists as they do by & | ~", function()
  local sales, chief = filters.department "sales", filters.seniority "c_level"
  passes(filters.all { sales, filters.seniority "vp" }, "title", { "VP Sales" },
    { "Sales Manager", "CEO" })
  passes(filters.any { sales, chief }, "title", { "Sales Manager", "CEO" }, { "Engineer" })
  passes(filters.none { sales, chief }, "title", { "Engineer" }, { "Sales Manager", "CEO" })
  passes(filters.company_mail() & (sales | chief), "title", { "CEO" }, { "Engineer" })
  local many = {}
  for index = 1, 200 do many[index] = filters.text("title", { is = "title " .. index }) end
  passes(filters.any(many), "title", { "Title 1", "Title 200" }, { "Title 201" })
end)

test.case("what is no filter cannot be combined", function()
  test.raises(function() filters.all {} end, "must be a list with something in it, and it is empty")
  test.raises(function() filters.any { filters.unowned(), { country = "DE" } } end,
    "filters.any: number 2 is no filter")
  test.raises(function() filters.none { "sales" } end, 'number 1 is "sales"')
  test.raises(function() filters.all(filters.unowned(), filters.free_mail()) end,
    "filters.all: the filters must be a list")
end)
