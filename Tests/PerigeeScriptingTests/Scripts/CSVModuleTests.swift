import Testing

@Suite("The module csv")
struct CSVModuleTests {
  private static let begin = "local csv = require 'csv'\n"

  @Test("Rows are tables by the header, or lists without one")
  func decode() throws {
    let printed = try ScriptWorld().run(
      Self.begin + #"""
        local rows, columns = csv.decode '\u{FEFF}email,"full name",note\r\na@x.example,"Ann, ""A""\nLee",\r\n\r\nb@x.example, Bo ,"=1+1"\n'
        print(#rows, table.concat(columns, "|"), rows[1]["full name"], rows[1].note == "", rows[2].note)
        print(rows[2]["full name"] == " Bo ")
        local lists, none = csv.decode("a;b\n1;2,5\n", { header = false, delimiter = ";" })
        print(#lists, lists[2][2], none)
        print(#csv.decode("a,b\n"), #csv.decode("", { header = false }))
        """#)
    #expect(
      printed == """
        2\temail|full name|note\tAnn, "A"
        Lee\ttrue\t=1+1
        true
        2\t2,5\tnil
        0\t0

        """)
  }

  @Test("What is written is read again as what it was, whatever is in it")
  func roundTrip() throws {
    let printed = try ScriptWorld().run(
      Self.begin + #"""
        local cells = {
          "", " ", "a,b", "a;b", '"', '""', "\r\n", "\n", "\r", "\u{FEFF}x", "sep=;", "'", "=1+1", "'=1",
          "é", "日本", "\t", " \"x", "x ", "1.0", "|",
        }
        local function same(left, right)
          if #left ~= #right then return false end
          for i = 1, #left do if left[i] ~= right[i] then return false end end
          return true
        end
        for _, delimiter in ipairs { ",", ";", "tab", "|" } do
          for _, guarded in ipairs { true, false } do
            local rows = {}
            for i, cell in ipairs(cells) do rows[i] = { cell, cells[#cells + 1 - i], cell } end
            local options = { header = false, delimiter = delimiter, guard = guarded }
            local read = csv.decode(csv.encode(rows, options), options)
            local all = #read == #rows
            for i = 1, #rows do all = all and same(rows[i], read[i]) end
            for _, cell in ipairs(cells) do
              local one = csv.decode(csv.encode({ { cell } }, options), options)
              all = all and #one == 1 and same(one[1], { cell })
            end
            print(all)
          end
        end
        """#)
    #expect(printed == String(repeating: "true\n", count: 8))
  }

  @Test("Columns are those that are given, or the keys of all rows in order")
  func encode() throws {
    let printed = try ScriptWorld().run(
      Self.begin + """
        local rows = { { email = "a@x.example", n = 3 }, { email = "b@x.example", ok = true, n = 1.5 } }
        print(csv.encode(rows))
        print(csv.encode(rows, { columns = { "ok", "email", "n" }, delimiter = ";" }))
        print(csv.encode(rows, { header = false }))
        print(csv.encode({ { "a", "b" }, { 1, "" } }))
        print(csv.encode({ { 1 } }, { columns = { "x" } }))
        print(csv.encode({ { f = "=1+1" } }, { guard = true }))
        print(#csv.encode {}, csv.encode({}, { columns = { "a" } }))
        """)
    #expect(
      printed.replacing("\r\n", with: "\n") == """
        email,n,ok
        a@x.example,3,
        b@x.example,1.5,true
        ok;email;n
        ;a@x.example;3
        true;b@x.example;1.5
        a@x.example,3,
        b@x.example,1.5,true
        a,b
        1,
        x
        1
        f
        '=1+1
        0\ta

        """)
  }

  @Test(
    "A mistake is told with its line or row",
    arguments: [
      (#"csv.decode "a,b\n1\n""#, "line 2 has 1 cell, and the header 2"),
      (#"csv.decode "a,b\n\n1,2,3\n""#, "line 3 has 3 cells"),
      (#"csv.decode 'a\n"x\n'"#, "line 2: the file ends inside a quote"),
      (#"csv.decode 'a\n"x"y\n'"#, "line 2: text follows a closing quote"),
      (#"csv.decode "a\n\0\n""#, "NUL"), (#"csv.decode ''"#, "the text is empty"),
      (#"csv.decode "a,a\n""#, "twice, in column 2"),
      (#"csv.decode "a,\n""#, "column 2 of the header has no name"),
      (#"csv.decode("a", { delimiter = "x" })"#, "delimiter must be one sign"),
      (#"csv.decode("a", { delimitr = "x" })"#, "Did you mean delimiter?"),
      ("csv.encode { 1 }", "number 1 of rows"), ("csv.encode { { a = {} } }", "a of row 1"),
      ("csv.encode { {} }", "an empty one"), ("csv.encode { { 1 }, { a = 2 } }", "row 2"),
      ("csv.encode({ { a = 1, b = 2 } }, { columns = { 'a' } })", "row 1"),
      ("csv.encode({ { 1, 2 } }, { columns = { 'a' } })", "row 1"),
      ("csv.encode { { 0/0 } }", "cell 1 of row 1"),
    ])
  func faults(call: String, words: String) throws {
    let failure = try ScriptWorld().failure(Self.begin + call)
    #expect(failure.contains(words), "\(failure)")
  }
}
