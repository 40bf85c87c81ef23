/// What somebody who misspelt a name most likely meant: the "did you mean" of every error.
package enum Suggestion {
  /// The candidate that takes the fewest slips of the keyboard to become `name`, or nil where none
  /// is near.
  ///
  /// A slip is a letter added, left out, changed, or swapped with its neighbour; case does not
  /// count. Near is at most a third of the name's length plus one, and never so many that no letter
  /// is left in common. Of candidates equally near the first wins. Where none is near, one that begins
  /// with the name is meant.
  ///
  ///     Suggestion.nearest(to: "upcsae", among: ["downcase", "upcase"])  // "upcase"
  ///     Suggestion.nearest(to: "date", among: ["downcase", "upcase"])    // nil
  package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(name.lowercased().unicodeScalars)
    let bound = typed.count / 3 + 1
    var best: String?
    var bestDistance = bound + 1
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let limit = min(bestDistance - 1, max(typed.count, letters.count) - 1)
      guard let distance = distance(typed, letters, atMost: limit) else { continue }
      best = candidate
      bestDistance = distance
      if distance == 0 { break }
    }
    return best ?? candidates.first { isBeginning(typed, of: $0) }
  }

  /// "trunc" for "truncate": three letters and more that a name begins with.
  private static func isBeginning(_ typed: [Unicode.Scalar], of candidate: String) -> Bool {
    typed.count >= 3 && candidate.lowercased().unicodeScalars.starts(with: typed)
  }

  /// The restricted Damerau-Levenshtein distance (no letter is moved twice), or nil beyond `limit`.
  static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let change = previous[column] + (left[row] == right[column] ? 0 : 1)
        var least = min(change, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          least = min(least, beforePrevious[column - 1] + 1)
        }
        current.append(least)
      }
      // A swap reaches two rows back, so that one row beyond the limit is not yet the end.
      if let least = current.min(), let before = previous.min(), min(least, before) > limit {
        return nil
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
