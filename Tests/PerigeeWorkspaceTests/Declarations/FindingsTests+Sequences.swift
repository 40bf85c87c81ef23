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
      #"""
      sequences/intro.lua:2: a sequence has no name, and it needs one
      sequences/intro.lua:3: safeguard is the string "never". Possible are any, same, off
      sequences/intro.lua:3: unknown key "nmae" in a sequence. Did you mean name?
      sequences/intro.lua:5: step 1 is the sequence's first email and has no subject, and \#
      it needs one
      sequences/intro.lua:5: the first step has "after", but its time comes from the plan; \#
      leave it out
      sequences/intro.lua:5: the first step has "at", but its time comes from the plan; \#
      leave it out
      sequences/intro.lua:6: step 2 has no after; write how many working days it follows \#
      the step before
      sequences/intro.lua:7: step 3 has after = 0 and no at; on the same day a later slot \#
      must be named: at = "14:00"
      sequences/intro.lua:8: the at of step 4 is "10:30"; write the start of a slot, a \#
      whole hour such as "14:00"
      sequences/intro.lua:10: step 6 has after = 0 and at = "10:00", and the step before \#
      it has "10:00"; on the same day only a later slot is possible
      sequences/intro.lua:11: step 7 is empty; write a body, an html body or a task
      sequences/intro.lua:11: the after of step 7 is the number 400, and a whole number \#
      from 0 to 365 was expected
      sequences/intro.lua:12: step 8 is an email and a task; make it two steps
      sequences/intro.lua:12: the after of step 8 is the number 1.5, and a whole number \#
      from 0 to 365 was expected
      sequences/intro.lua:13: the after of step 9 is the string "1", and a whole number was \#
      expected
      sequences/intro.lua:13: the body of step 9 is the number 5, and a string was expected
      sequences/intro.lua:13: the subject of step 9 is blank; write something, or leave the \#
      key out
      """#),
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
      #"""
      sequences/intro.lua:5: the subject of step 1: a name has no spaces, and "first name" \#
      was found; write first_name
      sequences/intro.lua:7: the body of step 1: there is no filter "defualt"; did you \#
      mean default?
      sequences/intro.lua:8: the body of step 1: "{% if %}" is not supported, only "{{ … \#
      }}" is; for a value that may be absent write {{ name | default: "…" }}
      sequences/intro.lua:9: the body of step 1: "{{" is never closed; write "}}" behind \#
      the variable
      sequences/intro.lua:11: line 2 of the body of step 2: "{{ }}" is empty; write a \#
      variable between the braces
      """#),
    BadWorkspace(
      "no first step", "sequences/a.lua",
      "return perigee.sequence { name = 'a', steps = { nil, { task = 'Call' } } }",
      #"""
      sequences/a.lua:2: number 1 of steps is nil; leave it out, or mend the name that stands for nothing
      """#),
    BadWorkspace(
      "nothing to read", "sequences/a.lua",
      """
      return perigee.sequence { name = "a", steps = {
        { subject = "x", body = "\u{200B}" },
        { after = 1, body = "y", html = "<p>&nbsp;</p>" },
        { after = 1, body = "y", html = "<p><img src='x' alt='A picture'></p>" },
      } }
      """,
      #"""
      sequences/a.lua:3: the body of step 1 is blank; write something, or leave the key out
      sequences/a.lua:4: the html of step 2 is blank; write something, or leave the key out
      """#),
    BadWorkspace(
      "two of one name",
      [
        "sequences/a.lua": "return perigee.sequence { name = 'a', steps = { { task = 'Call' } } }",
        "sequences/b.lua":
          "\nreturn perigee.sequence { name = 'a', steps = { { task = 'Call' } } }",
      ],
      #"""
      sequences/b.lua:3: the sequence a is declared already at sequences/a.lua:2; give one \#
      of them another name
      """#),
    BadWorkspace(
      "no steps", "sequences/a.lua", "return perigee.sequence { name = ' ', steps = {} }",
      #"""
      sequences/a.lua:2: a sequence has no steps, and it needs at least one: steps = { { \#
      subject = … } }
      sequences/a.lua:2: name is blank; write something, or leave the key out
      """#),
  ]
}
