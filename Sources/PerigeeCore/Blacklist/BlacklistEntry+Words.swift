extension BlacklistEntry.Reason {
  /// "do not contact"
  package var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}
