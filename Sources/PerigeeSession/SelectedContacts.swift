import PerigeeCore

/// Which contacts are meant, with the names of the request looked up.
struct SelectedContacts {
  /// As the plan's request keeps it.
  let selection: ContactSelection
  /// Where the store looks for them.
  let scope: ContactQuery.Scope
  /// What is left to filter there; nil for nothing.
  let filter: Filter?
  /// For people: "filter dach_leads (rules/dach_leads.lua:2)".
  let words: String

  init(_ selection: ContactSelection, scope: ContactQuery.Scope, words: String) {
    self.selection = selection
    self.scope = scope
    self.filter = nil
    self.words = words
  }

  init(filter: Filter, name: String, source: SourceLocation?) {
    self.selection = .filter(name)
    self.scope = .all
    self.filter = filter
    self.words = "filter \(name)" + place(source)
  }
}

/// " (rules/dach_leads.lua:2)", or nothing.
func place(_ source: SourceLocation?) -> String { source.map { " (\($0))" } ?? "" }
