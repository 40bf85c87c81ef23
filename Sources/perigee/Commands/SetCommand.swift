import ArgumentParser
import PerigeeCore
import PerigeeSession

struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Changes one contact: variables, owner, status.",
    discussion: """
        perigee set ann@x.example first_name=Ann company="Société A"
        perigee set ann@x.example title=            (clears it)
        perigee set ann@x.example owner=bo@acme.example status=qualified
      """)

  @Argument(help: "The contact's address.") var email: String
  @Argument(help: "name=value; nothing behind the = clears it.") var values: [String]
  @Flag(help: "Makes variables that no contact and no declaration has.") var new = false
  @Flag(help: "Confirms that the contact's own wish (do_not_contact) is taken back.")
  var yes = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let email = try PlanOptions.address(email)
    let session = try global.session()
    var change = ContactChange()
    change.makesVariables = new
    change.isConfirmed = yes
    for text in values {
      // The byte: "=" and a combining mark behind it are one Character.
      guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
        throw UsageError("\(text.excerpt) is not of the form name=value")
      }
      let name = String(text[..<sign])
      let value = String(text[text.utf8.index(after: sign)...])
      switch name {
      case "owner": change.owner = .some(value.isEmpty ? nil : try PlanOptions.address(value))
      case "status": change.status = try Self.status(value)
      default: change.variables[name] = .some(value.isEmpty ? nil : value)
      }
    }
    try session.change(email, change)
    switch global.format {
    case .json: try Output.json { json in try json.object { try $0.member("set", email.text) } }
    case .text: Output.text("\(email): \(counted(values.count, "value")) set\n")
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
