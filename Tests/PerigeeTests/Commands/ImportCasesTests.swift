import Foundation
import TestSupport
import Testing

/// Files as the world writes them, through the program.
@Suite("perigee import of other programs' files")
struct ImportCasesTests {
  private static let variables = """

      variables = {
        company = "text", country = "text", title = "text", employees = "number",
        create_date = "date",
      },
    """

  private static func program(_ files: [String: String]) throws -> Program {
    let sequence = Program.sequence("intro", steps: #"{ subject = "Hi", body = "Hello" }"#)
    return try Program(
      files.merging([
        "perigee.lua": Program.team(more: variables), "sequences/intro.lua": sequence,
      ]) { own, _ in own })
  }

  private static func contacts(_ program: Program) throws -> [String: [String: Any]] {
    let output = try program.run("contacts", "--format", "json").output
    let list = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    return Dictionary(
      uniqueKeysWithValues: (list ?? []).compactMap { contact in
        (contact["email"] as? String).map { ($0, contact) }
      })
  }

  private static func excluded(_ program: Program, list: String) throws -> String {
    try program.run(
      "preview", "intro", "--list", list, "--senders", "me", "--start", "now", "--mode", "asap"
    ).output
  }

  @Test("The workspace of perigee init imports HubSpot's export as it is")
  func hubspot() throws {
    let program = try Program.made()
    try program.copy(
      "\(Checkout.path)/scripts/recipes/other_programs/hubspot.csv", to: "hubspot.csv")
    let json = try program.run("import", "hubspot.csv", "--format", "json").json
    #expect(json["imported"] as? Int == 2)
    #expect((json["rejected"] as? [Any])?.isEmpty == true)
    #expect(json["opted_out"] as? Int == 1)
    let contacts = try Self.contacts(program)
    let ada = try #require(contacts["ada@byron.example"]?["variables"] as? [String: String])
    #expect(ada["create_date"] == "2026-11-20" && ada["employees"] == "1200")
    #expect(contacts["bob@ray.example"]?["status"] as? String == "do_not_contact")
  }

  @Test("Who opted out or bounced elsewhere is imported and not planned")
  func optOuts() throws {
    let program = try Self.program([
      "ac.csv": """
      Email,First Name,Tags,Date Created,Status
      gone@x.example,Gus,"a, b",2021-07-08 09:10:11,Unsubscribed
      bounce@x.example,Bea,,2021-07-08 09:10:11,Bounced
      ok@x.example,Olga,,2021-07-08 09:10:11,Active
      """,
      "sf.csv": "Email,Email Opt Out\nrita@x.example,1\nole@x.example,0\n",
      "brevo.csv": "EMAIL;EMAIL_BLACKLISTED\nbruno@x.example;Yes\n",
      "mc.csv": "Email Address,OPTIN_TIME,UNSUB_TIME\nmaya@x.example,,2026-01-02 10:00:00\n",
    ])
    let json = try program.run("import", "ac.csv", "--list", "all", "--format", "json").json
    #expect(json["opted_out"] as? Int == 1 && json["bad_data"] as? Int == 1)
    let columns = try #require(json["columns"] as? [[String: Any]])
    #expect(columns.compactMap { $0["header"] as? String }.count == 5)
    #expect(columns[4]["variable"] as? String == "status")
    for file in ["sf.csv", "brevo.csv", "mc.csv"] {
      let text = try program.run("import", file, "--list", "all").output
      #expect(text.contains("1 contact opted out (do_not_contact), told by "), "\(text)")
    }
    let plan = try Self.excluded(program, list: "all")
    #expect(plan.contains("2 contacts, 2 emails") && plan.contains("5 excluded"), "\(plan)")
    #expect(plan.contains("bounced"), "\(plan)")
    let contacts = try Self.contacts(program)
    let olga = contacts["ok@x.example"]?["variables"] as? [String: String]
    #expect(olga?["crm_status"] == "Active")
  }

  @Test("An import takes no wish back, a member cannot, and a manager confirms")
  func wishes() throws {
    let program = try Self.program([
      "a.csv": "email,status\nm@x.example,\nb@x.example,Bounced\n",
      "old.csv": "email,status,note\nm@x.example,new,x\nb@x.example,replied,\n",
      "again.csv": "email,status\nm@x.example,Unsubscribed\n",
    ])
    try program.run("import", "a.csv")
    // A wish is heard whatever is said about contacts that are there.
    try program.run("set", "m@x.example", "status=contacted")
    try program.run("import", "again.csv", "--on-existing", "skip")
    let json = try program.run(
      "import", "old.csv", "--on-existing", "overwrite", "--format", "json")
    let warnings = try #require(try json.json["warnings"] as? [[String: Any]])
    #expect(warnings.compactMap { $0["line"] as? Int } == [2, 3])
    #expect(try json.json["updated"] as? Int == 1)
    var contacts = try Self.contacts(program)
    #expect(contacts["m@x.example"]?["status"] as? String == "do_not_contact")
    #expect(contacts["b@x.example"]?["status"] as? String == "bad_data")
    let member = try program.run("set", "m@x.example", "status=new", "--as", "bo@acme.example")
    #expect(member.code == 1 && member.error.contains("for managers"), "\(member)")
    let unconfirmed = try program.run("set", "m@x.example", "status=new")
    #expect(unconfirmed.code == 1 && unconfirmed.error.contains("--yes"), "\(unconfirmed)")
    #expect(try program.run("set", "m@x.example", "status=new", "--yes").code == 0)
    #expect(try program.run("set", "b@x.example", "status=new").code == 0)
    contacts = try Self.contacts(program)
    #expect(contacts.values.allSatisfy { $0["status"] as? String == "new" })
    #expect(try program.run("log").output.contains("status do_not_contact → new, confirmed"))
  }

  @Test("Each declared kind is read alike by import, set and scripts")
  func kinds() throws {
    let program = try Self.program([
      "c.csv": "email,employees,create_date\nc@x.example,60,2026-11-20 14:03\nd@x.example,1e400,\n",
      "s.lua": """
      local perigee = require "perigee"
      print(pcall(perigee.set, "c@x.example", { employees = "lots" }))
      print(pcall(perigee.set, "c@x.example", { emploies = 5 }))
      perigee.set("c@x.example", { employees = "1,500", badge = "x" }, { new = true })
      print(perigee.contact("c@x.example").employees)
      """,
    ])
    let json = try program.run("import", "c.csv", "--format", "json").json
    #expect(json["imported"] as? Int == 2)
    #expect((json["warnings"] as? [[String: Any]])?.first?["line"] as? Int == 3)
    let strict = try program.run("import", "c.csv", "--strict", "--format", "json").json
    #expect((strict["rejected"] as? [Any])?.count == 1)
    #expect(
      try program.run("set", "c@x.example", "employees=1,200", "create_date=Nov 20, 2026").code == 0
    )
    #expect(try program.run("contacts", "--format", "csv").output.contains("2026-11-20,1200"))
    let lots = try program.run("set", "c@x.example", "employees=lots")
    #expect(lots.code == 1 && lots.error.contains("declared a number"), "\(lots)")
    let script = try program.run("run", "s.lua").output
    #expect(script.contains("declared a number") && script.contains("Did you mean employees?"))
    #expect(script.hasSuffix("1500\n"), "\(script)")
  }

  @Test("set makes no variable unless told, and takes a value that begins with a combining mark")
  func set() throws {
    let program = try Self.program(["a.csv": "email,first_name\na@x.example,Ann\n"])
    try program.run("import", "a.csv")
    for typo in ["employes=10", "employes="] {
      let result = try program.run("set", "a@x.example", typo)
      #expect(result.code == 1 && result.error.contains("Did you mean employees?"), "\(result)")
    }
    #expect(try program.run("set", "a@x.example", "badge=x", "--new").code == 0)
    #expect(try program.run("set", "a@x.example", "first_name=\u{301}x").code == 0)
    let values = try Self.contacts(program)["a@x.example"]?["variables"] as? [String: String]
    #expect(Array(values?["first_name"]?.utf8 ?? "".utf8) == Array("\u{301}x".utf8))
    let shell = try ShellSession(in: program.folder)
    let bytes = try shell.run(#"perigee set a@x.example "first_name=$(printf 'Ren\351')""#)
    #expect(bytes.code == 2 && bytes.error.contains("not UTF-8"), "\(bytes)")
  }

  @Test("Pipes, devices and folders are refused at once, and the database is not held meanwhile")
  func noFiles() throws {
    let program = try Self.program([:])
    let shell = try ShellSession(in: program.folder)
    _ = try shell.run("mkfifo pipe")
    for (file, words) in [
      ("pipe", "no regular file"), ("/dev/null", "no regular file"),
      ("sequences", "Is a directory"),
    ] {
      let result = try program.run(["import", file], timeout: 60)
      #expect(result.code == 1 && result.error.contains(words), "\(result)")
    }
    // A file that cannot be understood leaves no database behind.
    try program.write("a,b\n1,2\n", to: "none.csv")
    #expect(try program.run("import", "none.csv").code == 1)
    #expect(!FileManager.default.fileExists(atPath: "\(program.folder)/perigee.db"))
  }

  @Test("What became of the headers is shown, and a dry run shows the same")
  func columns() throws {
    let program = try Self.program([
      "ja.csv": "email,氏名,趣味,Position\na@x.example,山田,x,CEO\n",
      "li.csv": "Notes:\n\"a, b\"\n\nFirst Name,Email Address\nNina,nina@x.example\n",
      "pipe.csv": "email|first_name\nb@x.example|Bob\n",
    ])
    let dry = try program.run("import", "ja.csv", "--dry-run").output
    #expect(dry.hasPrefix("would be imported 1,"), "\(dry)")
    for line in ["氏名", "name", "趣味", "u8da3_u5473", "Position", "title"] {
      #expect(dry.contains(line), "\(line)\n\(dry)")
    }
    #expect(!dry.contains("  email"), "\(dry)")
    let linkedIn = try program.run("import", "li.csv").output
    #expect(linkedIn.contains("the header is line 4; 3 lines above it are left out"), "\(linkedIn)")
    #expect(try program.run("import", "pipe.csv").code == 0)
    let map = ["--map", "Position=", "--columns", "email,氏名"]
    let some = try program.run(["import", "ja.csv", "--dry-run", "--format", "json"] + map).json
    let columns = try #require(some["columns"] as? [[String: Any]])
    #expect(columns.map { $0["variable"] as? String } == ["email", "name", nil, nil])
  }
}
