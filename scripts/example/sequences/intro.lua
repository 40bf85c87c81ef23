-- A sequence: three emails, of which the later ones are replies to the first.
--
-- {{variable}} is filled in for every contact. A contact without it is not written to, unless the
-- template has a default or a filler of rules/ supplies it: see rules/greeting.lua.
local perigee = require "perigee"

return perigee.sequence {
  name = "intro",

  -- Nobody who has ever been in a sequence is added again. Or "same": nobody who has been in this
  -- one; or "off".
  safeguard = "any",

  steps = {
    {
      subject = "{{ company }} and us",
      body = [[
{{ greeting }},

we help teams like yours at {{ company }} to write to their customers at the right hour.
Is that something for you?

{{ sender.name }}
]],
    },
    {
      -- Three working days of the sender later, in the slot from 14:00 to 15:00 or the next open one.
      after = 3,
      at = "14:00",
      -- Without a subject, it is a reply in the thread of the first email.
      body = [[
Just a word after my last email, {{ first_name | default: "in case you missed it" }}.

{{ sender.name }}
]],
    },
    {
      -- At the hour of the step before.
      after = 5,
      body = [[
This is my last email; I will not ask again.

{{ sender.name }}
]],
    },
  },
}
