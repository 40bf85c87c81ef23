import Testing

@Suite("Core is a tower, and so are Workspace and Scripting")
struct TowerTests {
  /// Text and Time are the ground floor; a time is written with Text, and a text knows no time.
  private static let core = Tower(floors: [
    ["Text"], ["Time"],
    ["CSV", "Templates"],
    ["Contacts"],
    ["Senders", "Sequences", "Blacklist"],
    ["Screening", "Rules"],
    ["Plans"],
    ["Planning"],
    ["Engagements"],
    ["Automations"],
    ["Store"],
  ])

  private static let workspace = Tower(floors: [
    ["Files"], ["Lua"], ["Reference"], ["Declarations"], ["Workspace"], ["Checks", "Rules"],
    ["Confined"],
  ])

  private static let scripting = Tower(floors: [["Scripts"], ["Repl", "Testing"]])

  @Test(
    "Every folder uses only itself and the floors below",
    arguments: [
      ("PerigeeCore", core), ("PerigeeWorkspace", workspace), ("PerigeeScripting", scripting),
    ])
  func floors(target: String, tower: Tower) throws {
    let files = try SourceFile.all(in: target)
    let folders = Set(files.map { Tower.folder(of: $0.path) })
    #expect(folders == Set(tower.floors.joined()))
    for fault in tower.faults(in: files) { Issue.record("\(fault)") }
  }

  private static func faults(_ texts: KeyValuePairs<String, String>) -> [Tower.Fault] {
    let tower = Tower(floors: [["Ground"], ["Left", "Right"], ["Roof"]])
    return tower.faults(in: texts.map { SourceFile(path: $0, text: $1) })
  }

  private static let low = "package struct Low { enum Kind { case one } }\n"

  @Test("An arrow up, or to a neighbour, is told with both files and the name")
  func arrows() {
    let faults = Self.faults([
      "Ground/Low.swift": "package struct Low { var high: High? }",
      "Left/Wall.swift": "enum Wall { case door(Window) }",
      "Right/Window.swift": "package struct Window { var low: Low }",
      "Roof/High.swift": "final class High { var window: Window }",
    ])
    #expect(
      faults == [
        .arrow(file: "Ground/Low.swift", name: "High", declaration: "Roof/High.swift"),
        .arrow(file: "Left/Wall.swift", name: "Window", declaration: "Right/Window.swift"),
      ])
    let words = "Ground/Low.swift uses High, which Roof/High.swift declares, "
    #expect(faults.first?.description == words + "and that is on no lower floor")
  }

  @Test(
    "It finds every way to use a name",
    arguments: [
      "extension High { }",
      "extension Low: High { }",
      "func low() -> [High] { [] }",
      "let low = High.init",
      #"let low = "a \("b" + String(describing: High.self)) c""#,
      ##"let low = #"a \#(High.words) c"#"##,
      "let low = \"\"\"\n  High \\(High.words)\n  \"\"\"",
      "let low = 0...High.most",
      "/* /* High */ */ let low = High()",
      "let low = high()",
      "let low = [1].map(high)",
    ])
  func uses(_ text: String) {
    let faults = Self.faults([
      "Ground/Low.swift": Self.low + text,
      "Roof/High.swift": "package protocol High {}\npackage func high() {}",
    ])
    #expect(faults.count == 1)
  }

  @Test(
    "It passes what only looks like one",
    arguments: [
      "// High",
      "/// See `High`.\nlet low = 1",
      "/* High /* High */ High */ let low = 1",
      #"let low = "High \"High\" \\""#,
      ##"let low = #"High "High" \(High)"#"##,
      "let low = \"\"\"\n  High \"High\" \\n\n  \"\"\"",
      "let low = Other.High",
      "private struct High { }\nlet low = High()",
      "extension Low { struct High { var next: [High] } }",
      "func low(high: Int) -> Int { high }",
      "func low() { let high = 1; print(high) }",
    ])
  func mentions(_ text: String) {
    let faults = Self.faults([
      "Ground/Low.swift": Self.low + text,
      "Roof/High.swift": "package protocol High {}\npackage func high() {}",
    ])
    #expect(faults == [])
  }

  @Test("A type is the nearest of its name, in the other files about its owner as well")
  func nearest() {
    let faults = Self.faults([
      "Ground/Low.swift": Self.low,
      "Ground/Low+Kinds.swift": "extension Low { var kind: Kind { .one } }",
      "Left/Wall.swift": "struct Wall { var kind: Kind }",
      "Roof/Kind.swift": "struct Kind { }",
    ])
    #expect(
      faults == [.arrow(file: "Left/Wall.swift", name: "Kind", declaration: "Roof/Kind.swift")])
  }

  @Test("A folder that stands on no floor is a fault, and so is a file in no folder")
  func noFloor() {
    let faults = Self.faults(["Cellar/Low.swift": Self.low, "High.swift": "struct High { }"])
    #expect(faults == [.noFloor(file: "Cellar/Low.swift"), .noFloor(file: "High.swift")])
  }
}
