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
    if kind == "module" {
      if kind == "variable" {
        return "no contact has a variable \(name)."
          + (suggestion == nil ? " There are: \(enumerated(known))" : didYouMean(suggestion))
      }
      if kind == "help topic" {
        return "there is no help about \(name).\(didYouMean(suggestion)) help() lists what there is"
      }
      return "there is no module \(name) in the workspace or the standard library."
        + (suggestion == nil ? " There are: \(enumerated(known))" : didYouMean(suggestion))
    }
    return "there is no \(kind) \(name) in the workspace."
      + (suggestion == nil ? " Declared are: \(enumerated(known))" : didYouMean(suggestion))
  }

  package var details: [(String, String)] {
    [("name", name)] + (suggestion.map { [("suggestion", $0)] } ?? [])
  }
}
