extension String {
  /// Whether a reader sees nothing of it: blanks, and characters that only shape others.
  package var showsNothing: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.generalCategory == .format
        || $0.properties.generalCategory == .control
    }
  }
}
