extension String {
  /// The text as an error repeats it: whole, or its first 80 characters and how long it is; between quotes
  /// where there is nothing in it to see. What somebody gave may be a hundred kilobytes, and not meant for a
  /// log.
  package var excerpt: String {
    if allSatisfy(\.isWhitespace) { return "\"\(self)\"" }
    let limit = 80
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return self }
    return "\(String(scalars[..<end]))… (\(counted(utf8.count, "byte")))"
  }

  /// A message of which no line is longer than 2,000 characters, whoever repeated what was given: of
  /// a longer one, how it begins and how it ends, where its reason most often stands.
  package var withShortLines: String {
    let limit = 2_000
    guard utf8.count > limit else { return self }
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).withoutMiddle(limit) }.joined(separator: "\n")
  }

  private func withoutMiddle(_ limit: Int) -> String {
    let scalars = unicodeScalars
    guard utf8.count > limit, scalars.count > limit else { return self }
    let (beginning, end) = (scalars.prefix(limit / 2), scalars.suffix(limit / 2))
    return "\(String(beginning)) … (\(counted(utf8.count, "byte"))) … \(String(end))"
  }
}
