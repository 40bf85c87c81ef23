-- The team of the example, where nobody writes on the holidays of their country. To take it into a
-- workspace of your own, copy the lines marked "holidays".
local perigee = require "perigee"
local team_days = require "team_days" -- holidays

return perigee.team {
  time_zone = "Europe/Paris",
  default_user = "anna@acme.example",
  closed = team_days.company_closed(), -- holidays
  variables = {
    company = "text", country = "text", title = "text", employees = "number", create_date = "date",
  },
  senders = {
    { email = "anna@acme.example", name = "Anna", role = "manager",
      closed = team_days.closed "anna@acme.example" }, -- holidays
    { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York",
      closed = team_days.closed "bo@acme.example" }, -- holidays
    { email = "chiara@acme.example", name = "Chiara", time_zone = "Europe/Rome",
      closed = team_days.closed "chiara@acme.example" }, -- holidays
    { email = "dev@acme.example", name = "Dev", time_zone = "Asia/Kolkata",
      closed = team_days.closed "dev@acme.example", -- holidays
      window = { days = "mon-sat", hours = "10:00-19:00" } },
    { email = "emi@acme.example", name = "Emi", time_zone = "Asia/Tokyo",
      closed = team_days.closed "emi@acme.example", -- holidays
      quota = { per_hour = 30, per_day = 200 } },
  },
}
