/// Contacts that went from one owner to another.
package struct OwnerTransfer: Hashable, Sendable {
  /// Nil for nobody.
  package var from: EmailAddress?
  /// Who owns them now.
  package var to: EmailAddress
  /// How many contacts; more than 0.
  package var count: Int

  package init(from: EmailAddress?, to: EmailAddress, count: Int) {
    self.from = from
    self.to = to
    self.count = count
  }

  /// "12 contacts from bo@acme.example to anna@acme.example"
  package var words: String {
    "\(counted(count, "contact")) from \(from?.text ?? "nobody") to \(to)"
  }
}

extension [OwnerTransfer] {
  /// In the order of the owners before, nobody first, then after.
  package func inOrder() -> [OwnerTransfer] {
    sorted { ($0.from?.text ?? "", $0.to.text) < ($1.from?.text ?? "", $1.to.text) }
  }
}
