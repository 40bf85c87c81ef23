-- One more try, for contacts who have been in a sequence before.
local perigee = require "perigee"

return perigee.sequence {
  name      = "last_try",
  safeguard = "same", -- been in another sequence is no reason to keep somebody out of this one
  steps     = {
    {
      subject = "Still a topic at {{ company }}?",
      body = [[
Hello {{ first_name | default: "there" }},

I wrote some time ago and may have picked a bad moment. Is this a better one?

{{ sender.name }}
]],
    },
  },
}
