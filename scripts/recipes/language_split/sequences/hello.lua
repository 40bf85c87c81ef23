-- One sequence for all languages: what differs is a variable.
local perigee = require "perigee"

return perigee.sequence {
  name = "hello",
  steps = {
    { subject = "{{ company }}", body = [[
{{ greeting }},

may I call you next week?

{{ sender.name }}
]] },
  },
}
