extension Contact {
  /// The header of exported contacts.
  package static func header(variables: [String]) -> [String] {
    ["email", "status", "owner"] + variables
  }

  /// The cells under `header(variables:)`; what a contact has not is an empty cell.
  package func row(variables names: [String]) -> [String] {
    [email.text, status.rawValue, owner?.text ?? ""] + names.map { variables[$0] ?? "" }
  }
}
