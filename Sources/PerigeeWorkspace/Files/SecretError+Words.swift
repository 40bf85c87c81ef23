import Glibc
import PerigeeCore

extension SecretError: ReportableError {
  package var code: String { "secret" }

  package var message: String {
    switch self {
    case .declared(let source, let subject, let error):
      "\(source): \(subject) cannot be read: \(error.message)"
    case .unset(let variable): "the environment variable \(variable) is not set"
    case .file(let error): error.message
    case .notStarted(let program, let code):
      "the command \(program) cannot be started: \(String(cString: strerror(code)))"
    case .failed(let program, let status):
      "the command \(program) failed, with "
        + (status & 0x7F == 0 ? "exit code \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)")
    case .slow(let program, let seconds):
      "the command \(program) had not ended after \(seconds) seconds, and was killed"
    case .tooLong(let secret):
      "\(secret.words) gives more than \(grouped(SecretReader.limit)) bytes, which is no secret"
    case .blank(let secret): "\(secret.words) is empty"
    }
  }
}
