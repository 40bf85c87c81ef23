import PerigeeCore
import LuaBridge
import PerigeeSession
import PerigeeWorkspace

/// Nothing was tested, which must not look as if all were right.
package enum NothingTested: Error, Hashable, Sendable {
  case noFiles(directory: String)
  case noCase(pattern: String, suggestion: String?, cases: Int)
}

extension NothingTested: ReportableError {
  package var code: String { "nothing_tested" }

  package var message: String {
    switch self {
    case .noFiles(let directory):
      "there are no tests below \(directory): no file is named *_test.lua. perigee reference "
        + "perigee.test shows how to write one"
    case .noCase(let pattern, let suggestion, let cases):
      "none of \(counted(cases, "case")) has \"\(pattern)\" in its name."
        + didYouMean(suggestion.map { "\"\($0)\"" })
    }
  }
}
