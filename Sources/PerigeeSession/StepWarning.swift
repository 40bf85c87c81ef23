package import PerigeeCore
package import PerigeeMail

/// What spam filters hate in a step's email, whoever gets it.
package struct StepWarning: Hashable, Sendable {
  /// By its name.
  package var sequence: String
  /// Counts from 1.
  package var step: Int
  /// Where the sequence is declared.
  package var source: SourceLocation?
  package var warning: MessageWarning

  /// One line, with the remedy.
  package var message: String {
    (source.map { "\($0): " } ?? "") + "step \(step) of \(sequence): \(warning)"
  }

  /// `{"code", "message", "file", "line", "sequence", "step"}`
  package func write(to json: inout JSONWriter) throws {
    try json.object { json in
      try json.member("code", warning.code)
      try json.member("message", message)
      try json.member("file", source?.path)
      try json.member("line", source?.line)
      try json.member("sequence", sequence)
      try json.member("step", step)
    }
  }
}
