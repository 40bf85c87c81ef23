import ArgumentParser
import PerigeeCore
import PerigeeSession
import PerigeeWorkspace

struct ResolveCommand: ParsableCommand {
  /// What a person knows of an email; the words of the command line.
  enum Verdict: String, ExpressibleByArgument, CaseIterable {
    case sent, failed, resend

    var resolution: SendingResolution {
      switch self {
      case .sent: .findSent
      case .failed: .findFailed
      case .resend: .resend
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Says what became of an email of which nobody knows.",
    discussion: """
        perigee resolve ann@x.example 1 sent
        perigee resolve ann@x.example 1 resend

      An email is unknown where the server may have it and no answer came; it is never sent again by \
      itself. perigee status lists them. With `sent` its sequence goes on, with `failed` it ends, and \
      with `resend` the email goes once more, with the same Message-ID, in the next slot that fits.
      """)

  @Argument(help: "The contact's address.") var contact: String
  @Argument(help: "The step, from 1.") var step: Int
  @Argument(help: "What became of it.") var verdict: Verdict
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let session = try global.session(.settings)
    let at = try session.resolve(contact, step: step, as: verdict.resolution)
    let zone = session.team.zone
    switch global.format {
    case .json:
      try Output.json { json in
        try json.object { json in
          try json.member("contact", contact)
          try json.member("step", step)
          try json.member("resolved", verdict.rawValue)
          try json.member("at", at?.rfc3339(in: zone))
        }
      }
    case .text:
      let goes = at.map { ", goes \($0.zonedWords(in: zone))" } ?? ""
      Output.text("step \(step) to \(contact): \(verdict.rawValue)\(goes)\n")
    }
  }
}
