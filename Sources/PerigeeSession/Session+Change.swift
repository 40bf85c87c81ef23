import PerigeeCore
import PerigeeWorkspace

// What a change of one contact must be.
extension Session {
  /// A misspelt name would become a variable, and hide the same misspelling in every filter.
  func requireVariables(_ names: [String]) throws {
    guard !names.isEmpty else { return }
    let stored = try store.read { try $0.variables() }
    guard !Set(names).isSubset(of: stored) else { return }
    let known = try workspace.complete().declaredVariables.names.union(stored)
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    throw UnknownName(
      kind: .newVariable, name: name, known: known.union(["owner", "status"]).sorted())
  }

  /// The value as it is stored, "2026-11-20" for "Nov 20, 2026".
  func checked(_ value: String?, _ name: String) throws -> String? {
    guard let value, !value.isEmpty, let kind = team.variableKinds[name] else { return value }
    guard let read = kind.value(value) else {
      throw SessionError.wrongKind(kind, variable: name, value: value)
    }
    return read
  }

  /// The status that is taken back by `status`, which only a manager does, and with a confirmation
  /// where it was the contact's own wish; nil where none is.
  func statusBefore(
    _ status: ContactStatus, _ contact: EmailAddress, _ change: ContactChange,
    _ reader: any StoreReader
  ) throws -> ContactStatus? {
    let known = try reader.contacts(withEmails: [contact]).first?.status
    guard let known, known.weight > status.weight else { return nil }
    try requireManager("taking back \(known.rawValue)")
    guard known != .doNotContact || change.isConfirmed else {
      throw SessionError.wishNeedsConfirmation(contact: contact, known)
    }
    return known
  }
}
