/// A script that ended itself: `os.exit(code)` with a code other than 0.
package struct ScriptExit: Error {
  package let code: Int32
}

extension ScriptExit {
  package var words: String { "it ended itself by os.exit(\(code))" }
}
