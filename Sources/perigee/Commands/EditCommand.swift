import ArgumentParser
import PerigeeCore
import PerigeeSession

struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Gives one contact an email of its own for one step.",
    discussion: """
        perigee edit intro 1 ann@x.example --subject "Ann, about {{company}}"
        perigee edit intro 1 ann@x.example --remove

      The edit holds for that contact and step, and is committed with the next engagement. An email that \
      has text and HTML takes --body and --html together, or one of them would keep the old words.
      """)

  @Argument(help: "The sequence.") var sequence: String
  @Argument(help: "The step, from 1.") var step: Int
  @Argument(help: "The contact's address.") var email: String
  @Option(help: "The subject, a template.") var subject: String?
  @Option(help: "The text, a template.") var body: String?
  @Option(help: "The HTML body, a template.") var html: String?
  @Flag(help: "Takes the edit back.") var remove = false
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let contact = try PlanOptions.address(email)
    let session = try global.session()
    if remove {
      try session.removeEdit(contact: contact, sequence: sequence, step: step)
    } else {
      guard subject != nil || body != nil || html != nil else {
        throw UsageError("what is edited? Give --subject, --body or --html")
      }
      try session.save(
        StepEdit(
          contact: contact, sequence: sequence, step: step, subject: subject, text: body,
          html: html))
    }
    let verb = remove ? "edit_removed" : "edited"
    switch global.format {
    case .json: try Output.json { json in try json.object { try $0.member(verb, contact.text) } }
    case .text:
      Output.text(
        "step \(step) of \(sequence) for \(contact): \(remove ? "edit removed" : "edited")\n")
    }
  }
}
