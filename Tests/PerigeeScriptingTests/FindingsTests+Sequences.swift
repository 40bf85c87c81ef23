extension FindingsTests {
  static let sequences: [BadWorkspace] = [
    BadWorkspace(
      "steps", "sequences/intro.lua",
      """
      return perigee.sequence {
        nmae = "intro", safeguard = "never",
        steps = {
          { body = "Hello", after = 1, at = "10:00" },
          { body = "No delay" },
          { body = "No slot", after = 0 },
          { body = "Half", after = 1, at = "10:30" },
          { body = "Ten", after = 1, at = "10:00" },
          { body = "Not later", after = 0, at = "10:00" },
          { after = 400 },
          { after = 1.5, task = "Call", subject = "Both" },
          { after = "1", subject = " ", body = 5 },
        },
      }
      """,
      []),
    BadWorkspace(
      "templates", "sequences/intro.lua",
      """
      return perigee.sequence {
        name = "intro",
        steps = {
          { subject = "Hello {{ first name }}",
            body = [[
      Dear {{ first_name | defualt: "x" }},
      {% if a %}
      Bye {{]] },
          { after = 1,
            body = "one\\ntwo {{ }}" .. "" },
        },
      }
      """,
      []),
    BadWorkspace(
      "two of one name",
      [
        "sequences/a.lua": "return perigee.sequence { name = 'a', steps = { { task = 'Call' } } }",
        "sequences/b.lua":
          "\nreturn perigee.sequence { name = 'a', steps = { { task = 'Call' } } }",
      ],
      []),
    BadWorkspace(
      "no steps", "sequences/a.lua", "return perigee.sequence { name = ' ', steps = {} }", []),
  ]
}
