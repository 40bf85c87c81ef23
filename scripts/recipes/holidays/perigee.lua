-- The team of the example, where nobody writes on the public holidays of their country.
local perigee = require "perigee"
local holidays = require "holidays"
local team_countries = require "team_countries"

-- Make it yours: the years that plans reach, six months ahead, and the company's own days.
local years = { 2026, 2027 }
local company_days = { "2026-12-24", "2026-12-31" }

---@param email string
---@return string[]
local function closed(email)
  local country = assert(team_countries[email], "team_countries.lua has no country of " .. email)
  return holidays.days(country, table.unpack(years))
end

return perigee.team {
  time_zone = "Europe/Paris",
  default_user = "anna@acme.example",
  closed = company_days,
  variables = {
    company = "text", country = "text", title = "text", employees = "number", create_date = "date",
  },
  senders = {
    { email = "anna@acme.example", name = "Anna", role = "manager", closed = closed "anna@acme.example" },
    { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York", closed = closed "bo@acme.example" },
    { email = "chiara@acme.example", name = "Chiara", time_zone = "Europe/Rome", closed = closed "chiara@acme.example" },
    { email = "dev@acme.example", name = "Dev", time_zone = "Asia/Kolkata", closed = closed "dev@acme.example",
      window = { days = "mon-sat", hours = "10:00-19:00" } },
    { email = "emi@acme.example", name = "Emi", time_zone = "Asia/Tokyo", closed = closed "emi@acme.example",
      quota = { per_hour = 30, per_day = 200 } },
  },
}
