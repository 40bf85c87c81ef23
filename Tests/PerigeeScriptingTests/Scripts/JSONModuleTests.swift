import TestSupport
import Testing

@Suite("The module json")
struct JSONModuleTests {
  private static let begin = "local json = require 'json'\n"

  @Test(
    "What is read is written again as what it was",
    arguments: [
      "null", "true", "\"\"", "0", "-1", "9223372036854775807", "-9223372036854775808", "1.0",
      "0.1",
      "-0.0", "5e-324", "1.7976931348623157e+308", "[]", "{}", "[[],{}]", "[null,null]", "[1,1.0]",
      #"{"":0,"1":[],"a":null,"b":{"c":{}}}"#, #""\u0000\u001f\u007f\"\\/€😀""#,
      "[0.30000000000000004]",
      #"["a","b",{"x":[true,false,null]}]"#,
    ])
  func roundTrip(text: String) throws {
    let printed = try ScriptWorld().run(
      Self.begin + "print(json.encode(json.decode(perigee.read 'value.json')))",
      files: ["value.json": text])
    #expect(printed == text + "\n")
  }

  @Test("Numbers, null, empty tables and escapes are what they are")
  func values() throws {
    let printed = try ScriptWorld().run(
      Self.begin + #"""
        local value = json.decode [[{ "i": 3, "f": 3.0, "e": 1e2, "n": null, "s": "\ud83d\ude00\n\/" }]]
        print(math.type(value.i), math.type(value.f), math.type(value.e), value.n == json.null, value.n)
        print(value.s == "😀\n/", value.missing, #json.decode "[1, null, 3]")
        print(json.encode {}, json.encode(json.object {}), json.encode(json.object()), json.encode "é")
        local list = json.decode "{}"
        list[1] = "a"
        print(json.encode(list), json.encode { b = 1, a = { 2, { c = 3 } } })
        print(json.encode({ a = { 1, 2 }, b = {} }, { pretty = true }))
        print(json.encode(perigee.lists()))
        """#)
    #expect(
      printed == """
        integer\tfloat\tfloat\ttrue\tnull
        true\tnil\t3
        []\t{}\t{}\t"é"
        ["a"]\t{"a":[2,{"c":3}],"b":1}
        {
          "a": [
            1,
            2
          ],
          "b": []
        }
        [{"count":4,"name":"spring"}]

        """)
  }

  @Test(
    "What is no JSON is told with line and column",
    arguments: [
      ("", "line 1, column 1: it ends before its value does"),
      ("[1,\n 2,]", "line 2, column 4: ] is no value"),
      ("{\"a\":1,\"a\":2}", "column 8: the key a is there already"),
      ("[1] 2", "column 5: something follows"),
      ("{'a':1}", "column 2: ' is no value"), ("{a:1}", "column 2: a is no value"),
      ("[01]", "01 is no number"),
      ("[1.]", "1. is no number"), ("[.5]", ". is no value"), ("[+1]", "+ is no value"),
      ("[1e]", "1e is no number"),
      ("[-]", "- is no number"), ("[NaN]", "NaN is no value"),
      ("[Infinity]", "Infinity is no value"),
      ("[1e999]", "beyond what a number can be"), ("[9223372036854775808]", "would lose digits"),
      ("\"a", "the string that begins here is not closed"), ("\"\\x\"", "this is no escape"),
      ("\"\\ud800\"", "half of a pair"), ("\"\\udc00\"", "half of a pair"),
      ("\"\\u12\"", "this is no escape"),
      ("\"\t\"", "control character in a string; write it as \\u0009"),
      ("[1 2]", "a comma or ] is missing"),
      ("{\"a\" 1}", "a colon is missing"), ("{\"a\":1", "it ends before"),
      ("tru", "tru is no value"),
      ("[é]", "é is no value"), ("// x", "/ is no value"),
    ])
  func faults(text: String, words: String) throws {
    let failure = try ScriptWorld().failure(
      Self.begin + "json.decode(perigee.read 'value.json')", files: ["value.json": text])
    #expect(failure.contains("the text is no JSON: line "), "\(failure)")
    #expect(failure.contains(words), "\(failure)")
  }

  @Test("An error has a code, and deep texts end by it and not by the stack")
  func deep() throws {
    let printed = try ScriptWorld().run(
      Self.begin + """
        local ok, problem = pcall(json.decode, ("["):rep(100000))
        print(ok, problem.code, problem.message)
        print(#json.encode(json.decode(("["):rep(200) .. ("]"):rep(200))))
        print(select(2, pcall(json.decode, ("["):rep(201) .. ("]"):rep(201))).code)
        """)
    #expect(
      printed == """
        false\tjson\tthe text is no JSON: line 1, column 201: it is nested deeper than 200 levels
        400
        json

        """)
  }

  @Test(
    "What JSON has not is told with its place",
    arguments: [
      ("{ a = { 1, print } }", #"the value["a"][2] is a function"#), ("0/0", "is not a number"),
      ("{ math.huge }", "the value[1] is infinity"),
      ("{ [1] = 1, [3] = 3 }", "without a value at 2"),
      ("{ 1, a = 2 }", "is a list and has the key a besides"),
      ("{ [true] = 1 }", "has the key true"),
      ("'\\xff'", "not UTF-8"), ("perigee.all()", "is "),
    ])
  func encodeFaults(value: String, words: String) throws {
    let failure = try ScriptWorld().failure(Self.begin + "json.encode(\(value))")
    #expect(failure.contains(words), "\(failure)")
  }

  @Test("Tables inside of themselves, and ones that grow without end, end by a limit")
  func hostile() throws {
    let failure = try ScriptWorld().failure(Self.begin + "local t = {} t.t = t json.encode(t)")
    #expect(failure.contains("nested deeper than 200"), "\(failure)")
    let bomb = try ScriptWorld().failure(
      Self.begin + "local t = ('x'):rep(1000) for _ = 1, 150 do t = { t, t } end json.encode(t)")
    #expect(bomb.contains("64 MiB") || bomb.contains("memory"), "\(bomb)")
  }

  @Test("A module of the workspace comes first, and rules are told that it is not theirs")
  func own() throws {
    let printed = try ScriptWorld(["json.lua": "return { own = true }"]).run(
      "print(require('json').own)")
    #expect(printed == "true\n")
    let misspelt = try ScriptWorld().failure(Self.begin + "json.decoode '1'")
    #expect(misspelt.contains("decode"), "\(misspelt)")
  }
}

extension ScriptWorld {
  /// The same in a world with these files beside its own.
  func run(_ source: String, files: [String: String]) throws -> String {
    for (name, text) in files { try workspace.folder.write(text, to: name) }
    return try run(source)
  }

  func failure(_ source: String, files: [String: String]) throws -> String {
    for (name, text) in files { try workspace.folder.write(text, to: name) }
    return try failure(source)
  }
}
