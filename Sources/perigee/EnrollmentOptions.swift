import ArgumentParser
import PerigeeCore
import PerigeeSession

/// Whose enrollments a command is about.
struct EnrollmentOptions: ParsableArguments {
  @Argument(help: "Addresses of contacts.") var emails: [String] = []

  @OptionGroup var contacts: ContactOptions

  @Option(help: ArgumentHelp("Only enrollments in this sequence.", valueName: "name"))
  var sequence: String?

  @Option(help: ArgumentHelp("Why; kept with the enrollment.", valueName: "text"))
  var reason: String?

  var isEmpty: Bool { emails.isEmpty && contacts.isEmpty }

  /// - Throws: `UsageError`.
  func selection() throws -> SelectedContacts {
    var contacts = contacts
    contacts.contacts += emails
    return SelectedContacts(try contacts.selection())
  }

  /// - Parameter engagement: nil where contacts are meant.
  /// - Throws: `UsageError` where nobody is named, or both are.
  func order(
    _ action: EnrollmentOrder.Action, engagement: Int64? = nil
  ) throws -> EnrollmentOrder {
    var order: EnrollmentOrder
    switch (engagement, isEmpty) {
    case (let number?, true): order = EnrollmentOrder(action, .engagement(.init(number)))
    case (nil, false): order = EnrollmentOrder(action, .contacts(try selection()))
    case (_?, false):
      throw UsageError("--engagement is everybody of it; name no contacts beside it")
    case (nil, true):
      throw UsageError(
        "\(action.rawValue) needs somebody: addresses, --list, --filter or --where")
    }
    order.sequence = sequence
    order.reason = reason
    return order
  }
}

extension GlobalOptions {
  /// Carries an order out, after it has asked where it is to.
  /// - Parameter at: in the words of whoever gave it; nil for now.
  func carryOut(_ order: EnrollmentOrder, at: String? = nil, asks: Bool) throws {
    let session = try plain.sessionOfStops(filters: order.filters)
    var order = order
    order.at = try at.map { try session.moment($0, of: "--at") }
    if asks {
      let foretold = try session.foretell(order)
      guard try foretold.changes.isEmpty || confirms(foretold) else {
        return Output.text("nothing was changed\n")
      }
    }
    let outcome = try session.carryOut(order)
    switch format {
    case .json: try Output.json { try outcome.write(to: &$0) }
    case .text: Output.text(outcome.text)
    }
  }

  private func confirms(_ foretold: EnrollmentOutcome) throws -> Bool {
    guard Terminal.isInput else {
      throw UsageError(
        "\(foretold.action.rawValue) asks before it changes something, and this is no terminal: give "
          + "--yes. It would \(foretold.action.rawValue) \(foretold.changes.counts)")
    }
    return try Terminal.confirms(foretold.question)
  }
}
