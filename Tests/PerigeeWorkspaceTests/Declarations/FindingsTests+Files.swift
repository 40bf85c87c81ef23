extension FindingsTests {
  static let files: [BadWorkspace] = [
    BadWorkspace(
      "files",
      [
        "perigee.lua": "return { time_zone = \"UTC\" }",
        "sequences/a.lua": "return perigee.sequense { name = 'a' }",
        "sequences/b.lua": "return perigee.sequence { name = 'b' ",
        "sequences/c.lua": "perigee.sequence { name = 'c' }",
        "sequences/d.lua": "return perigee.filter { name = 'd' }",
        "sequences/e.lua": "\nlocal t = {} t.t = t return t",
        "sequences/f.lua": "return perigee.sequence 'f'",
        "rules/a.lua": "return perigee.filter { where = { a = perigee.between(1) } }",
        "rules/b.lua": "return { perigee.filter { name = 'b', where = {} }, 5 }",
        "rules/c.lua": "local text = require 'txet'",
        "rules/d.lua": "local function fail()\n  error('no luck')\nend\nfail()",
        "rules/e_test.lua": "this is no declaration",
      ],
      #"""
      perigee.lua:1: the file returns a table, and it must return perigee.team { … }
      rules/a.lua:2: perigee.between takes two values
      rules/b.lua:1: the file returns a table, and it must return perigee.filter { … } or \#
      perigee.filler { … } or perigee.sender_rule { … } or perigee.eligibility { … } or \#
      perigee.cap { … } or perigee.verdict { … } or perigee.hook { … }, or a list of them
      rules/c.lua:2: there is no module txet in the workspace or the standard library. \#
      Did you mean text?
      rules/d.lua:3: no luck
      sequences/a.lua:2: there is no perigee.sequense. Did you mean perigee.sequence?
      sequences/b.lua:2: '}' expected near <eof>
      sequences/c.lua:1: the file returns nothing, and it must return perigee.sequence { … \#
      }
      sequences/d.lua:1: the file returns perigee.filter, and it must return \#
      perigee.sequence { … }
      sequences/e.lua:1: a table contains itself
      sequences/f.lua:2: perigee.sequence takes one table: perigee.sequence { … }
      """#),
    BadWorkspace(
      "bytes", ["rules/a.lua": "return perigee.filler { name = 'a\\0', variable = '\\xff' }"],
      #"""
      rules/a.lua:2: a filler has no rule, and it needs one
      rules/a.lua:2: name holds a line break or another control character, or blanks \#
      around it; write it on one line
      rules/a.lua:2: variable is a string that is not UTF-8, and a string was expected
      """#),
  ]
}
