extension MemoryTransaction {
  func edits(sequence: String) throws -> [StepEdit] {
    try state.edits.values.filter { $0.sequence == sequence }
      .map { (place: try state.place(of: $0.contact), edit: $0) }
      .sorted { ($0.place, $0.edit.step) < ($1.place, $1.edit.step) }
      .map(\.edit)
  }

  func save(_ edit: StepEdit) throws {
    _ = try state.place(of: edit.contact)
    state.edits[Self.key(edit)] = edit
  }

  func removeEdit(contact: EmailAddress, sequence: String, step: Int) throws {
    _ = try state.place(of: contact)
    state.edits[.init(contact: contact, sequence: sequence, step: step)] = nil
  }

  static func key(_ edit: StepEdit) -> MemoryState.EditKey {
    .init(contact: edit.contact, sequence: edit.sequence, step: edit.step)
  }
}
