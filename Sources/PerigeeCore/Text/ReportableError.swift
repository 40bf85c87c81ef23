/// An error that has words for people and a code for programs.
///
/// A message has a subject, what was expected, what was found, and the remedy.
package protocol ReportableError: Error {
  /// Short and stable: "horizon", "unknown_list".
  var code: String { get }
  var message: String { get }
  /// The command line itself was wrong, rather than the world.
  var isUsage: Bool { get }
  /// Facts for programs, in order.
  var details: [(String, String)] { get }
  /// Writes facts that are no texts, as members behind `details`.
  func writeFurther(to json: inout JSONWriter) throws
}

extension ReportableError {
  /// The world is to blame unless an error says otherwise.
  package var isUsage: Bool { false }
  /// Most errors have no facts beyond code and message.
  package var details: [(String, String)] { [] }
  package func writeFurther(to json: inout JSONWriter) throws {}
}

/// What to tell a person about `error`: its message, or all that is known of one without words.
package func plainWords(of error: any Error) -> String {
  (error as? any ReportableError)?.message ?? "\(error)"
}

/// " Did you mean anna@acme.example?", or nothing.
package func didYouMean(_ suggestion: String?) -> String {
  suggestion.map { " Did you mean \($0)?" } ?? ""
}

/// "a, b, c", or "none" for an empty list; after `limit` names, how many more there are.
package func enumerated(_ names: [String], limit: Int = 12) -> String {
  guard !names.isEmpty else { return "none" }
  let shown = names.prefix(limit).joined(separator: ", ")
  return names.count > limit ? "\(shown) and \(names.count - limit) more" : shown
}
