package import PerigeeCore

/// A selection together with its filter, as far as that is known: a script makes filters that have
/// no name in the workspace, and those of `rules/` are looked up when they are asked.
package struct SelectedContacts {
  /// As the plan's request keeps it.
  package var selection: ContactSelection
  /// Nil where there is none, or where it is still to be looked up.
  package var filter: Filter?
  /// Where the filter is declared; nil where it is not known.
  package var source: SourceLocation?

  package init(_ selection: ContactSelection) { self.selection = selection }

  /// Those of the workspace's contacts that match a filter made in a script; `name` is for people.
  package init(filter: Filter, name: String, source: SourceLocation?) {
    self.selection = .filter(name)
    self.filter = filter
    self.source = source
  }

  /// For people: "filter dach_leads (rules/dach_leads.lua:2)".
  package var words: String { selection.words + source.inParentheses }

  /// Those of these contacts whom the filter of `other` lets through; the filters of both are looked
  /// up.
  package func narrowed(by other: SelectedContacts) -> SelectedContacts {
    var narrowed = self
    let names = [selection, other.selection].map { $0.filters.joined(separator: " or ") }
      .filter { !$0.isEmpty }
    narrowed.selection = ContactSelection(
      selection.scope, filters: names.isEmpty ? [] : [names.joined(separator: " and ")],
      conditions: selection.conditions + other.selection.conditions, leftOut: selection.leftOut)
    narrowed.filter = .and([filter, other.filter].compactMap(\.self))
    narrowed.source = filter == nil ? other.source : nil
    return narrowed
  }

  /// Whether it is whoever its lists and addresses say, whatever is known of them.
  package var isPlainGathering: Bool {
    guard case .gathered = selection.scope else { return false }
    return selection.filters.isEmpty && selection.conditions.isEmpty && filter == nil
  }
}
