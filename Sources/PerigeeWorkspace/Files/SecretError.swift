package import PerigeeCore

/// Why a secret could not be read. No case holds any of it.
package indirect enum SecretError: Error, Hashable, Sendable {
  /// What a team declares is told with its line and whose it is: "the password of smtp".
  case declared(SourceLocation, subject: String, SecretError)
  case unset(variable: String)
  case file(FileError)
  /// The program could not be started; `code` is an `errno`.
  case notStarted(program: String, code: Int32)
  /// The program ended by itself with another code than 0, or by a signal.
  case failed(program: String, status: Int32)
  case slow(program: String, seconds: Int)
  case tooLong(Secret)
  case blank(Secret)
}
