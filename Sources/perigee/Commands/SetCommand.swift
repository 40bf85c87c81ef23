import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Changes one contact: variables, owner, status.",
    discussion: """
        perigee set ann@x.example first_name=Ann company="Société A"
        perigee set ann@x.example title=  # clears it
        perigee set ann@x.example owner=bo@acme.example status=qualified

      A reply (replied), and a status that forbids emails (do_not_contact, bad_data, disqualified), stops the \
      contact at once: on a terminal it says what is cancelled, and asks; elsewhere it does it.
      """)

  @Argument(help: "The contact's address.") var email: String
  @Argument(help: "name=value; nothing behind the = clears it.") var values: [String]
  @Flag(help: "Makes variables that no contact and no declaration has.") var new = false
  @Flag(
    help: "Confirms that the contact's own wish (do_not_contact) is taken back, or a stop.")
  var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let email = try PlanOptions.address(email)
    let session = try global.session(.settings)
    var change = ContactChange()
    change.makesVariables = new
    change.isConfirmed = yes
    var given: [String: String] = [:]
    for text in values {
      guard let (name, value) = text.parts(around: "="), !name.isEmpty else {
        throw UsageError("\(text.excerpt) sets nothing: write name=value, such as title=CEO")
      }
      if let earlier = given.updateValue(value, forKey: name) {
        throw ArgumentFault.givenTwice(name, earlier, value)
      }
      switch name {
      case "owner": change.owner = .some(value.isEmpty ? nil : try PlanOptions.address(value))
      case "status": change.status = try Self.status(value)
      default: change.variables[name] = .some(value.isEmpty ? nil : value)
      }
    }
    guard try yes || agrees(to: change, of: email, session) else {
      return Output.text("nothing was set\n")
    }
    try report(try session.change(email, change), of: email, in: session.team.zone)
  }

  private func agrees(
    to change: ContactChange, of email: EmailAddress, _ session: Session
  ) throws -> Bool {
    guard let status = change.status else { return true }
    let stopped = try session.stopped(bySetting: status, of: email)
    return try Terminal.agrees(toStop: stopped, in: session.team.zone)
  }

  private func report(_ stopped: [EnrollmentChange], of email: EmailAddress, in zone: Zone) throws {
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          try json.member("set", email.text)
          json.key("stopped")
          try stopped.write(to: &json, zone: zone)
        }
      }
    case .text:
      Output.text("\(email): \(counted(values.count, "value")) set\n")
      guard !stopped.isEmpty else { return }
      Output.text("stopped \(stopped.counts) cancelled\n" + stopped.lines(in: zone))
    }
  }

  private static func status(_ text: String) throws -> ContactStatus {
    guard let status = ContactStatus(meaning: text) else {
      let known = ContactStatus.allCases.map(\.rawValue)
      throw UsageError(
        "\(text.excerpt) is no status.\(didYouMean(Suggestion.nearest(to: text, among: known))) "
          + "Statuses: \(enumerated(known))")
    }
    return status
  }
}
