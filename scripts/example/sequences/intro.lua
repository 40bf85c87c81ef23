-- A sequence: what goes out, and how many working days apart.
local perigee = require "perigee"

return perigee.sequence {
  name = "intro",

  -- Nobody who has ever been in a sequence is added again;
  -- "same" looks at this one only, "off" at none.
  safeguard = "any",

  steps = {
    {
      subject = "{{ company }} and us",
      -- A variable without a default must have a value, or the contact is left out,
      -- with that reason.
      body = [[
Hello {{ first_name | default: "there" }},

{{ opening }} Would a short call next week make sense?

{{ sender.name }}
]],
    },
    -- Three working days after the first email really goes out, in the 14:00 slot. Without a
    -- subject it is a reply in the same thread.
    { after = 3, at = "14:00",
      body = [[
Just a word after my last email, {{ first_name | default: "in case it got lost" }}.

{{ sender.name }}
]] },
    -- Five working days after that, at the hour of the email before it.
    { after = 5,
      body = [[
I will not write again. Should {{ company }} ever need us, a reply is enough.

{{ sender.name }}
]] },
  },
}
