import TestSupport
import Testing

@Suite("perigee senders check")
struct SendersTests {
  private static let team = """
    local perigee = require "perigee"
    return perigee.team {
      time_zone = "Europe/Paris",
      senders = {
        { email = "anna@acme.example", name = "Anna", role = "manager" },
        { email = "bo@acme.example", name = "Bo",
          smtp = { host = "127.0.0.1", port = 1, tls = "none" } },
        { email = "cy@acme.example", name = "Cy",
          smtp = { host = "127.0.0.1", port = 1, tls = "none", user = "cy",
            password = perigee.secret { env = "CY_PASSWORD" } } },
      },
    }
    """

  @Test("It says in words what is wrong with each, and ends with 1")
  func faults() throws {
    let program = try Program(["perigee.lua": Self.team])
    let result = try program.run("senders", "check")
    #expect(result.code == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3, "\(result)")
    #expect(lines[0].contains("anna@acme.example: perigee.lua declares no smtp server"))
    #expect(lines[1].hasPrefix("bo@acme.example: the server cannot be reached"), "\(result)")
    #expect(lines[2].contains("cy@acme.example") && lines[2].contains("CY_PASSWORD"), "\(result)")
    let json = try program.run(
      "senders", "check", "--sender", "bo@acme.example", "--format", "json")
    #expect(json.code == 1 && json.output.contains("cannot be reached"), "\(json)")
  }

  @Test("An unknown sender is told with a suggestion")
  func unknown() throws {
    let program = try Program(["perigee.lua": Self.team])
    let result = try program.run("senders", "check", "--sender", "bob@acme.example")
    #expect(result.code == 1 && result.error.contains("bo@acme.example"), "\(result)")
  }
}
