extension Migration {
  /// The mails of a mailbox that its server did not give, as JSON.
  static let unreadMail = Migration(
    script: "ALTER TABLE mailbox_reading ADD COLUMN unread TEXT NOT NULL DEFAULT '[]';")
}
