-- The team: who sends, when, and how much. `perigee check` reads this file and every other one.
local perigee = require "perigee"
local holidays = require "holidays" -- from the standard library

-- Closed days are computed from the law, for more years than plans reach.
local years = {}
for year = 2026, 2032 do years[#years + 1] = year end

return perigee.team {
  -- Days and hours of a spread are the team's; a sender without a time zone has this one.
  time_zone = "Europe/Paris",

  -- Who acts when neither --as nor PERIGEE_USER says.
  default_user = "anna@acme.example",

  -- Variables are text unless declared here; rules see a number as a number. What is declared may
  -- be read by a rule even where no contact has it yet; anything else is taken for a misspelling.
  variables = {
    company = "text", country = "text", title = "text", employees = "number", create_date = "date",
    quiet_until = "date", -- the last day on which a colleague's reply keeps somebody quiet
  },

  -- The order of senders is the order of every listing.
  senders = {
    { email = "anna@acme.example", name = "Anna", role = "manager",
      -- At most 50 emails in any 60 minutes and 400 in any 24 hours: every quota's default.
      quota  = { per_hour = 50, per_day = 400 },
      window = {
        days = "mon-fri", hours = "09:00-18:00", closed = holidays.days("FR", table.unpack(years)),
      } },
    { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York" },
    { email = "chiara@acme.example", name = "Chiara", time_zone = "Europe/Rome" },
    { email = "dev@acme.example", name = "Dev", time_zone = "Asia/Kolkata",
      window = { days = "mon-sat", hours = "10:00-19:00" } },
    { email = "emi@acme.example", name = "Emi", time_zone = "Asia/Tokyo",
      quota = { per_hour = 30, per_day = 200 } },
  },
}
