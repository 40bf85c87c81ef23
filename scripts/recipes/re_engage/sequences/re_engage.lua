-- One more try, and no third one.
local perigee = require "perigee"

return perigee.sequence {
  name = "re_engage",
  steps = {
    {
      subject = "Still a topic at {{ company }}?",
      body = [[
Hello {{ first_name | default: "there" }},

I wrote to you some months ago and may have picked a bad time. Is this a better one?

{{ sender.name }}
]],
    },
    { after = 5,
      body = [[
If not, I will take you off my list; no answer is needed.

{{ sender.name }}
]] },
  },
}
