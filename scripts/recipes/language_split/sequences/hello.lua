-- One sequence for all languages: what differs is a variable.
local perigee = require "perigee"

return perigee.sequence {
  name = "hello",
  steps = {
    { subject = "{{ company }}", body = "{{ greeting }} {{ first_name | default: \"\" }},\n\nmay I call you next week?\n\n{{ sender.name }}\n" },
  },
}
