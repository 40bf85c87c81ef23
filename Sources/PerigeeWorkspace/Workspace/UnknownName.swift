import PerigeeCore

/// A sequence, filter or sender rule that the workspace does not declare.
package struct UnknownName: Error, Hashable, Sendable {
  /// "sequence", "filter", "sender rule".
  package var kind: String
  package var name: String
  package var suggestion: String?
  package var known: [String]

  package init(kind: String, name: String, known: [String]) {
    self.kind = kind
    self.name = name
    self.suggestion = Suggestion.nearest(to: name, among: known)
    self.known = known
  }
}

extension UnknownName: ReportableError {
  package var code: String { "unknown_" + kind.replacing(" ", with: "_") }

  package var message: String {
    switch kind {
    case "help topic":
      return "there is no help about \(name).\(didYouMean(suggestion)) help() lists what there is"
    case "variable": return "no contact has a variable \(name).\(remedy("There are"))"
    case "module":
      return "there is no module \(name) in the workspace or the standard library."
        + remedy("There are")
    default: return "there is no \(kind) \(name) in the workspace.\(remedy("Declared are"))"
    }
  }

  private func remedy(_ beginning: String) -> String {
    suggestion == nil ? " \(beginning): \(enumerated(known))" : didYouMean(suggestion)
  }

  package var details: [(String, String)] {
    [("name", name)] + (suggestion.map { [("suggestion", $0)] } ?? [])
  }
}
