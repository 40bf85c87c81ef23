import PerigeeCore
import PerigeeSession

/// Short ways to say whom an order is for.
extension SelectedContacts {
  static func list(_ name: String) -> Self { Self(.list(name)) }

  static func emails(_ emails: [EmailAddress]) -> Self { Self(.emails(emails)) }
}
