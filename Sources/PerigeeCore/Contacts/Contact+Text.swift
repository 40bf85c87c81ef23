extension Contact {
  /// An empty table for `cells`.
  package static var table: TextTable {
    TextTable([
      ("email", .left), ("status", .left), ("owner", .left), ("name", .left), ("company", .left),
    ])
  }

  /// A line of a table of contacts, for people.
  package var cells: [String] {
    let names = ["first_name", "last_name"].compactMap { variables[$0] }
    return [
      email.text, status.rawValue, owner?.text ?? "–", names.joined(separator: " ").onOneLine,
      (variables["company"] ?? "–").onOneLine,
    ]
  }
}
