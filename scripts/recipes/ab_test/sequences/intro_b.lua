-- The other half gets another first line; everything else is as in intro.
local perigee = require "perigee"

return perigee.sequence {
  name = "intro_b",
  steps = {
    { subject = "A question about {{ company }}",
      body = [[
Hello {{ first_name | default: "there" }},

who at {{ company }} looks after scheduling?

{{ sender.name }}
]] },
    { after = 3, at = "14:00", body = "Just a word after my last email.\n\n{{ sender.name }}\n" },
  },
}
