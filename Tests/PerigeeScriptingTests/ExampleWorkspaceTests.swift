import PerigeeCore
import PerigeeScripting
import Testing

@Suite("The example workspace")
struct ExampleWorkspaceTests {
  @Test("It loads, and every variable it names is one of a HubSpot export or filled in")
  func loads() throws {
    let workspace = try Workspace.load(at: try #require(Installation.example))
    #expect(workspace.team.senders.count == 5)
    let hubspot = ["first_name", "company", "country", "title", "employees"]
    #expect(workspace.check(knownVariables: hubspot) == [])
  }

  @Test("Its script shows a plan, and engages it when told to")
  func script() throws {
    let path = try #require(Installation.example)
    let session = try ScriptWorld.session(in: try Workspace.load(at: path))
    let contacts = try TemporaryWorkspace([
      "contacts.csv": """
      First Name,Email,Contact owner,Job Title,Company name,Number of Employees,Country/Region
      Ann,ann@x.example,anna@acme.example,CEO,Xenon,150,Germany
      ,ben@y.example,bo@acme.example,,Yttrium,80,Germany
      Cyd,cyd@z.example,emi@acme.example,Intern,Zinc,80,Germany
      Dan,dan@gmail.com,emi@acme.example,CEO,Zinc,80,Germany
      Eve,eve@v.example,emi@acme.example,CEO,Vanadium,80,Japan
      """
    ])
    _ = try session.importContacts(ImportOrder(path: "\(contacts.path)/contacts.csv"))
    let script = try FileStorage.read("\(path)/scripts/monday.lua")
    for (arguments, last) in [
      ([], "Nothing was committed."), (["engage"], "engaged: engagement 1, 2 contacts"),
    ] {
      let printed = ScriptWorld.Printed()
      let host = try ScriptHost(session: session) { printed.text += $0 }
      try host.run(script, name: "scripts/monday.lua", arguments: arguments)
      #expect(printed.text.hasPrefix("Plan of intro: 2 contacts, 6 emails from 2 senders; 1 excluded"))
      #expect(printed.text.split(separator: "\n").last?.hasPrefix(last) == true, "\(printed.text)")
      #expect(printed.text.contains("the address is a private one"))
    }
  }

  @Test("Its sender rule keeps to its candidates")
  func senderRule() throws {
    let workspace = try Workspace.load(at: try #require(Installation.example))
    let rule = try workspace.senderRule("by_territory")
    let candidates = workspace.team.senders.filter { rule.candidates?.contains($0.email) ?? true }
    let table = Contacts.table(["country"], [["Japan"], ["France"], ["Sweden"], ["Brazil"]])
    let chosen = try rule.choose(table, rows: [0, 1, 2, 3], candidates: candidates)
    #expect(
      chosen.map { $0?.text } == [
        "emi@acme.example", nil, "anna@acme.example", "bo@acme.example",
      ])
  }
}
