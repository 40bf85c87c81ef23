import PerigeeCore
import PerigeeScripting
import PerigeeSession
import PerigeeWorkspace
import TestSupport
import Testing

@Suite("The example workspace")
struct ExampleWorkspaceTests {
  private static let contacts = """
    First Name,Email,Contact owner,Job Title,Company name,Number of Employees,Country/Region
    Ann,ann@x.example,anna@acme.example,CEO,Xenon,150,Germany
    ,ben@y.example,,,Yttrium,80,Italy
    Cyd,cyd@z.example,emi@acme.example,Intern,Zinc,80,Germany
    Dan,dan@w.example,emi@acme.example,Student assistant,Wolfram,80,Germany
    Eve,eve@v.example,emi@acme.example,CEO,,80,Japan
    """

  @Test("It loads, and every variable it names is one of a HubSpot export or filled in")
  func loads() throws {
    let workspace = try Workspace.load(at: try #require(Installation.example))
    #expect(workspace.team.senders.count == 5)
    let hubspot = ["first_name", "company", "country", "title", "employees"]
    #expect(workspace.check(knownVariables: hubspot) == [])
  }

  @Test("Its script plans, engages and reports")
  func script() throws {
    let path = try #require(Installation.example)
    let session = try ScriptWorld.session(in: try Workspace.load(at: path))
    let files = try TemporaryWorkspace(["contacts.csv": Self.contacts])
    _ = try session.importContacts(ImportOrder(path: "\(files.path)/contacts.csv"))
    let printed = ScriptWorld.Printed()
    let host = try ScriptHost(
      session: session,
      surroundings: ScriptHost.Surroundings {
        printed.text += String(decoding: $0, as: UTF8.self)
      })
    let script = try FileStorage.read("\(path)/scripts/monday.lua")
    try host.run(script, name: "scripts/monday.lua", arguments: [])
    let text = printed.text
    #expect(
      text.hasPrefix("Plan of intro: 2 contacts, 6 emails from 2 senders; 1 excluded"), "\(text)")
    #expect(text.contains("students are not written to"))
    #expect(text.contains("engaged: engagement 1, 2 contacts, 6 sendings\n"))
    #expect(text.contains("Report of intro: 2 contacts in 1 engagement\n"))
  }
}
