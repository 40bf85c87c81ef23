extension String {
  /// The text as an error repeats it: whole, or its first 80 characters and how long it is. What
  /// somebody gave may be a hundred kilobytes, and not meant for a log.
  package var excerpt: String { cut(to: 80) }

  /// A message of which no line is longer than 2,000 characters, whoever repeated what was given.
  package var withShortLines: String {
    let limit = 2_000
    guard utf8.count > limit else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).cut(to: limit) }.joined(separator: "\n")
  }

  private func cut(to limit: Int) -> String {
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return self }
    return "\(String(scalars[..<end]))… (\(counted(utf8.count, "byte")))"
  }
}
