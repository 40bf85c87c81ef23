/// How much of a mail is looked at; what lies behind changes no verdict.
package enum Bounds {
  /// Of a mail, in bytes: its headers, and the texts and reports that mail programs put first.
  package static let mail = 1_048_576
  /// Of headers, the lines that continue one not counted.
  static let headers = 10_000
  /// Of one text, in bytes, once decoded.
  static let text = 32_768
  /// Of a header's value, in bytes.
  static let header = 16_384
  /// Of mails and multiparts inside one another.
  static let depth = 12
  /// Of parts, whatever their depth.
  static let parts = 200
  /// Of recipients in a report.
  static let recipients = 1_000
}
