extension Contact {
  /// The header of exported contacts; `ExportLayout` knows it again.
  package static func header(variables: [String]) -> [String] {
    ExportLayout.fields + variables
  }

  /// The cells under `header(variables:)`; what a contact has not is an empty cell.
  /// - Parameter lists: the names of those that the contact is in.
  package func row(variables names: [String], lists: [String]) -> [String] {
    [email.text, status.rawValue, owner?.text ?? "", ListNames.joined(lists)]
      + names.map { variables[$0] ?? "" }
  }
}
