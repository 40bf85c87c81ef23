extension MemoryState {
  /// Bytes that it is worth in memory.
  var size: Int {
    contacts.reduce(0) { $0 + $1.memorySize }
      + lists.reduce(0) { $0 + 256 + 32 * $1.value.count }
      + blacklist.reduce(0) { $0 + 256 + $1.subject.text.utf8.count }
      + edits.values.reduce(0) { $0 + Self.size(of: $1) }
      + enrollments.reduce(4_096 * engagements.count) { $0 + Self.size(of: $1.enrollment) }
      + log.reduce(0) { $0 + 256 + $1.subject.utf8.count + $1.detail.utf8.count }
  }

  private static func size(of edit: StepEdit) -> Int {
    [edit.subject, edit.text, edit.html].reduce(512) { $0 + ($1?.utf8.count ?? 0) }
  }

  private static func size(of enrollment: Enrollment) -> Int {
    enrollment.values.reduce(512 + 64 * enrollment.sendings.count) { $0 + 96 + $1.value.utf8.count }
      + enrollment.edits.reduce(0) { $0 + size(of: $1) }
  }
}
