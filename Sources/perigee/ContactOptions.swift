import ArgumentParser
import PerigeeCore
import PerigeeSession

/// Whom a command is about: lists and addresses gather, filters and comparisons narrow.
struct ContactOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Everybody in this list; several are taken together.", valueName: "name"))
  var list: [String] = []

  @Option(
    help: ArgumentHelp(
      "These contacts, by address: a@x,b@y; with --list, besides its contacts.",
      valueName: "addresses"))
  var contacts: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only whom this filter of rules/ matches; of several, one of them.", valueName: "name"))
  var filter: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only whose field has this value: country=Germany, status=new, title= for none; of several "
        + "values of a field, one of them.", valueName: "field=value"))
  var conditions: [String] = []

  var isEmpty: Bool {
    list.isEmpty && contacts.isEmpty && filter.isEmpty && conditions.isEmpty
  }

  /// Everybody where nothing gathers.
  /// - Parameter exclude: lists of addresses that a plan leaves out.
  /// - Throws: `UsageError`.
  func selection(leavingOut exclude: [String] = []) throws -> ContactSelection {
    let conditions = try conditions.map { text in
      guard let condition = ContactCondition(text) else {
        throw UsageError("--where", text, "write it as FIELD=VALUE, such as country=Germany")
      }
      return condition
    }
    let emails = try contacts.flatMap(PlanOptions.addresses)
    return ContactSelection(
      list.isEmpty && contacts.isEmpty ? .all : .gathered(lists: list, emails: emails),
      filters: filter, conditions: conditions, leftOut: try exclude.flatMap(PlanOptions.addresses))
  }
}
