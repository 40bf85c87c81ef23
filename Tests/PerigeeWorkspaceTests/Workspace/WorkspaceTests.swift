import PerigeeCore
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("Workspace")
struct WorkspaceTests {
  /// The declarations as `product.md` sketches them.
  private static let product: [String: String] = [
    "perigee.lua": """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager",
          quota  = { per_hour = 50, per_day = 400 },
          window = { days = "mon-fri", hours = "09:00-18:00" } },
        { email = "Bo@acme.example", name = "Bo", time_zone = "America/New_York" },
      },
    }
    """,
    "sequences/intro.lua": """
    local perigee = require "perigee"
    return perigee.sequence {
      name = "intro",
      steps = {
        { subject = "{{company}} and us", body = "Hello {{ first_name | default: \\"there\\" }}, …" },
        { after = 3, at = "14:00", body = "Just a word after my last email …" },
      },
    }
    """,
    "rules/dach_leads.lua": """
    local perigee = require "perigee"
    return perigee.filter {
      name  = "dach_leads",
      where = { country = perigee.one_of { "DE", "AT", "CH" }, employees = perigee.between(50, 500) },
      rule  = function(contact) return not contact.title:find "Intern" end,
    }
    """,
  ]

  @Test("The declarations of the design load as they stand")
  func product() throws {
    let temporary = try TemporaryWorkspace(Self.product)
    let workspace = try temporary.load()
    let team = workspace.team
    #expect(team.zone.name == "Europe/Paris")
    #expect(team.senders.map(\.name) == ["Anna", "Bo"])
    #expect(team.senders.map(\.role) == [.manager, .member])
    #expect(team.senders.map(\.zone.name) == ["Europe/Paris", "America/New_York"])
    #expect(team.senders.map(\.quota) == [.default, .default])
    #expect(team.senders.map(\.window) == [.default, .default])
    #expect(team.defaultUser.text == "anna@acme.example")

    let sequence = try workspace.sequence("intro")
    #expect(sequence.steps.map(\.after) == [0, 3])
    #expect(sequence.steps.map(\.hour) == [nil, 14])
    #expect(sequence.safeguard == .any)
    #expect(sequence.source == SourceLocation(path: "sequences/intro.lua", line: 2))
    #expect(sequence.variables == ["company", "first_name"])

    let (filter, source) = try RulePool(workspace).filter("dach_leads")
    #expect(source.description == "rules/dach_leads.lua:2")
    #expect(filter.variables == ["country", "employees"])
    let table = Contacts.table(
      ["country", "employees", "title"],
      [
        ["DE", "50", "Head"], ["DE", "50", "Intern"], ["FR", "50", "Head"], ["CH", "501", "Head"],
      ])
    #expect(try filter.matches(table, in: .sample) == [true, false, false, false])
  }

  @Test("Settings that are left out come from the team and then from the defaults")
  func inheritance() throws {
    let workspace = try TemporaryWorkspace([
      "perigee.lua": """
      local perigee = require "perigee"
      return perigee.team {
        time_zone = "UTC", default_user = "b@acme.example",
        quota = { per_day = perigee.no_limit }, closed = { "2026-12-25" },
        window = { days = "sat-mon", closed = { "2026-01-01" } },
        variables = { employees = "number", founded = "date" },
        senders = {
          { email = "a@acme.example" },
          { email = "b@acme.example", quota = { per_hour = 0 }, enabled = false,
            window = { hours = "22:00-24:00" }, closed = { "2026-05-01" } },
          { email = "c@acme.example", window = { days = "mon-wed, Fri" } },
        },
      }
      """
    ]).load()
    let senders = workspace.team.senders
    #expect(workspace.team.defaultUser == senders[1].email)
    #expect(workspace.team.variableKinds == ["employees": .number, "founded": .date])
    #expect(senders.map(\.quota.perHour) == [50, 0, 50])
    #expect(senders.map(\.quota.perDay) == [nil, nil, nil])
    #expect(senders.map(\.window.hours) == [9..<18, 22..<24, 9..<18])
    #expect(senders[0].window.days == [.saturday, .sunday, .monday])
    #expect(senders[2].window.days == [.monday, .tuesday, .wednesday, .friday])
    #expect(senders.map(\.window.closed.count) == [2, 3, 2])
    #expect(senders.map(\.isEnabled) == [true, false, true])
    #expect(senders[0].name == "a@acme.example")
  }

  @Test("Signatures, reply-to and unsubscribe are read; a sender's come before the team's")
  func mail() throws {
    let team = try TemporaryWorkspace([
      "perigee.lua": """
      local perigee = require "perigee"
      return perigee.team {
        time_zone = "UTC", reply_to = "Answers@acme.example",
        signature = {
          text = "{{ sender.name }}\\nAcme", html = "<b>{{ sender.name }}</b> {{ sender.email }}",
        },
        senders = {
          { email = "anna@acme.example", name = "Anna <3" },
          { email = "bo@acme.example", signature = "Bo", reply_to = "bo@home.example" },
        },
        unsubscribe = {
          mailto = "out@acme.example", key_id = "2026a",
          key = perigee.secret { command = { "pass", "show", "key" } },
        },
      }
      """
    ]).load().team
    #expect(
      team.senders.map(\.signature) == [
        Signature(text: "Anna <3\nAcme", html: "<b>Anna &lt;3</b> anna@acme.example"),
        Signature(text: "Bo"),
      ])
    #expect(
      team.senders.map(\.replyTo?.text) == ["answers@acme.example", "bo@home.example"])
    #expect(
      team.unsubscribe
        == Unsubscribe(
          mailto: try EmailAddress("out@acme.example"), key: .command(["pass", "show", "key"]),
          keyID: "2026a", source: SourceLocation(path: "perigee.lua", line: 13)))
  }

  @Test("A sender's servers are read, with the ports that are usual, and belong to no settings")
  func servers() throws {
    let team = try TemporaryWorkspace([
      "perigee.lua": """
      local perigee = require "perigee"
      local password = perigee.secret { env = "ANNA_PASSWORD" }
      return perigee.team {
        time_zone = "UTC",
        senders = {
          {
            email = "anna@acme.example", name = "Anna",
            smtp = { host = "smtp.acme.example", user = "anna", password = password },
            imap = {
              host = "Imap.Acme.Example", tls = "tls", ca = "ca.pem", auth = "xoauth2",
              user = "anna", password = perigee.secret { command = { "token", "anna" } },
            },
          },
          { email = "bo@acme.example", smtp = { host = "127.0.0.1", port = 2525, tls = "none" } },
        },
      }
      """
    ]).load().team
    let (anna, bo) = (team.senders[0], team.senders[1])
    #expect(
      anna.smtp
        == MailAccess(
          .smtp, host: try #require(ServerName("smtp.acme.example")), port: 587,
          login: .init(
            user: "anna", secret: .environment("ANNA_PASSWORD"),
            source: SourceLocation(path: "perigee.lua", line: 8))))
    #expect(
      anna.imap
        == MailAccess(
          .imap, host: try #require(ServerName("imap.acme.example")), port: 993, encryption: .tls,
          certificates: "ca.pem",
          login: .init(
            user: "anna", secret: .command(["token", "anna"]), method: .xoauth2,
            source: SourceLocation(path: "perigee.lua", line: 11))))
    let local = try #require(ServerName("127.0.0.1"))
    #expect(bo.smtp == MailAccess(.smtp, host: local, port: 2525, encryption: .none))
    #expect(bo.imap == nil)
    var other = anna
    other.smtp = nil
    other.imap = bo.smtp
    #expect(SenderSettings(other) == SenderSettings(anna))
  }

  @Test("The nearest folder upward with a perigee.lua is the workspace")
  func find() throws {
    let temporary = try TemporaryWorkspace()
    let resolved = try Workspace.find(from: temporary.path)
    #expect(try Workspace.find(from: "\(temporary.path)/rules") == resolved)
    #expect(try Workspace.load(at: temporary.path).directory == resolved)
    #expect(throws: WorkspaceNotFound.notFound(start: "/")) { try Workspace.find(from: "/") }
    #expect(throws: WorkspaceNotFound.self) {
      try Workspace.load(at: "\(temporary.path)/rules")
    }
  }

  @Test("An unknown name is an error with a suggestion")
  func unknownNames() throws {
    let workspace = try TemporaryWorkspace(Self.product).load()
    #expect(throws: UnknownName(kind: .sequence, name: "intor", known: ["intro"])) {
      try workspace.sequence("intor")
    }
    #expect(throws: UnknownName.self) { try RulePool(workspace).senderRule("x") }
    do { _ = try RulePool(workspace).filter("dach_lead") } catch let error as UnknownName {
      #expect(error.code == "unknown_filter")
      #expect(
        error.message == "there is no filter dach_lead in the workspace. Did you mean dach_leads?")
    }
  }

  @Test("Variables that no contact has are found where they are named")
  func check() throws {
    let workspace = try TemporaryWorkspace(Self.product).load()
    #expect(workspace.check(knownVariables: nil).isEmpty)
    #expect(
      workspace.check(knownVariables: ["country", "employees", "company", "first_name"]).isEmpty)
    let findings = workspace.check(knownVariables: ["contry", "company", "firstname"])
    #expect(
      findings.map(\.description) == [
        "rules/dach_leads.lua:4:13: the filter dach_leads reads the variable \"country\", which no "
          + "contact has. Did you mean contry?",
        "rules/dach_leads.lua:4:60: the filter dach_leads reads the variable \"employees\", which no "
          + "contact has. Import it, or give it a value",
        "sequences/intro.lua:5:56: the body of step 1 reads the variable \"first_name\", which no "
          + "contact has. Did you mean firstname?",
      ])
  }
}
