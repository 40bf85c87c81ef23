import PerigeeCore
import Testing

@testable import PerigeeWorkspace

@Suite("Lines of a declaration")
struct DeclarationLinesTests {
  private static let source = #"""
    local perigee = require "perigee" -- team { not this }
    --[[ team {
      a = 1 } ]]
    local n = 3
    return perigee.team {
      time_zone = "Europe/Paris",
      ["default_user"] = 'anna@acme.example';
      senders = {
        { email = "anna@acme.example",
          quota = { per_hour = 50,
            per_day = n },
        },
        -- a comment, with a comma
        { email = [==[
    bo]]@acme.example]==], name = "Bo" .. "b",
          rule = function(contact) local a, b = 1, { 2 } if a then return b, a; end
          end, window = nil }
      },
      after = (n == 3) and { 1, 2 } or nil, [n] = 5,
      last = 1e-3,
      closed = { "2026-12-25", [2] = "2026-12-26", "x" },
    }
    """#

  @Test(
    "Every key has the line it is written on",
    arguments: [
      ([.field("time_zone")], 6), ([.field("default_user")], 7),
      ([.field("senders"), .index(1), .field("email")], 9),
      ([.field("senders"), .index(1), .field("quota"), .field("per_day")], 11),
      ([.field("senders"), .index(2)], 14), ([.field("senders"), .index(2), .field("name")], 15),
      ([.field("senders"), .index(2), .field("rule")], 16),
      ([.field("senders"), .index(2), .field("window")], 17),
      ([.field("after")], 19), ([.field("last")], 20), ([.field("closed"), .index(2)], 21),
      // Not written out: the line of what is around it.
      ([.field("after"), .index(1)], 19), ([.field("unknown")], 5), ([], 5),
    ] as [([DeclarationPath.Key], Int)])
  func lines(keys: [DeclarationPath.Key], line: Int) {
    let lines = DeclarationLines(source: Array(Self.source.utf8), constructor: "team", line: 5)
    #expect(lines.line(of: keys.reduce(.root) { $0.appending($1) }) == line)
  }

  @Test(
    "Every line of a text has the line of the file it is written on",
    arguments: [
      ("[[one\ntwo]]", [1, 2]), ("[[\r\none\r\ntwo]]", [2, 3]), ("[=[\n\n]]]=]", [2, 3]),
      (#""one\ntwo\10three\x0Afour""#, [1, 1, 1, 1]),
      ("'one\\\ntwo\\z\n\n  still\\ntoo'", [1, 2, 4]),
      (#""\"one\\""#, [1]), (#""\1234""#, [1]),
    ])
  func texts(text: String, starts: [Int]) {
    let source = "return perigee.sequence({ body = \(text), after = 1 })"
    let lines = DeclarationLines(source: Array(source.utf8), constructor: "sequence", line: 1)
    let body = DeclarationPath.root.field("body")
    #expect(starts.indices.map { lines.line(ofTextLine: $0 + 1, at: body) } == starts)
    #expect(lines.line(ofTextLine: starts.count + 1, at: body) == nil)
    let breaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
    #expect(lines.line(of: DeclarationPath.root.field("after")) == breaks + 1)
  }

  @Test("A text that is put together has no lines of its own")
  func concatenation() {
    let source = "return perigee.sequence { body = 'a' .. 'b', html = ('x'):rep(2) }"
    let lines = DeclarationLines(source: Array(source.utf8), constructor: "sequence", line: 1)
    #expect(lines.line(ofTextLine: 1, at: DeclarationPath.root.field("body")) == nil)
    #expect(lines.line(ofTextLine: 1, at: DeclarationPath.root.field("html")) == nil)
  }

  @Test("Source that Lua would refuse gives no lines and no trap")
  func damaged() {
    let source = Array(Self.source.utf8)
    for end in source.indices {
      let lines = DeclarationLines(source: Array(source[..<end]), constructor: "team", line: 5)
      #expect(lines.line(of: .root) == 5)
    }
  }

  @Test("A path reads as it would be written in Lua")
  func path() {
    let path = DeclarationPath.root.field("senders").index(2).field("quota")
    #expect(path.description == "senders[2].quota")
  }

  @Test(
    "Every character of a text has the line and column of the file where it is written",
    arguments: [
      ("[[one\ntwo]]", 1, 3, 1, 38), ("[[one\ntwo]]", 2, 2, 2, 2), ("[[\none]]", 1, 2, 2, 2),
      (#""ä{{""#, 1, 2, 1, 36), (#""a\tb\nc d""#, 2, 3, 1, 43), (#"'\u{e9}'"#, 1, 1, 1, 35),
      ("[==[ é{{ x }}]==]", 1, 3, 1, 40),
    ])
  func characters(text: String, line: Int, column: Int, inLine: Int, inColumn: Int) {
    let source = "return perigee.sequence { body = \(text) }"
    let lines = DeclarationLines(source: Array(source.utf8), constructor: "sequence", line: 1)
    let place = lines.place(
      ofText: Template.Position(line: line, column: column), at: .root.field("body"))
    #expect(place?.line == inLine && place?.column == inColumn, "\(String(describing: place))")
  }

  @Test(
    "A key has the column where it begins, and what is not written out that of what is around it")
  func columns() {
    let lines = DeclarationLines(source: Array(Self.source.utf8), constructor: "team", line: 5)
    #expect(lines.column(of: .root.field("time_zone")) == 3)
    #expect(lines.column(of: .root.field("senders").index(1).field("email")) == 7)
    #expect(lines.column(of: .root.field("senders").index(2).field("name")) == 24)
    #expect(lines.column(of: .root.field("unknown")) == 16)
  }
}
