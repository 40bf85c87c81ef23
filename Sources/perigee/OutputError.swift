import Glibc
import PerigeeCore

/// Standard output cannot be written.
struct OutputError: ReportableError {
  let code = "output"
  /// Why not, and what was done before and stands.
  let message: String
  let details: [(String, String)]

  /// - Parameters:
  ///   - code: `errno` of the write.
  ///   - done: what stands, in its order.
  init(code: Int32, done: [String]) {
    let shown = 5
    let more = done.count - shown
    let words = done.prefix(shown).joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    message =
      "standard output: \(String(cString: strerror(code)))"
      + (done.isEmpty ? "" : ". What was done before it stands: \(words)")
    details = done.isEmpty ? [] : [("done", words)]
  }
}
