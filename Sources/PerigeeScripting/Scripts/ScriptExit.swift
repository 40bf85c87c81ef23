/// A script that ended itself: `os.exit(code)` with a code other than 0.
package struct ScriptExit: Error {
  /// Not 0.
  package let code: Int32
}

extension ScriptExit {
  /// For what reports it as a failure.
  package var words: String { "it ended itself by os.exit(\(code))" }
}
