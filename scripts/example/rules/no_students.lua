-- An eligibility rule holds for every plan: who does not pass is left out, with this message.
local perigee = require "perigee"

return perigee.eligibility {
  name    = "no_students",
  message = "students are not written to",
  rule    = function(contact)
    return not (contact.title or ""):lower():find("student", 1, true)
  end,
}
