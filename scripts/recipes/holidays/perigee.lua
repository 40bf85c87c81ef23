-- The team of the example, where nobody writes on the public holidays of their country.
local perigee = require "perigee"
local holidays = require "holidays"

-- Make it yours: how far ahead; a plan reaches six months. A company's own days are added below.
local years = { 2026, 2027 }
local company_days = { "2026-12-24", "2026-12-31" }

---@param country string
---@return string[]
local function closed(country)
  local days = holidays.days(country, table.unpack(years))
  return table.move(company_days, 1, #company_days, #days + 1, days)
end

return perigee.team {
  time_zone = "Europe/Paris",
  default_user = "anna@acme.example",
  variables = {
    company = "text", country = "text", title = "text", employees = "number", create_date = "date",
  },
  senders = {
    { email = "anna@acme.example", name = "Anna", role = "manager", closed = closed "FR" },
    { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York", closed = closed "US" },
    { email = "chiara@acme.example", name = "Chiara", time_zone = "Europe/Rome", closed = closed "IT" },
    { email = "dev@acme.example", name = "Dev", time_zone = "Asia/Kolkata", closed = closed "IN" },
    { email = "emi@acme.example", name = "Emi", time_zone = "Asia/Tokyo", closed = closed "JP" },
  },
}
