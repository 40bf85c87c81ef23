extension Contact {
  /// Bytes that it is worth in memory, with what its values take.
  package var memorySize: Int {
    variables.reduce(1_024 + email.text.utf8.count) {
      $0 + 192 + $1.key.utf8.count + $1.value.utf8.count
    }
  }
}
