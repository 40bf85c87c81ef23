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
        "rules/c.lua": "local os = require 'os'",
        "rules/d.lua": "local function fail()\n  error('no luck')\nend\nfail()",
        "rules/e_test.lua": "this is no declaration",
      ],
      []),
    BadWorkspace(
      "bytes", ["rules/a.lua": "return perigee.filler { name = 'a\\0', variable = '\\xff' }"], []),
  ]
}
