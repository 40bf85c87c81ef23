extension String {
  /// The text as an error repeats it: whole, or its first 80 characters and how long it is. What
  /// somebody gave may be a hundred kilobytes, and not meant for a log.
  package var excerpt: String {
    let limit = 80
    let scalars = unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return self }
    return "\(String(scalars[..<end]))… (\(counted(utf8.count, "byte")))"
  }
}
