import Testing

@testable import PerigeeScripting

@Suite("Locals of an entry")
struct KeptLocalsTests {
  @Test(
    "At the outermost level they become assignments",
    arguments: [
      ("local x = 1", " x = 1"), ("local x", " x = nil"), ("local x; x = 1", " x = nil; x = 1"),
      ("local a, b = f()", " a, b = f()"), ("local a <const>, b <close> = 1, 2", " a , b  = 1, 2"),
      ("local function f() return 1 end", " function f() return 1 end"),
      ("local y = 1; local z = 2", " y = 1;  z = 2"), ("local s = '<b>'", " s = '<b>'"),
      ("local\tu = 3", "\tu = 3"), ("local a\nlocal b = 2", " a = nil\n b = 2"),
      ("if a then b() end local c = 1", "if a then b() end  c = 1"),
      ("for i = 1, 2 do f(i) end local c = 1", "for i = 1, 2 do f(i) end  c = 1"),
      ("repeat f() until x local c = 1", "repeat f() until x  c = 1"),
      ("local ü = 'ö' local x", "local ü = 'ö'  x = nil"),
    ])
  func kept(entry: String, statements: String) {
    #expect(KeptLocals.kept(in: entry) == statements)
  }

  @Test(
    "Inside of functions and blocks they stay, and so does what is no declaration",
    arguments: [
      "do local x = 1 end", "function f() local x = 1 end", "f(function() local x end)",
      "while a do local x = 1 end", "if a then local x elseif b then local y else local z end",
      "repeat local x = f() until x", "x = 'local y = 1'", "-- local y = 1", "x = [[\nlocal y\n]]",
      "local", "local =", "local 5 = 1", "local a, = 1",
    ])
  func left(entry: String) {
    #expect(KeptLocals.kept(in: entry) == entry)
  }
}
