import PerigeeCore

/// How the texts of a matcher are taken, which depends on the field.
enum MatcherTexts {
  case asWritten
  /// Addresses and domains are stored in small letters (rule 2).
  case lowercased
  /// One of these, such as the names of statuses.
  case choices([String])
}

extension MatcherTexts {
  /// For the beginning, the end or the middle of a text.
  var parts: MatcherTexts {
    if case .choices = self { .asWritten } else { self }
  }
}
