import PerigeeCore

/// The command line as it was given.
enum GivenArguments {
  /// All behind the program's name.
  /// - Throws: `UsageError` for one that is not UTF-8: Swift would put other characters in its place,
  ///   and that would be stored.
  static func all() throws -> [String] {
    let texts = Array(CommandLine.arguments.dropFirst())
    for (index, text) in texts.enumerated() {
      guard let bytes = CommandLine.unsafeArgv[index + 1], String(validatingCString: bytes) == nil
      else { continue }
      throw UsageError("argument \(index + 1) is not UTF-8: \(text.excerpt)")
    }
    return texts
  }
}
