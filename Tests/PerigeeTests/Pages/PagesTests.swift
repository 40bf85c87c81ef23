import Foundation
import PerigeeCore
import TestSupport
import Testing

@Suite("Pages")
struct PagesTests {
  /// Made once: every test looks at the same pages.
  // Nothing changes it once it is made.
  nonisolated(unsafe) private static let made = Result { try PagesWorkspace() }

  private func workspace() throws -> PagesWorkspace { try Self.made.get() }

  // MARK: Golden pages

  private static let folder = "Tests/PerigeeTests/Resources/pages"

  /// PERIGEE_RECORD_PAGES=1 writes what there is now; what differs is read in the commit.
  @Test("Each page is the recorded one, byte for byte", arguments: PagesWorkspace.names)
  func golden(name: String) throws {
    let body = try workspace().page(name).body
    let file = "\(Self.folder)/\(name).html"
    if ProcessInfo.processInfo.environment["PERIGEE_RECORD_PAGES"] != nil {
      try Data(body.utf8).write(to: Checkout.url(file))
    }
    let recorded = try Checkout.text(file)
    #expect(body == recorded, "not as \(file) has it: \(difference(body, recorded))")
  }

  private func difference(_ left: String, _ right: String) -> String {
    let lines = [left, right].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let same = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    return "line \(same + 1): \(lines[0].dropFirst(same).first ?? "") – "
      + "\(lines[1].dropFirst(same).first ?? "")"
  }

  // MARK: In a browser

  @Test(
    "In Chromium each page can be read, in light, dark, narrow and on paper, and asks for nothing")
  func browser() throws {
    try #require(
      FileManager.default.fileExists(atPath: "/usr/bin/chromedriver"),
      "no browser: run make browser python")
    let workspace = try workspace()
    let shots = try TemporaryFolder()
    let script = Checkout.url("Tests/PerigeeTests/Resources/pages.py").path
    let faulty = Checkout.url("Tests/PerigeeTests/Resources/faulty.html").path
    let pages = PagesWorkspace.names.map(workspace.path) + [faulty]
    let result = try ChildProcess.run("timeout", ["300", "python3", script, shots.path] + pages)
    #expect(result.code == 0, "\(result)")
    let found = result.output.split(separator: "\n").map(String.init)
    // A page with every fault is beside them, so that finding none means something.
    #expect(found.filter { !$0.hasPrefix("faulty.html: ") } == [])
    for fault in [
      "contrast 2.85", "without title", "without desc", "without a table", "without a pattern",
      "without a caption", "without scope", "no lang", "may load, run", "908 in 400",
      "908 in 703", "hidden, 300 in 80: rows", "request: http://127.0.0.1:9/", "violates",
    ] {
      #expect(found.contains { $0.contains(fault) }, "\(fault): \(found)")
    }
    for name in PagesWorkspace.names {
      for kind in ["light", "dark", "400", "print"] {
        let size = try Data(contentsOf: URL(filePath: "\(shots.path)/\(name)-\(kind).png")).count
        #expect(size > 20_000, "\(name)-\(kind)")
      }
    }
  }

  // MARK: Figures

  @Test("The calendar's page has the figures of the calendar, day by day and slot by slot")
  func calendar() throws {
    let workspace = try workspace()
    let json = try workspace.program.run(
      "calendar", "--from", "2026-10-19", "--to", "2026-11-20", "--format", "json",
      now: PagesWorkspace.later
    ).json
    let tables = try workspace.page("calendar").tables.filter { $0.caption.hasPrefix("Hours and") }
    let senders = try #require(json["senders"] as? [[String: Any]])
    var used = 0
    for (sender, table) in zip(senders, tables) {
      let days = try #require(sender["days"] as? [[String: Any]])
      let counts = days.compactMap { day -> (Int, Int)? in
        guard let count = day["committed"] as? Int, count > 0 else { return nil }
        return (count, day["capacity"] as? Int ?? 0)
      }
      let shown = table.rows.dropFirst().compactMap { row -> (Int, Int)? in
        let parts = row[row.count - 1].split(separator: "/").map { Int($0) ?? 0 }
        guard parts.count == 2, parts[0] > 0 else { return nil }
        let slots = row.dropFirst().dropLast().compactMap { Int($0.prefix { $0 != "/" }) }
        #expect(slots.reduce(0, +) == parts[0], "\(row)")
        return (parts[0], parts[1])
      }
      #expect(shown.map(\.0) == counts.map(\.0) && shown.map(\.1) == counts.map(\.1))
      used += counts.reduce(0) { $0 + $1.0 }
    }
    #expect(tables.count == 2 && used > 50)
    let text = try workspace.page("calendar").text
    #expect(text.contains("clocks go back 1 hour") && text.contains("closed"))
    #expect(text.contains("Free mailboxes") && text.contains("idle@acme.example"))
  }

  @Test("The calendar's page names the last email, also behind its days, and what room is left")
  func calendarFinish() throws {
    let program = try workspace().program
    let days = ["calendar", "--from", "2026-10-19", "--to", "2026-10-30"]
    let outcome = try program.run(days + ["--html", "short.html"], now: PagesWorkspace.later)
    #expect(outcome.code == 0, "\(outcome)")
    let page = try program.read("short.html")
    let whole = try program.read("calendar.html")
    // The same mailboxes have the same last email, whichever days are looked at.
    for text in [page, whole] {
      #expect(text.contains("goes out on <strong>Fri 6 Nov 2026 11:00 (Europe/Paris)</strong>"))
    }
    let shown = try program.run(days + ["--format", "json"], now: PagesWorkspace.later).json
    let senders = try #require(shown["senders"] as? [[String: Any]])
    let today = try #require((PagesWorkspace.later.split(separator: "T").first).map(String.init))
    let coming = senders.flatMap { $0["days"] as? [[String: Any]] ?? [] }
      .filter { ($0["day"] as? String ?? "") >= today }
    let room = coming.reduce(0) { sum, day in
      let used = ["sent", "committed", "unknown"].reduce(0) { $0 + (day[$1] as? Int ?? 0) }
      return sum + max(0, (day["capacity"] as? Int ?? 0) - used)
    }
    #expect(room > 0 && page.contains("; \(grouped(room)) more may still go."), "\(room)")
    #expect(page.contains(" follow later."))
  }

  @Test("The report's page has the figures of the report, and the reasons of explain")
  func report() throws {
    let workspace = try workspace()
    let program = workspace.program
    let json = try program.run("report", "intro", "--format", "json", now: PagesWorkspace.later)
      .json
    let page = try workspace.page("report")
    let states = ["planned", "claimed", "sent", "failed", "cancelled", "unknown"]
    let all = try #require(json["sendings"] as? [String: Int])
    let rows = page.rows("Emails and tasks by step")
    #expect(rows.count == 4 && rows[3].dropFirst().map(Int.init) == states.map { all[$0] })
    let steps = try #require(json["steps"] as? [[String: Any]])
    for (step, row) in zip(steps, rows) {
      let counts = try #require(step["sendings"] as? [String: Int])
      #expect(row.dropFirst().map(Int.init) == states.map { counts[$0] })
    }
    #expect(
      page.rows("What stopped whom")[0] == ["step 1", "somebody stopped it", "1", "c1@x1.example"])
    #expect(page.rows("Moves, cancelled").contains(["moved", "paused", "3"]))
    let worst = page.rows("The 20 emails")
    try #require(worst.count == 20)
    for row in [worst[0], worst[10]] {
      let explained = try program.run("explain", row[0], now: PagesWorkspace.later).output
      #expect(
        explained.contains("step \(row[1])  \(row[2])") && explained.contains(row[4]), "\(row)")
    }
    let text = try program.run("report", "intro", now: PagesWorkspace.later).output
    for row in page.rows("What goes out next") {
      #expect(text.contains(row[0]) && text.contains(row[2]))
    }
  }

  @Test("The plan's page begins with when it ends and what binds, and has the plan's figures")
  func plan() throws {
    let workspace = try workspace()
    let text = try #require(workspace.outcomes["preview"]).output
    let page = try workspace.page("preview")
    let finish = try #require(text.firstMatch(of: /\ to (\w+ \d+ \w+ \d+ \d\d:\d\d) \(/)?.1)
    let heading = try #require(page.body.firstRange(of: "</header>")?.lowerBound)
    let conclusion = ReadPage(String(page.body[..<heading])).text
    #expect(
      conclusion.contains("The last email goes out on \(finish) (Europe/Paris). What binds: "))
    for row in page.rows("Each sender's part") {
      let line = try #require(text.split(separator: "\n").first { $0.contains(row[0]) })
      for cell in row[1...5] { #expect(line.contains(cell), "\(row)") }
    }
    for row in page.rows("For example") {
      let code = String(row[1].map { $0 == " " ? "_" : $0 })
      #expect(text.contains(code) && text.contains(row[3]), "\(row)")
    }
    let worst = page.rows("The 20 that wait longest")
    try #require(worst.count == 20)
    let explained = try workspace.program.run("explain", worst[0][0], now: PagesWorkspace.now)
      .output
    #expect(explained.contains(worst[0][4]), "\(worst[0])\n\(explained)")
    let plan = page.rows("Emails under the capacity").last
    #expect(try plan?[4] == "\(emails(in: text))")
  }

  private func emails(in text: String) throws -> Int {
    let count = text.firstMatch(of: /contacts, (\d+) emails/)?.1
    return try #require(count.flatMap { Int($0) })
  }

  @Test("Before and after stand in rows, as the difference has them")
  func difference() throws {
    let workspace = try workspace()
    let changes = try #require(
      try workspace.program.run("diff", "b.plan", "a.plan", "--format", "json").json["changes"]
        as? [[String: Any]])
    let page = try workspace.page("diff")
    #expect(page.text.contains("differences\(changes.count)"))
    #expect(page.rows("What was asked for")[0] == ["request", "mode", "asap", "3/day,2/hour"])
    let moved = changes.count { $0["of"] as? String == "step 1" }
    #expect(page.text.contains("Step 1 moves: \(moved)") && moved > 5)
    #expect(page.text.contains("The plan finishes on "))
  }

  @Test("The simulation's page has what was counted")
  func simulation() throws {
    let workspace = try workspace()
    let text = try #require(workspace.outcomes["simulate"]).output
    for row in try workspace.page("simulate").rows("Counted from the start to the end") {
      #expect(text.contains(row[0]) && text.contains(row[1]), "\(row)")
    }
  }

  // MARK: What nobody may do with them

  @Test(
    "What a team or a contact wrote is shown, and is no markup", arguments: PagesWorkspace.names)
  func hostile(name: String) throws {
    let html = try workspace().page(name).html
    for word in ["<script", "<img", "javascript:", "http:", "https:", " style=", "src="] {
      let found = html.matches(of: /<[^>]*>/).filter { $0.output.contains(word) }
      #expect(found.isEmpty, "\(word): \(found.map(\.output))")
    }
    #expect(html.firstMatch(of: /<[^>]*\son\w+=/) == nil)
    #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0.value == 0 })
    if name == "preview" { #expect(html.contains("&lt;/style&gt;&lt;script&gt;")) }
  }

  @Test("Masked, no address and no domain of a contact is left, and the same one has one name")
  func masked() throws {
    let workspace = try workspace()
    let (plain, masked) = (try workspace.page("diff"), try workspace.page("masked"))
    #expect(plain.body.contains("@x") && !masked.body.contains("acme.example"))
    #expect(masked.body.firstMatch(of: /[a-z0-9]@[a-z0-9]/) == nil)
    #expect(masked.body.firstMatch(of: /x\d+\.example/) == nil)
    #expect(masked.text.contains("Addresses are masked") && masked.body.contains("contact-1<"))
    let names = [plain, masked].map { $0.rows("Step 1 moves").map { $0[0] } }
    #expect(Set(names[0]).count == Set(names[1]).count)
    #expect(try #require(workspace.outcomes["masked"]).json["changes"] != nil)
    let options = ["--mode", "asap", "--html", "own.html", "--mask"]
    try workspace.program.run(["preview"] + PagesWorkspace.plan + options, now: PagesWorkspace.now)
    let own = ReadPage(try workspace.program.read("own.html"))
    #expect(own.text.contains("domain-") && own.body.firstMatch(of: /\w@\w|x\d+\.example/) == nil)
  }

  @Test("A page is written whole or not at all, to its owner alone, and says where")
  func files() throws {
    let workspace = try workspace()
    for (name, outcome) in workspace.outcomes {
      #expect(outcome.error == "page written to \(name).html\n", "\(outcome)")
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path("report"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let lost = try workspace.program.run("report", "intro", "--html", "no/such/folder.html")
    #expect(lost.code == 1 && lost.error.contains("no/such/folder.html") && lost.output.isEmpty)
    let mask = try workspace.program.run("report", "intro", "--mask")
    #expect(mask.code == 2 && mask.error.contains("--html FILE"), "\(mask)")
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.program.folder)
    #expect(!left.contains { $0.hasSuffix(".part") })
  }

  @Test("Where there is nothing to show, a page says so")
  func empty() throws {
    let program = try Program(PagesWorkspace.files)
    try program.run("import", "contacts.csv", "--list", "all")
    // A student, whom the rule excludes.
    let nobody = [
      "preview", "intro", "--contacts", "c11@x11.example", "--senders", "owners", "--start", "now",
      "--mode", "asap",
    ]
    for arguments in [
      ["report", "intro"], ["calendar"], ["simulate", "--until", "2026-12-01"], nobody,
    ] {
      let outcome = try program.run(arguments + ["--html", "e.html"], now: PagesWorkspace.now)
      #expect(outcome.code == 0, "\(outcome)")
      let page = ReadPage(try program.read("e.html"))
      #expect(page.text.count > 200 && page.body.hasSuffix("</html>\n"), "\(arguments)")
    }
  }
}
