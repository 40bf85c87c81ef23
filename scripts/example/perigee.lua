-- The team's settings: who sends, when, and how much.
--
-- Everything here is checked at once by `perigee check`, which names the file and the line of every
-- mistake. Keys that are left out have defaults, which the comments tell.
local perigee = require "perigee"

return perigee.team {
  -- Days of reports and of `spread` are days of this time zone (a name of tzdata).
  time_zone = "Europe/Paris",

  -- Who acts when neither `--as` nor PERIGEE_USER says. Default: the first sender.
  default_user = "anna@acme.example",

  -- The hours in which everybody sends who has no window of their own.
  -- Default: Monday to Friday, 09:00-18:00, on the sender's own clock.
  window = { days = "mon-fri", hours = "09:00-18:00" },

  -- Dates on which nobody sends.
  closed = { "2026-12-24", "2026-12-25", "2027-01-01" },

  -- Variables are texts unless declared otherwise. A number is compared as a number in filters and
  -- is a number in rules.
  variables = { employees = "number" },

  senders = {
    -- Only a manager removes entries of the blacklist.
    { email = "anna@acme.example", name = "Anna", role = "manager" },

    -- A time zone of one's own moves the hours with it.
    { email = "bo@acme.example", name = "Bo", time_zone = "America/New_York" },

    -- At most 30 emails in any 60 minutes, and 200 in any 24 hours. Default: 50 and 400.
    { email = "chiara@acme.example", name = "Chiara", time_zone = "Europe/Rome",
      quota = { per_hour = 30, per_day = 200 } },

    -- A window of one's own, with holidays.
    { email = "dev@acme.example", name = "Dev", time_zone = "Asia/Kolkata",
      window = { days = "mon-thu", hours = "10:00-17:00", closed = { "2026-11-26" } } },

    { email = "emi@acme.example", name = "Emi", time_zone = "Asia/Tokyo" },
  },
}
