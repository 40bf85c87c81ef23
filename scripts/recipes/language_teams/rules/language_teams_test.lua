local test = require "perigee.test"

-- Who writes to a contact of this language.
---@param language string
---@param email? string
---@return string?
local function sender(language, email)
  return test.choose("language_teams", { email = email or "ann@c1.example", language = language })
end

test.case("a language is known by its code, by its name and with a country", function()
  test.eq(sender "de", "anna@acme.example")
  test.eq(sender "Deutsch", "anna@acme.example")
  test.eq(sender "de-AT", "anna@acme.example")
  test.eq(sender "español", "chiara@acme.example")
end)

test.case("a company has one sender in a team, whoever of it is asked", function()
  test.eq(sender("fr", "yves@hooli.example"), sender("French", "zoe@hooli.example"))
end)

test.case("private mailboxes begin with the first of the team", function()
  test.eq(sender("fr", "yves@gmail.com"), "anna@acme.example")
  test.eq(sender("en", "ann@gmail.com"), "bo@acme.example")
end)

test.case("other languages, and none, are the English team's", function()
  test.eq(sender("nl", "piet@gmail.com"), "bo@acme.example")
  test.eq(sender("", "piet@gmail.com"), "bo@acme.example")
end)
